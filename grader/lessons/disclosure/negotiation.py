"""The learner's own negotiation, marked from its moves."""

from grader.check import Exercise, Miss
from grader.debrief import ledger, worth
from grader.debrief.ledger import DECLINED, EMPTY, REFUSED, RETURNED
from grader.lessons.replayed import found_most, replayed, signed_for
from grader.table import Session, Setting
from grader.table.history import asks
from grader.table.moves import Disclose, Floor, Offer

FLOOR = 60
"""Points a graded negotiation should bring at least, before anything else counts.

How marks like these are set: `tests.lessons.cuts`. Good plans bring 72 points with the guarded, saying yes to
everything 56.
"""
GOOD_SHARE, FAIR_SHARE = 0.8, 0.65
"""Shares of the available value that earn all and half. Good plans reach .91, the usual mistakes .72, yes to all .64."""
USED = 0.5
"""Share of the available value from which an offer is said to use what was heard.

The best offer of good plans afterwards holds .87, that of plans which give way on everything alike .1.
"""
AHEAD = 1
"""Facts that one may be ahead of the other side."""


negotiation = Exercise(
    "disclosure/negotiation",
    title="Your negotiation",
    points=3,
    reader=replayed,
    hints=(
        "They say “you first” to a question. What could you say first that helps them, and can't hurt you?",
        "Tell one thing and ask for one; go on when it is returned. Then build an offer on what you heard: more of what "
        "they named, something back for what you named.",
        "A neighbour: “The start matters more to us than the fee.” “With us it's the team.” The next offer named her "
        "team, and an early start.",
    ),
)


def _heard(session: Session) -> int | None:
    """The place in the history at which they first answered a fact with a fact, or None."""
    me, history = session.case.learner, session.history
    for place, turn in enumerate(history):
        told = turn.seat == me and isinstance(turn.move, Disclose) and asks(turn.move)
        if told and place + 1 < len(history) and isinstance(history[place + 1].move, Disclose):
            return place + 1
    return None


@negotiation.check(worth=0.5)
def told_and_asked(session: Session, deal: Setting) -> None:
    """you told one thing, asked for one, and it was returned"""
    mine = [entry for entry in ledger(session) if entry.mine]
    if any(entry.told and entry.answer == RETURNED for entry in mine):
        return
    told = [entry for entry in mine if entry.told]
    if any(entry.answer == DECLINED for entry in told):
        raise Miss(
            expected="a fact of theirs for a fact of yours",
            got="a question they declined",
            hint="What did you tell them, and would you have answered that in their place?",
        )
    if told:
        raise Miss(
            expected="a question with what you tell",
            got="something told, nothing asked",
            hint="You told them something. What did you ask for in return?",
            earned=0.5,
        )
    hint = (
        "You asked and told nothing. Who goes first, then?"
        if mine
        else "What do you know of them that they have not put into an offer?"
    )
    raise Miss(expected="something told, and something asked", got="nothing told", hint=hint)


@negotiation.check(needs=told_and_asked, worth=0.5)
def one_at_a_time(session: Session, deal: Setting) -> None:
    """you were never more than one fact ahead, and kept where you would stop"""
    if any(isinstance(move, Disclose) and isinstance(move.fact, Floor) for move in session.moves):
        raise Miss(
            expected="your walk-away kept to yourself",
            got="told in the open",
            hint="What could they do with that, when they name their next offer?",
        )
    given = received = 0
    over = False
    for entry in ledger(session):
        if entry.told and not entry.mine:
            received += 1
        if entry.told and entry.mine:
            given += 1
            if over:
                raise Miss(
                    expected="nothing told after a refusal",
                    got=f"something told in round {entry.round}",
                    hint="They had kept theirs. What made you tell them more?",
                    earned=0.5,
                )
            if given - received > AHEAD:
                raise Miss(
                    expected="one thing of yours, then one of theirs",
                    got=f"{given} told, {received} heard",
                    hint="What came back for the thing you told before that?",
                    earned=0.5,
                )
        over = over or (entry.mine and entry.answer in (REFUSED, EMPTY))


@negotiation.check(needs=told_and_asked, worth=0.5)
def used_it(session: Session, deal: Setting) -> None:
    """you made an offer that uses what you heard"""
    place, me = _heard(session), session.case.learner
    assert place is not None
    offered = [t.move.package for t in session.history[place:] if t.seat == me and isinstance(t.move, Offer)]
    if not any((worth(deal.case, package).share or 0.0) >= USED for package in offered):
        hint = (
            "In which of your offers did they get more of what they had named, and you of yours?"
            if offered
            else "You heard what matters to them. What could you have offered?"
        )
        raise Miss(expected="an offer well above splitting everything", got="none after you heard it", hint=hint)


@negotiation.check(worth=0.75)
def above_the_floor(session: Session, deal: Setting) -> None:
    """you closed a deal worth at least 60 to you"""
    signed_for(session, deal, FLOOR, hint="What did you give without asking for anything?")


@negotiation.check(needs=above_the_floor, worth=0.75)
def little_left(session: Session, deal: Setting) -> None:
    """the two of you left little on the table"""
    found_most(session, deal, good=GOOD_SHARE, fair=FAIR_SHARE)
