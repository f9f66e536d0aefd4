"""The learner's own negotiation, marked from its moves."""

from grader.check import Exercise, Miss
from grader.lessons.interests.demand import DEMANDED, LENGTH, behind, met
from grader.lessons.replayed import found_most, replayed, signed_for
from grader.table import Session, Setting
from grader.table.moves import Ask, Disclose, Offer, Why

FLOOR = 58
"""Points, by the brief, that a graded negotiation should bring at least, before anything else counts."""
GOOD_SHARE, FAIR_SHARE = 0.6, 0.4


negotiation = Exercise(
    "interests/negotiation",
    title="Your negotiation",
    points=2,
    reader=replayed,
    hints=(
        "Before you offer anything: which of their demands costs you most, and do you know what it is for?",
        "Once you have heard why, look at the options again: there may be one that nobody had listed. Build an offer on it.",
        "A neighbour: she wanted the shop shut on Mondays. Asked why, she said that deliveries block the door. "
        "The next offer was a delivery before eight, and Mondays stayed open.",
    ),
)


def _heard(session: Session) -> int | None:
    """The place in the history at which they said what stands behind the demand, or None."""
    reason = Why(behind(session.case).id)
    them = session.case.them.id
    for place, turn in enumerate(session.history):
        if turn.seat == them and isinstance(turn.move, Disclose) and turn.move.fact == reason:
            return place
    return None


@negotiation.check(worth=0.5)
def asked_why(session: Session, deal: Setting) -> None:
    """you asked what stands behind the demand, and heard it"""
    if _heard(session) is not None:
        return
    asked = [move.about for move in session.moves if isinstance(move, Ask)]
    if LENGTH in asked:
        raise Miss(
            expected="the question why before any other",
            got="another question first",
            hint="They answer one question before they want to hear something of you. Which one did you spend it on?",
            earned=0.5,
        )
    if asked:
        raise Miss(
            expected="the question why they want three years",
            got="another question",
            hint="Which of the things they ask for costs you most?",
        )
    raise Miss(
        expected="the question why they want three years",
        got="no question",
        hint="What do you know of what the three years are for?",
    )


@negotiation.check(needs=asked_why, worth=0.5)
def used_it(session: Session, deal: Setting) -> None:
    """you made an offer that does the same without three years"""
    place = _heard(session)
    assert place is not None
    interest, me = behind(session.case), session.case.learner
    offered = [t.move.package for t in session.history[place:] if t.seat == me and isinstance(t.move, Offer)]
    enough = interest.satisfies[LENGTH][DEMANDED]
    if not any(package[LENGTH] != DEMANDED and met(interest, package) >= enough for package in offered):
        hint = (
            "You heard what it is for. What did you offer that would do it?"
            if offered
            else "You heard what it is for. What could you have offered?"
        )
        raise Miss(expected="an offer that does what three years would do", got="none", hint=hint)


@negotiation.check(worth=0.5)
def above_the_floor(session: Session, deal: Setting) -> None:
    """you closed a deal worth at least 58 to you by the brief"""
    signed_for(session, deal, FLOOR, hint="Which of your own interests is not in this deal?", by=" by the brief")


@negotiation.check(needs=above_the_floor, worth=0.5)
def little_left(session: Session, deal: Setting) -> None:
    """the two of you left little on the table"""
    found_most(session, deal, good=GOOD_SHARE, fair=FAIR_SHARE)
