"""What telling brings and what it costs: a script beside the same person keeping silent, with several counterparts."""

from functools import lru_cache
from html import escape

from attrs import frozen

from grader.deal import Case
from grader.lessons.disclosure.deals import CASE
from grader.lessons.disclosure.protocol import REPLIES, STOP, Script, Scripted
from grader.lessons.trial import _dealt
from grader.players import player
from grader.table import negotiate

OPPOSITE = ("guarded", "collaborator", "hard_bargainer", "positional")
WHO = {
    "guarded": "guarded",
    "collaborator": "open",
    "hard_bargainer": "hard",
    "positional": "ordinary",
}
"""Who may sit opposite, and what a learner calls them."""
SILENT = Script((), ())


@frozen
class With:
    """What a script brought with one kind of counterpart, on average, beside keeping silent.

    Attributes:
        who: a name in `OPPOSITE`.
        own: points more to the learner's side; negative for a loss.
        joint: points more to both together.
    """

    who: str
    own: float
    joint: float

    @property
    def net(self) -> float:
        """The joint gain, less what the learner's side lost."""
        return self.joint - max(0.0, -self.own)


@frozen
class Exposure:
    """What a script brought with each kind of counterpart.

    Attributes:
        found: one for each kind.
        tables: how many were played with each.
    """

    found: tuple[With, ...]
    tables: int

    @property
    def net(self) -> float:
        """Joint gain less own loss, on average over the kinds of counterpart."""
        return sum(each.net for each in self.found) / len(self.found)

    def of(self, who: str) -> With:
        """What it brought with this kind."""
        return next(each for each in self.found if each.who == who)

    def _note(self) -> str:
        return (
            f"Beside the same person keeping silent; averages of {self.tables} tables each. Overall: {self.net:+.1f}."
        )

    def __repr__(self) -> str:
        lines = [
            f"{WHO[e.who]}: {e.own:+.1f} to you, {e.joint:+.1f} to both together; joint gain less own loss {e.net:+.1f}"
            for e in self.found
        ]
        return "\n".join([*lines, self._note()])

    def _repr_html_(self) -> str:
        rows = "".join(
            f'<tr><th scope="row" style="text-align:left">{escape(WHO[e.who])}</th>'
            f"<td>{e.own:+.1f}</td><td>{e.joint:+.1f}</td><td>{e.net:+.1f}</td></tr>"
            for e in self.found
        )
        names = ("to you", "to both together", "joint gain less own loss")
        head = "".join(f'<th scope="col">{name}</th>' for name in names)
        return (
            f"<table><thead><tr><td></td>{head}</tr></thead><tbody>{rows}</tbody></table><p>{escape(self._note())}</p>"
        )


def _brought(case: Case, script: Script, who: str, seed: str) -> tuple[int, int]:
    """Points to the learner's side and to both; without a deal, what both have then."""
    deal = negotiate(case, Scripted(script), player(who), seed).deal
    mine, theirs = (
        side.preferences.reservation if deal is None else side.preferences.value(deal) for side in (case.you, case.them)
    )
    return mine, mine + theirs


@lru_cache(maxsize=256)
def _with(script: Script, who: str, seed: int, tables: int) -> tuple[float, float]:
    played = [
        _brought(case, script, who, f"exposure/{seed}/{number}")
        for number, case in enumerate(_dealt((CASE,), seed, tables))
    ]
    return sum(own for own, _ in played) / tables, sum(joint for _, joint in played) / tables


def expose(script: Script, seed: int, tables: int) -> Exposure:
    """Play a script, and silence, with every kind of counterpart at the same tables: variants of the lesson's deal.

    Args:
        script: what to tell, and what to do after each reply.
        seed: the same seed, the same tables.
        tables: with each kind.
    """
    found = []
    for who in OPPOSITE:
        (own, joint), (own_silent, joint_silent) = (_with(each, who, seed, tables) for each in (script, SILENT))
        found.append(With(who, own - own_silent, joint - joint_silent))
    return Exposure(tuple(found), tables)


SHOWN_SEED, SHOWN_TABLES = 2, 40
TOLD_ALONE = ("order", "why", "floor")
"""What the lesson tells one at a time: what matters most, why, and the least one could sign."""


@frozen
class Cost:
    """What telling one thing brought the learner's side with one kind of counterpart, on average, beside keeping silent.

    Attributes:
        fact: one of `TOLD_ALONE`.
        who: a name in `OPPOSITE`.
        own: points; negative for a loss.
    """

    fact: str
    who: str
    own: float


@lru_cache(maxsize=1)
def costs() -> tuple[Cost, ...]:
    """Each fact told alone, with every kind of counterpart."""
    found = []
    for fact in TOLD_ALONE:
        shown = expose(Script((fact,), tuple(dict.fromkeys(REPLIES, STOP).items())), SHOWN_SEED, SHOWN_TABLES)
        found += [Cost(fact, each.who, each.own) for each in shown.found]
    return tuple(found)


@frozen
class Costs:
    """The same as a table to look at."""

    def _rows(self) -> dict[str, list[str]]:
        names = {"order": "an order", "why": "a reason", "floor": "the walk-away"}
        return {names[fact]: [f"{row.own:+.1f}" for row in costs() if row.fact == fact] for fact in TOLD_ALONE}

    def _note(self) -> str:
        return f"Points to you beside keeping silent, averages of {SHOWN_TABLES} tables each."

    def __repr__(self) -> str:
        people = ", ".join(WHO[who] for who in OPPOSITE)
        lines = [f"{name}: {', '.join(values)}" for name, values in self._rows().items()]
        return "\n".join([f"opposite: {people}", *lines, self._note()])

    def _repr_html_(self) -> str:
        head = "".join(f'<th scope="col">{WHO[who]}</th>' for who in OPPOSITE)
        rows = "".join(
            f'<tr><th scope="row" style="text-align:left">{name}</th>'
            + "".join(f"<td>{value}</td>" for value in values)
            + "</tr>"
            for name, values in self._rows().items()
        )
        return f"<table><thead><tr><td></td>{head}</tr></thead><tbody>{rows}</tbody></table><p>{self._note()}</p>"


def told_alone() -> Costs:
    """What telling one thing brings or costs, with each kind of counterpart."""
    return Costs()
