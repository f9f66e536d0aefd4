"""What telling brings and what it costs: a script beside the same person keeping silent, with several counterparts."""

from functools import lru_cache
from html import escape

from attrs import frozen

from grader.deal import Case
from grader.lessons.disclosure.deals import CASE
from grader.lessons.disclosure.protocol import Script, Scripted
from grader.lessons.trial import dealt
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
MANY = 200
"""Tables from which an average is good to a point."""


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
        off = ", each of which may be off by a point or two" if self.tables < MANY else ""
        return f"Compared with telling nothing; averages of {self.tables} tables{off}. Overall: {self.net:+.1f}."

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


def points_of(case: Case, script: Script, who: str, seed: str) -> tuple[int, int]:
    """Points to the learner's side and to both; without a deal, what both have then."""
    deal = negotiate(case, Scripted(script), player(who), seed).deal
    mine, theirs = (
        side.preferences.reservation if deal is None else side.preferences.value(deal) for side in (case.you, case.them)
    )
    return mine, mine + theirs


@lru_cache(maxsize=32)
def played(script: Script, who: str, seed: int, tables: int) -> tuple[tuple[int, int], ...]:
    """Points to the learner's side and to both, at each of so many tables: variants of the lesson's deal."""
    return tuple(
        points_of(case, script, who, f"exposure/{seed}/{number}")
        for number, case in enumerate(dealt((CASE,), seed, tables))
    )


def gains(script: Script, who: str, seed: int, tables: int) -> list[tuple[int, int]]:
    """What a script brought beside keeping silent, table by table: points to the learner's side, and to both together."""
    pairs = zip(played(script, who, seed, tables), played(SILENT, who, seed, tables), strict=True)
    return [(own - own_silent, joint - joint_silent) for (own, joint), (own_silent, joint_silent) in pairs]


def expose(script: Script, seed: int, tables: int) -> Exposure:
    """Play a script, and silence, with every kind of counterpart at the same tables.

    Args:
        script: what to tell, and what to do after each reply.
        seed: the same seed, the same tables.
        tables: with each kind.
    """
    found = []
    for who in OPPOSITE:
        more = gains(script, who, seed, tables)
        found.append(With(who, sum(own for own, _ in more) / tables, sum(joint for _, joint in more) / tables))
    return Exposure(tuple(found), tables)
