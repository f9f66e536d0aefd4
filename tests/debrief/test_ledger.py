"""What was given and received: each fact, each question, what came of it; and claims held against deeds."""

import tomllib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from grader.deal import Case
from grader.debrief import balance, ledger
from grader.debrief.deeds import AGAINST, AGREE, EARLY, UNCLEAR
from grader.debrief.ledger import DECLINED, EMPTY, OPEN, PASSED_OVER, REFUSED, RETURNED
from grader.table import (
    Accept,
    Ask,
    Decline,
    Disclose,
    EqualOffers,
    Evade,
    Floor,
    Limit,
    Mandate,
    Offer,
    Order,
    Prefer,
    Say,
    SendUp,
    Session,
    WalkAway,
    Why,
)
from grader.table.history import asks
from grader.table.moves import AUTHORITY, LIMITS, MUST_CHECK, PRIVATE, YOU_FIRST
from tests.deal.small import LATE_IDEAS, NAME, late_ideas
from tests.table.scripted import Scripted, fresh, play_what_is_allowed, some_moves

SERVICES = Case.load("implementation-services")
OPENING = {"price": "p100", "payment": "net15", "scope": "core", "support": "email"}
MINE = {"price": "p76", "payment": "net90", "scope": "full", "support": "clock"}
ORDER, WHY, LIMIT = Order("payment", "price"), Why("quarter-cash"), Limit("price", frozenset({"p94", "p100"}))


def played(theirs, mine, case=SERVICES):
    """They open and answer by script while the learner makes these moves."""
    opening = OPENING if case is SERVICES else {"crews": "two", "penalty": "none"}
    session = Session(case, Scripted(Offer(opening), *theirs), "s")
    for move in mine:
        session.play(move)
    return session


@pytest.mark.parametrize(
    ("asked", "reply", "answer", "how"),
    [
        (Ask(), Disclose(ORDER), RETURNED, "Answered."),
        (Ask("price"), Disclose(WHY), RETURNED, "Answered."),
        (Ask(LIMITS), Disclose(LIMIT), RETURNED, "Answered."),
        (Ask(LIMITS), Say("..."), RETURNED, "Answered: nothing they can't move on."),
        (Ask(AUTHORITY), Disclose(Mandate(frozenset({"price"}))), RETURNED, "Answered."),
        (Disclose(Order("scope", "price"), ask=True), Disclose(ORDER), RETURNED, "Returned."),
        (Disclose(Why("first-week"), ask=True), Disclose(WHY), RETURNED, "Returned."),
        (Disclose(Floor(MINE), ask=True), Decline(PRIVATE), DECLINED, "Declined: that is theirs to know."),
        (Ask(), Decline(YOU_FIRST), DECLINED, "Declined: you first."),
        (Ask(), Decline(MUST_CHECK), DECLINED, "Declined: they must check."),
        (Ask(), Evade(), EMPTY, "An empty answer."),
        (Ask(), Decline(), REFUSED, "Refused."),
        (Ask(), Say("..."), PASSED_OVER, "Passed over: a remark instead."),
        (Ask(), Offer(OPENING), PASSED_OVER, "Passed over: a package instead."),
        (Ask(), EqualOffers((OPENING, MINE)), PASSED_OVER, "Passed over: several packages instead."),
        (Ask(), Disclose(WHY), PASSED_OVER, "Passed over: something else instead."),
        (Ask(), Ask(), PASSED_OVER, "Passed over: a question instead."),
        (Ask(), WalkAway(), PASSED_OVER, "Passed over: they left."),
    ],
)
def test_a_question_has_one_of_four_answers_or_is_passed_over(asked, reply, answer, how):
    """Returned, declined with a reason, empty, refused; or something else was done instead."""
    entry = ledger(played([reply], [asked]))[0]
    assert (entry.mine, entry.answer, entry.how) == (True, answer, how)


@pytest.mark.parametrize(
    ("reply", "answer", "how"),
    [
        (None, OPEN, "Not answered yet."),
        (Disclose(Order("scope", "price")), RETURNED, "Answered."),
        (Decline(YOU_FIRST), DECLINED, "Declined: they first."),
        (Decline(PRIVATE), DECLINED, "Declined: that is yours to know."),
        (Decline(MUST_CHECK), DECLINED, "Declined: you must check."),
        (Evade(), EMPTY, "An empty answer."),
        (Say("Well."), PASSED_OVER, "Passed over: a remark instead."),
        (Accept(0), PASSED_OVER, "Passed over: a yes to the deal instead."),
        (WalkAway(), PASSED_OVER, "Passed over: you left."),
    ],
)
def test_a_question_of_theirs_is_read_the_same_way(reply, answer, how):
    """What the learner answered, from the learner's side."""
    session = played([Ask(), Say("...")], [Offer(MINE), *([reply] if reply else [])])
    (entry, *_) = ledger(session)
    assert (entry.mine, entry.who, entry.what) == (False, "Marta", "asked what matters most to you")
    assert (entry.answer, entry.how) == (answer, how)


def test_each_fact_is_told_in_words():
    """Who said what in which round, theirs and the learner's, with the question where there was one."""
    theirs = [
        Disclose(ORDER, ask=True),
        Disclose(WHY),
        Disclose(LIMIT),
        Disclose(Floor(OPENING)),
        Disclose(Mandate(frozenset())),
    ]
    mine = [
        Disclose(Order("scope", "price"), ask=True),
        Disclose(Why("first-week")),
        Disclose(Limit("payment", frozenset({"net90", "net60"}))),
        Disclose(Floor(MINE), ask=True),
        Disclose(Mandate(frozenset(OPENING))),
    ]
    entries = ledger(played(theirs, mine))
    assert [f"{e.round} {e.who} {e.what}" for e in entries] == [
        "1 You said that scope matters more to you than price, and asked for theirs",
        "1 Marta said that payment matters more to them than price, and asked for yours",
        f"2 You said why: “{SERVICES.you.interest('first-week').label}”",
        f"2 Marta said why: “{SERVICES.them.interest('quarter-cash').label}”",
        "3 You said that on payment it has to be net 60 or net 90",
        "3 Marta said that on price it has to be €94,000 or €100,000",
        f"4 You named the least you could sign: {SERVICES.in_words(MINE)}, and asked for theirs",
        f"4 Marta named the least they could sign: {SERVICES.in_words(OPENING)}",
        "5 You said what you may settle: all of it",
        "5 Marta said what they may settle: nothing alone",
    ]
    assert balance(entries) == (5, 5)


def test_questions_are_told_in_words():
    """What was asked, by the learner."""
    entries = ledger(played([Evade()] * 4, [Ask(), Ask("scope"), Ask(LIMITS), Ask(AUTHORITY)]))
    assert [e.what for e in entries] == [
        "asked what matters most to them",
        "asked why scope matters to them",
        "asked what they can't move on",
        "asked who decides",
    ]
    assert entries[0].sentence == "Round 1: You asked what matters most to them. An empty answer."
    assert balance(entries) == (0, 0)


def offered(**changes):
    """A package of theirs: their opening with these options."""
    return Offer(OPENING | changes)


@pytest.mark.parametrize(
    ("claim", "since", "verdict"),
    [
        # payment before price, and payment is net 15, the worst there is for the learner
        (ORDER, [], EARLY),
        (ORDER, [Say("...")], EARLY),
        (ORDER, [offered()], UNCLEAR),
        (ORDER, [offered(price="p94")], AGREE),
        (ORDER, [offered(payment="net90")], AGAINST),
        (ORDER, [offered(payment="net30")], UNCLEAR),
        (ORDER, [offered(payment="net90"), offered(payment="net90", price="p76")], UNCLEAR),
        (ORDER, [Prefer(0), Accept(0)], UNCLEAR),  # it took MINE, which gives everything
        (LIMIT, [], EARLY),
        (LIMIT, [offered(price="p94")], AGREE),
        (LIMIT, [offered(), offered(price="p88"), offered()], AGAINST),
        (LIMIT, [Prefer(0), Accept(0)], AGAINST),
        (Floor(OPENING | {"price": "p88"}), [], EARLY),
        (Floor(OPENING | {"price": "p88"}), [offered(price="p94")], AGREE),
        (Floor(OPENING | {"price": "p88"}), [offered(price="p82")], AGAINST),
        (Floor(OPENING | {"price": "p88"}), [offered(price="p82", scope="core", payment="net15")], AGAINST),
        (Floor(OPENING | {"price": "p88", "scope": "full"}), [offered(price="p76")], AGREE),  # more here, less there
        (Mandate(frozenset({"price"})), [], EARLY),
        (Mandate(frozenset({"price"})), [offered(price="p88")], AGREE),
        (Mandate(frozenset({"price"})), [offered(payment="net30")], AGAINST),
        (Mandate(frozenset({"price"})), [Prefer(0), Accept(0)], AGAINST),
        (Mandate(frozenset(OPENING)), [offered(payment="net30")], AGREE),
        (Mandate(frozenset(OPENING)), [Decline(MUST_CHECK)], AGAINST),
        (WHY, [offered(payment="net90")], None),
    ],
)
def test_a_claim_is_held_against_what_they_did_since(claim, since, verdict):
    """Agreed with, spoken against, unclear, too early: only packages and refusals count, never words."""
    mine = [Ask(LIMITS), *(EqualOffers((MINE, OPENING)) if isinstance(m, Prefer) else Ask() for m in since)]
    mine = [Offer(MINE) if isinstance(s, Accept) else m for s, m in zip([None, *since], mine, strict=True)]
    entries = ledger(played([Disclose(claim), *since], mine))
    (entry,) = [e for e in entries if not e.mine]
    assert entry.since == verdict


def test_who_has_nothing_left_to_give_on_the_lesser_issue_gives_elsewhere():
    """Ground on what matters more speaks against nobody who gave all there was on the other."""
    claim, given = Disclose(ORDER), offered(price="p76", payment="net90")
    session = played([offered(price="p76"), claim, given], [Ask("scope"), Ask(), Ask("scope")])
    assert next(e for e in ledger(session) if e.told).since == UNCLEAR


def test_what_comes_from_upstairs_is_no_overstepping():
    """A messenger may bring back anything, and may then give ground on its own issue from there."""
    claim = Disclose(Mandate(frozenset({"price"})))
    session = played(
        [claim, offered(payment="net60"), offered(payment="net60", price="p94")], [Ask(AUTHORITY), SendUp(MINE), Ask()]
    )
    assert ledger(session)[1].since == AGREE


def test_an_option_that_opened_later_breaks_no_limit():
    """Who names a limit can't have meant what nobody had thought of."""
    limit = Disclose(Limit("crews", frozenset({"two"})))
    night = Offer({"crews": "night", "penalty": "none"})
    session = played([limit, Say("..."), night], [Ask(LIMITS), Disclose(Why("dry")), Ask()], late_ideas())
    assert next(e for e in ledger(session) if not e.mine).since == AGREE
    day = Offer({"crews": "weekend", "penalty": "none"})
    session = played([limit, Say("..."), day], [Ask(LIMITS), Disclose(Why("dry")), Ask()], late_ideas())
    assert next(e for e in ledger(session) if not e.mine).since == AGAINST


def test_a_claim_made_before_any_offer_is_held_against_the_first_two():
    """Somebody may begin with a fact instead of a package."""
    session = Session(SERVICES, Scripted(Disclose(ORDER), Offer(OPENING), offered(payment="net90")), "s")
    session.play(Ask("price"))
    assert ledger(session)[0].since == EARLY
    session.play(Ask())
    assert ledger(session)[0].since == AGAINST


def test_it_never_looks_at_what_they_want():
    """Other weights on their side, the same words and deeds: the same ledger."""
    text = LATE_IDEAS.replace("weight = 60\nsatisfies.penalty", "weight = 10\nsatisfies.penalty").replace(
        "weight = 40", "weight = 90"
    )
    moves = [Ask(), Disclose(Why("dry"), ask=True), Ask()]
    theirs = [Disclose(Order("penalty", "crews")), Disclose(Why("rest")), Offer({"crews": "night", "penalty": "half"})]
    other = Case.build(tomllib.loads(text), NAME)
    assert other.them.preferences != late_ideas().them.preferences
    assert ledger(played(theirs, moves, other)) == ledger(played(theirs, moves, late_ideas()))


@given(st.data())
def test_every_fact_and_every_question_has_an_entry(data):
    """Whatever was played by either side: one entry for each, in order, readable, with an answer for each question."""
    case = data.draw(st.sampled_from([SERVICES, late_ideas()]))
    theirs = data.draw(st.sampled_from(["collaborator", "guarded", "hard_bargainer", "messenger", "positional"]))
    session = play_what_is_allowed(fresh(case, theirs), data.draw(some_moves(case)))
    entries = ledger(session)
    turns = [turn for turn in session.history if isinstance(turn.move, Disclose) or asks(turn.move)]
    assert [entry.mine for entry in entries] == [turn.seat == case.learner for turn in turns]
    for entry, turn in zip(entries, turns, strict=True):
        assert (entry.answer is not None) == asks(turn.move) == bool(entry.how)
        assert entry.told == isinstance(turn.move, Disclose)
        assert entry.sentence.endswith(".")
        assert entry.since is None or not entry.mine
    assert [entry.round for entry in entries] == sorted(entry.round for entry in entries)


def test_a_truthful_person_is_hardly_ever_spoken_against():
    """The collaborator tells the truth; over many tables at most one comparison in ten is held against it."""
    found = []
    for name in ("implementation-services", "first-minute"):
        case = Case.load(name)
        ranking = case.you.preferences.ranking()
        for seed in range(10):
            session = fresh(case, "collaborator", str(seed))
            share = Disclose(Order(ranking[0], ranking[-1]), ask=True)
            play_what_is_allowed(session, [share, *[Ask()] * 2, *[Offer(best(case))] * 5])
            found += [entry.since for entry in ledger(session) if entry.since is not None]
    assert len(found) >= 20
    assert found.count(AGAINST) <= len(found) / 10


def best(case):
    """What the learner would write alone."""
    own = case.you.preferences
    return {issue: max(own.options(issue), key=own.options(issue).__getitem__) for issue in own.points}
