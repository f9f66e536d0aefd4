"""The learner's own negotiation, marked from its moves."""

from grader.check import Exercise, Miss
from grader.lessons.replayed import found_most, replayed, signed_for
from grader.table import Session, Setting
from grader.table.history import packages_of
from grader.table.moves import LIMITS, Ask, Disclose, Limit

FLOOR = 55
"""Points that a graded negotiation should bring at least, before anything else counts."""
GOOD_SHARE, FAIR_SHARE = 0.6, 0.4


def _read(moves: object, deal: Setting) -> Session:
    """The session that these moves make; a move that gives up an own standard is told as that."""
    try:
        return replayed(moves, deal)
    except Miss as miss:
        if "your own non-negotiable" not in miss.got:
            raise
        raise Miss(
            expected="moves that keep what you can't give",
            got=miss.got,
            hint="That gives up a standard of your own. What else could the yes have been about?",
        ) from miss


negotiation = Exercise(
    "and-mindset/negotiation",
    title="Your negotiation",
    points=3,
    reader=_read,
    hints=(
        "Tell one thing that you can't give, and ask for one of theirs. Before that, every offer is a guess.",
        "Reasons open options that nobody had listed. Tell one, ask for one, then look at the options again.",
        "A neighbour: she said that the bus leaves at six, he that somebody must lock up. Somebody else got a key, and "
        "nobody had asked for one.",
    ),
)


def _limit_of(session: Session, seat: str) -> Limit | None:
    """The first limit this seat told, or None."""
    facts = [t.move.fact for t in session.history if t.seat == seat and isinstance(t.move, Disclose)]
    return next((fact for fact in facts if isinstance(fact, Limit)), None)


@negotiation.check(worth=0.75)
def both_firm(session: Session, deal: Setting) -> None:
    """you told them something that you can't give, as it is, and heard something of theirs"""
    case = session.case
    mine, theirs = _limit_of(session, case.you.id), _limit_of(session, case.them.id)
    own = case.you.preferences.must
    if mine is None and theirs is None:
        raise Miss(
            expected="what can't be given, on both sides",
            got="nothing of it",
            hint="What did you know of what they could never sign, and they of you?",
        )
    if mine is None or theirs is None:
        asked = any(move == Ask(LIMITS) for move in session.moves)
        hint = (
            "They told you theirs. What do they know of yours?"
            if mine is None and asked
            else "You told them yours. What did you ask for in return?"
        )
        raise Miss(expected="one of theirs for one of yours", got="only one side's", hint=hint, earned=0.5)
    listed = {option.id for option in case.listed.issue(mine.issue).options}
    if mine.issue not in own or (own[mine.issue] & listed) - mine.options:
        raise Miss(
            expected="only what your side can't give at any price",
            got="a demand told as if it were one",
            hint=f"{case.issue(mine.issue).label}: was all that you ruled out really impossible for you?",
            earned=0.5,
        )


@negotiation.check(worth=0.75)
def something_new(session: Session, deal: Setting) -> None:
    """you offered an option that nobody had listed"""
    new = {(i.id, o.id) for i in session.case.issues for o in i.options if o.opened_by}
    offered = [
        package for turn in session.history if turn.seat == session.case.learner for package in packages_of(turn.move)
    ]
    if any(item in new for package in offered for item in package.items()):
        return
    opened = any(o.opened_by for i in session.table.issues for o in i.options)
    if opened:
        raise Miss(
            expected="an offer with an option that came up at the table",
            got="none",
            hint="Somebody's reason put a new option on the table. What could you have built with it?",
            earned=0.25,
        )
    raise Miss(
        expected="an option that came up at the table",
        got="only what was listed from the start",
        hint="Which reason, of theirs or of yours, was never said aloud?",
    )


@negotiation.check(worth=0.75)
def above_the_floor(session: Session, deal: Setting) -> None:
    """you closed a deal worth at least 55 to you"""
    signed_for(session, deal, FLOOR, hint="You said yes. Under which condition would it have been a good one for you?")


@negotiation.check(needs=above_the_floor, worth=0.75)
def little_left(session: Session, deal: Setting) -> None:
    """the two of you left little on the table"""
    found_most(session, deal, good=GOOD_SHARE, fair=FAIR_SHARE)
