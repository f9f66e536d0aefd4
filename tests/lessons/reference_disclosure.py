"""A learner who solves every graded exercise of ``disclosure`` for any key.

Uses what a learner can know: the own sheet, the lines of the exchanges, what is said and done at the table, and, when
sitting down again, the deals that the debrief of an earlier attempt shows.
"""

from collections.abc import Iterator

from grader.check import Score
from grader.lessons import disclosure
from grader.lessons.disclosure.asking import Behind
from grader.lessons.disclosure.facts import KEEP, TELL, Facts
from grader.lessons.disclosure.scripts import RIGHT
from grader.lessons.disclosure.talks import OFFER, ONE_THING, Exchanges
from grader.players.planned import Planned
from grader.table import Disclose, Move, Session, Setting
from grader.table.moves import Why
from grader.table.session import seat_at
from tests.lessons.again import Again, moves, on_the_map

PLAN = [
    "share why my top issue matters and ask for theirs",
    "share my top issue and ask for theirs",
    "stop sharing after one refusal",
    "design one package for both at 78 %",
    "design one package for both at 74 %",
    "accept at 66 %",
    "in the last round accept anything above my walk-away",
]
LEVELS = ((78, 74, 70), (82, 78, 74), (74, 70, 66), (80, 76, 66), (86, 82, 76), (70, 66, 62))
"""What this learner tries, one attempt after another: two packages, and when to say yes, in per cent."""


def sort(said: Facts) -> dict[str, list[str]]:
    """What to tell and what to keep."""
    return {"tell": said.letters(TELL), "keep": said.letters(KEEP)}


def stop(talks: Exchanges) -> dict[str, object]:
    """Where to stop, and what to say then, and later."""
    ends = {name: each.stop for name, each in talks.by_name.items()}
    return {"stop": ends, "then": talks.letter(OFFER), "later": talks.letter(ONE_THING)}


def ask_back(four: Behind) -> dict[str, list[str]]:
    """Whoever can have given the answer, and the questions that they would not all answer alike."""
    still = [name for name, wants in four.wants.items() if four.first.answered(wants) == four.answer]
    said = {letter: dict(zip(four.people(), four.replies(letter), strict=True)) for letter in four.asked}
    return {"still": still, "ask": [letter for letter in said if len({said[letter][name] for name in still}) > 1]}


def script(said: Facts) -> dict[str, object]:
    """Two reasons, then an order; stop when nothing comes back."""
    letter = {kind: letter for letter, kind in said.kinds.items()}
    return {"script": [letter[kind] for kind in ("why", "why_else", "order")], "after": RIGHT}


class Following:
    """Follows a plan."""

    def __init__(self, rules: list[str]) -> None:
        self.player = Planned(rules)

    def move(self, session: Session) -> Move:
        """The next move."""
        seat = seat_at(session.case, session.case.learner, session.seed, session.history)
        return self.player.respond(seat, session.history)


def negotiate(deal: Setting) -> Iterator[Score]:
    """The score of one attempt after another, as anyone may sit down again, until one earns all there is."""
    for first, second, enough in LEVELS:
        lines = [f"design one package for both at {level} %" for level in (first, second)]
        plan = [*PLAN[:3], *lines, f"accept at {enough} %", PLAN[-1]]
        score = disclosure.negotiation(moves(deal, Following(plan)), deal)
        yield score
        if score == score.points:
            return
    reason = max(deal.case.you.interests, key=lambda interest: interest.weight)
    for held in on_the_map(deal):
        score = disclosure.negotiation(moves(deal, Again(Disclose(Why(reason.id), ask=True), held, held)), deal)
        if score == score.points:
            yield score
            return
