"""Lines that show what the speaker filled in: which kind of line it was, in which mood, and what stood in each brace."""

import re

from attrs import frozen

from grader.deal import Case
from grader.deal.lines import MOODS, PLACEHOLDERS
from grader.table import Session
from tests.players.plays import says

COPIES = 24
"""Lines of each kind, so that none has to come twice."""
_FORM = re.compile(r"#(?P<kind>[a-z_]+)(-(?P<mood>[a-z]+))?/(?P<number>\d+) (?P<words>.*)", re.DOTALL)


@frozen
class Spoken:
    """One line, taken apart.

    Attributes:
        place: in the history.
        kind: of line.
        mood: empty for a line that suits any.
        words: placeholder -> what stood in its braces.
    """

    place: int
    kind: str
    mood: str
    words: dict[str, str]


def tagged(
    case: Case,
    who: str,
    *,
    moods: bool = False,
    kinds: tuple[str, ...] = tuple(PLACEHOLDERS),
    without: frozenset[str] = frozenset(),
) -> Case:
    """The case with lines for one player that hold every placeholder of their kind, or all but some.

    Args:
        case: the deal.
        who: the player.
        moods: whether there are lines for each mood too.
        kinds: of line.
        without: placeholders that are left out.
    """
    names = [*kinds, *(f"{kind}-{mood}" for kind in kinds for mood in MOODS if moods)]
    lines = {}
    for name in names:
        braces = ";".join(f"{one}={{{one}}}" for one in PLACEHOLDERS[name.partition("-")[0]] if one not in without)
        lines[name] = [f"#{name}/{number} {braces}" for number in range(COPIES)]
    return says(case, who, lines)


def spoken(session: Session) -> list[Spoken]:
    """The tagged lines of a negotiation; a line whose placeholders could not all be filled was not used."""
    found = []
    for place, turn in enumerate(session.history):
        match = _FORM.match(turn.words)
        if match and turn.seat == session.case.them.id:
            pairs = [pair.split("=", 1) for pair in match["words"].split(";") if "=" in pair]
            found.append(Spoken(place, match["kind"], match["mood"] or "", dict(pairs)))
    return found
