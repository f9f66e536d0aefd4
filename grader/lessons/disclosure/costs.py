"""What telling one thing alone costs with each kind of counterpart: the lesson's table, and the exercises about it."""

from attrs import frozen

from grader.check import Exercise, Miss
from grader.check.claims import matched
from grader.lessons.disclosure.exposure import OPPOSITE, WHO
from grader.lessons.disclosure.facts import FLOOR, ORDER, WHY
from grader.lessons.disclosure.series import SHOWN, kept
from grader.lessons.parts import part

TOLD = {ORDER: "an order", WHY: "a reason", FLOOR: "the walk-away"}
"""What the lesson tells one at a time: what matters most, why, and the least one could sign."""
WIDE = 1.96
"""Standard errors to each side of an average, between which it lies in 95 of 100 such runs."""
_LEFT = 'style="text-align:left"'


@frozen
class Average:
    """Points on average, and half of the 95 % interval around them."""

    points: float
    within: float

    def __str__(self) -> str:
        return f"{round(self.points, 1) + 0.0:+.1f} ± {self.within:.1f}"

    @property
    def clear(self) -> bool:
        """Whether the interval leaves out nought."""
        return abs(self.points) > self.within


@frozen
class Cost:
    """What telling one thing brought with one kind of counterpart, beside keeping silent.

    Attributes:
        fact: one of `TOLD`.
        who: a name in `OPPOSITE`.
        own: to the learner's side; negative for a loss.
        joint: to both together.
    """

    fact: str
    who: str
    own: Average
    joint: Average


def costs() -> tuple[Cost, ...]:
    """Each fact told alone, with every kind of counterpart."""
    found = []
    for fact in TOLD:
        for who in OPPOSITE:
            told = kept()[SHOWN, who, (fact,)]
            own, joint = Average(told.own, WIDE * told.own_error), Average(told.joint, WIDE * told.joint_error)
            found.append(Cost(fact, who, own, joint))
    return tuple(found)


@frozen
class Costs:
    """The same as a table to look at; what is clear stands out."""

    def _rows(self) -> dict[str, list[Average]]:
        return {
            f"{name}, {whose}": [row.own if whose == "to you" else row.joint for row in costs() if row.fact == fact]
            for fact, name in TOLD.items()
            for whose in ("to you", "to both together")
        }

    def _note(self) -> str:
        tables = kept()[SHOWN, OPPOSITE[0], (ORDER,)].tables
        return (
            f"Points beside keeping silent: averages of {tables} tables each, and how far they may be off "
            "(95 % interval). Bold is what is clearly more or less than nothing."
        )

    def __repr__(self) -> str:
        people = ", ".join(WHO[who] for who in OPPOSITE)
        lines = [f"{name}: {', '.join(map(str, values))}" for name, values in self._rows().items()]
        return "\n".join([f"opposite: {people}", *lines, self._note()])

    def _repr_html_(self) -> str:
        head = "".join(f'<th scope="col">{WHO[who]}</th>' for who in OPPOSITE)
        rows = "".join(
            f'<tr><th scope="row" {_LEFT}>{name}</th>'
            + "".join(f"<td>{f'<b>{value}</b>' if value.clear else value}</td>" for value in values)
            + "</tr>"
            for name, values in self._rows().items()
        )
        return f"<table><thead><tr><td></td>{head}</tr></thead><tbody>{rows}</tbody></table><p>{self._note()}</p>"


def told_alone() -> Costs:
    """What telling one thing brings or costs, with each kind of counterpart."""
    return Costs()


exposed = Exercise(
    "disclosure/exposed",
    title="What it costs to say it",
    points=2,
    hints=(
        "Run the cell with the table first. Each number is what telling one thing brought you, beside keeping silent.",
        "Look for the largest loss to you, not to both: which line, which column?",
        "A neighbour: of +2, -1 and -6 the last is the largest loss.",
    ),
)


@exposed.check
def finds_the_fact(answer: object) -> None:
    """you found what is dearest to tell"""
    said = matched(part(answer, "told"), TOLD, "told")
    if said != _dearest().fact:
        raise Miss(
            expected="the fact with the largest loss to you",
            got=f"“{TOLD[said]}”",
            hint="Is there a line with a larger loss?",
        )


@exposed.check
def finds_the_person(answer: object) -> None:
    """you found with whom it is dearest"""
    said = matched(part(answer, "who"), {who: WHO[who] for who in OPPOSITE}, "who")
    if said != _dearest().who:
        raise Miss(
            expected="the person with whom the loss is largest",
            got=f"“{WHO[said]}”",
            hint="Is there a column with a larger loss?",
        )


def _dearest() -> Cost:
    return min(costs(), key=lambda row: row.own.points)
