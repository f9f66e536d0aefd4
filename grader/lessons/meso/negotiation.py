"""The learner's own negotiation, marked from its moves."""

from itertools import combinations

from grader.check import Exercise, Miss
from grader.debrief import equal_sets
from grader.debrief.process import EQUAL_WITHIN
from grader.lessons.packages import apart
from grader.lessons.replayed import found_most, replayed, signed_for
from grader.table import Session, Setting

FLOOR = 55
"""Points a graded negotiation should bring at least, before anything else counts."""
GOOD_SHARE = 0.8
FAIR_SHARE = 0.5


negotiation = Exercise(
    "meso/negotiation",
    title="Your negotiation",
    points=3,
    reader=replayed,
    hints=(
        "Before you sit down: build three packages worth the same to you, near your target.",
        "When they point at one, build the next offer on it: more of what they seem to want, and something back for you.",
        "A neighbour: they chose the package with net 15. The next offer kept net 15, gave office hours, and asked for the full scope.",
    ),
)


@negotiation.check(worth=0.5)
def several_at_once(session: Session, deal: Setting) -> None:
    """you put two or three packages on the table at once"""
    if not equal_sets(session):
        raise Miss(expected="several offers at once", got="none", hint="What could you have learnt from a choice?")


@negotiation.check(needs=several_at_once, worth=0.5)
def truly_equal(session: Session, deal: Setting) -> None:
    """they were worth the same to you, and gave them a real choice"""
    sets = equal_sets(session)
    equal = [s for s in sets if s.spread <= EQUAL_WITHIN]
    if not equal:
        closest = min(sets, key=lambda s: s.spread)
        raise Miss(
            expected=f"within {EQUAL_WITHIN} points of each other",
            got=f"worth {', '.join(map(str, closest.values))} to you",
            hint="Would you have been as glad of any of them?",
        )
    if not any(all(apart(a, b) > 1 for a, b in combinations(s.packages, 2)) for s in equal):
        raise Miss(
            expected="packages that differ on at least two issues",
            got="two that differ on one",
            hint="What could the choice between those two have told you?",
        )


@negotiation.check(needs=several_at_once, worth=0.5)
def built_on_their_choice(session: Session, deal: Setting) -> None:
    """your next offer was better for them than the one they chose"""
    theirs = deal.case.them.preferences
    hint = "They answered without choosing. How many rounds were left when you asked?"
    for equal in equal_sets(session):
        if equal.chosen is None:
            continue
        chosen = equal.packages[equal.chosen]
        if session.deal == chosen:
            return
        if equal.next_offer is not None and theirs.value(equal.next_offer) > theirs.value(chosen):
            return
        hint = "They pointed at one. What did that one have that the others had not?"
    raise Miss(expected="an offer that gives them more of what they chose for", got="no such offer", hint=hint)


@negotiation.check(worth=0.5)
def above_the_floor(session: Session, deal: Setting) -> None:
    """you closed a deal worth at least 55 to you"""
    signed_for(session, deal, FLOOR, hint="What did you give without asking for anything?")


@negotiation.check(needs=above_the_floor, worth=1)
def little_left(session: Session, deal: Setting) -> None:
    """the two of you left little on the table"""
    found_most(session, deal, good=GOOD_SHARE, fair=FAIR_SHARE)
