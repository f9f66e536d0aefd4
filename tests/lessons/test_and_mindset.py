"""Lesson 05 and its assignment: variants of equal difficulty, and what its situations promise."""

import os
from collections import Counter
from itertools import combinations, product

import pytest

from grader.check import Score
from grader.deal import Case, all_points
from grader.lessons import and_mindset
from grader.lessons.and_mindset.asked import POOL
from grader.lessons.and_mindset.deals import COLLIDING, EMPLOYEE, LONG, ROADS, SHORT, SUPPLIER, joint, road
from grader.lessons.and_mindset.firm import ASK, BUILD, LEAVE, Requests
from grader.lessons.and_mindset.flood import after_the_flood
from grader.lessons.and_mindset.hood import both_roads, more_together
from grader.lessons.and_mindset.packages import halves
from grader.lessons.and_mindset.people import GERRIT, PEOPLE
from grader.lessons.and_mindset.person import WORLDS, groups
from grader.lessons.and_mindset.plans import MENU
from grader.lessons.and_mindset.questions import Firmness
from grader.lessons.and_mindset.request import FEWEST, MOST, Request, answers
from grader.lessons.and_mindset.scenes import FIRM, POSITION, PUMPS, SCENES, WISH
from grader.lessons.conversation import Lines
from grader.players.planned import Planned
from grader.players.rules import read_rule
from grader.players.telling import next_limit, reason
from grader.table import Accept, Ask, Disclose, Setting
from grader.table.notation import to_json
from grader.table.session import seat_at
from tests.content.rows import told
from tests.lessons.given import and_deal, keys, scored

COUNT = int(os.environ.get("COURSE_KEYS", "40"))
KEYS = keys(COUNT, "and-mindset")
SOLVED = KEYS if "COURSE_KEYS" in os.environ else KEYS[:20]
PLAN = [
    *["share my non-negotiables and ask for theirs"] * 2,
    *["share why my top issue matters and ask for theirs"] * 3,
    "design one package for both at 68 %",
    "accept at 60 %",
    "in the last round accept anything above my walk-away",
]


def two_lists(said: Lines) -> dict[str, list[str]]:
    """What is firm on both sides, as somebody who reads well would list it."""
    return {side: said.of_kind(side, FIRM) for side in ("yours", "theirs")}


def three_of(asked: Firmness) -> list[str]:
    """The first three questions after which all is known, none of them idle."""
    telling = [letter for letter in asked.asked if asked.groups([letter]) > 1]
    return next(list(three) for three in combinations(telling, 3) if asked.groups(list(three)) == len(WORLDS))


def packages(asked: Request) -> list[dict[str, str]]:
    """Every package that will do."""
    return answers(asked.case)


SAID = ("nothing", "a little", "a quarter", "a third", "almost half", "half", "over half", "two thirds")
"""Shares of a reason in words, up to two thirds; whatever is more than these is more than enough."""


def built_by_words(asked: Request) -> dict[str, str]:
    """A package found from the words that the learner reads alone: no number of either side is looked at.

    Options that a side said it can't sign are crossed out. Of the rest the package is taken that leaves the reason worst
    served best, those at the top of both lists before all others.
    """
    case, tables = asked.case, asked._tables()
    possible = [
        [o for o in case.you.preferences.options(i.id) if o in case.them.preferences.options(i.id)] for i in case.issues
    ]
    first = {head.label for side in case.parties for head in sorted(side.interests, key=lambda i: -i.weight)[:1]}

    def served(package: dict[str, str]) -> dict[str, int]:
        found: dict[str, int] = Counter()
        for issue, (_, heads, rows) in zip(case.issues, tables, strict=True):
            cells = dict(rows)[issue.option(package[issue.id]).label]
            for (_, label), cell in zip(heads, cells, strict=True):
                found[label] += SAID.index(cell) if cell in SAID else len(SAID)
        return found

    def fair(package: dict[str, str]) -> tuple[int, int, int]:
        shares = served(package)
        well = {label for label, share in shares.items() if share >= SAID.index("two thirds")}
        each = [sum(each.label in well for each in side.interests) >= 2 for side in case.parties]
        return (
            sum(share >= SAID.index("a third") for share in shares.values()),
            len(first & well) + sum(each),
            sum(shares.values()),
        )

    packages = [dict(zip((i.id for i in case.issues), each, strict=True)) for each in product(*possible)]
    return max(packages, key=fair)


def sorted_out(asked: Requests) -> dict[str, str]:
    """What is left to do with each request."""
    return {letter: LEAVE if each.collide else BUILD for letter, each in asked.asked.items()}


def negotiated(deal: Setting, start: int, enough: int, about: str) -> Score:
    """One attempt: a limit for a limit, reasons for reasons, a question, then packages for both from `start` per cent."""
    session = deal.session()
    seat = seat_at(session.case, session.case.learner, session.seed)
    limit = next_limit(seat, session.history)
    assert limit is not None
    session.play(Disclose(limit, ask=True))
    session.play(Disclose(reason(seat, "home"), ask=True))
    session.play(Ask(about))
    lines = [f"design one package for both at {start - down} %" for down in (0, 0, 3, 6)]
    plan = Planned(["ask who decides"] * 3 + [*lines, f"accept at {enough} %", PLAN[-1]])
    while not session.over:
        here = seat_at(session.case, session.case.learner, session.seed, session.history)
        session.play(plan.respond(here, session.history))
    return and_mindset.negotiation([to_json(move) for move in session.moves], deal)


ATTEMPTS = [
    (start, enough, about) for about in ("nights", "home") for start in (72, 68, 75, 64) for enough in (66, 60, 56)
]


def test_every_variant_can_be_solved():
    """What the lesson teaches earns every point of the first four items, on every variant."""
    for key in SOLVED:
        deal = and_deal(key)
        said, asked = and_mindset.lines(deal), and_mindset.firmness(deal)
        request, requests = and_mindset.request(deal), and_mindset.requests(deal)
        assert and_mindset.lists(two_lists(said), said) == and_mindset.lists.points, key
        assert and_mindset.questions(three_of(asked), asked) == and_mindset.questions.points, key
        assert and_mindset.firm(sorted_out(requests), requests) == and_mindset.firm.points, key
        good = packages(request)
        assert FEWEST <= len(good) <= MOST, key
        assert {float(and_mindset.package(each, request)) for each in good} == {and_mindset.package.points}, key
        assert and_mindset.package(built_by_words(request), request) == and_mindset.package.points, key


@pytest.mark.parametrize("key", KEYS[:20])
def test_each_way_to_miss_it_gets_a_question_of_its_own(key):
    """Half of each, a yes without a condition, an own standard given up, and a yes to oneself, on every variant."""
    request = and_mindset.request(and_deal(key))
    case, issues = request.case, [issue.id for issue in request.case.issues]
    mine, theirs = case.you.preferences, case.them.preferences

    def hint_for(package: dict[str, str]) -> str:
        return told(and_mindset.package(package, request))

    every = [dict(zip(issues, each, strict=True)) for each in product(*(mine.points[issue] for issue in issues))]
    kept = [package for package in every if mine.allows(package) and theirs.allows(package)]
    assert all(hint_for(package).startswith("You met halfway everywhere") for package in kept if halves(case, package))
    assert all(
        hint_for(package).startswith("That gives up a standard of your own.")
        for package in every
        if not mine.allows(package)
    )
    for_them = max(kept, key=lambda package: (theirs.value(package), -mine.value(package)))
    assert hint_for(for_them).startswith("That says yes, and asks for nothing.")
    for_you = max(kept, key=lambda package: (mine.value(package), -theirs.value(package)))
    assert hint_for(for_you).startswith("That is a yes to your own side only.")


@pytest.mark.parametrize("key", KEYS[:20])
def test_half_of_each_is_never_enough(key):
    """No package from the middle of every issue earns full marks."""
    request = and_mindset.request(and_deal(key))
    assert not any(halves(request.case, each) for each in packages(request))


def test_a_good_negotiation_earns_every_point():
    """On every variant, when sitting down again is allowed."""
    best = Counter()
    for key in KEYS:
        scores: list[float] = []
        for attempt in ATTEMPTS:
            scores.append(float(negotiated(and_deal(key), *attempt)))
            if scores[-1] == and_mindset.negotiation.points:
                break
        best[max(scores)] += 1
    assert best == {and_mindset.negotiation.points: COUNT}


def test_one_plan_serves_with_people_not_met():
    """A plan knows nothing of a key: the lesson's own earns every point when marked, and nearly every one with others."""
    assert scored(and_mindset.plan, PLAN, (11, 12, 13)) == and_mindset.plan.points
    assert min(scored(and_mindset.plan, PLAN, seed) for seed in range(101, 105)) >= 0.87 * and_mindset.plan.points


@pytest.mark.parametrize("key", KEYS[:20])
def test_the_first_offer_earns_a_third_at_most(key):
    """Whatever was said before it, taking what lies there is no negotiation."""
    deal = and_deal(key)
    seat = seat_at(deal.case, deal.case.learner, "first")
    limit = next_limit(seat, ())
    assert limit is not None
    for before in ([], [Disclose(limit, ask=True)], [Ask("home")]):
        moves = [to_json(move) for move in (*before, Accept(0))]
        assert and_mindset.negotiation(moves, deal) <= and_mindset.negotiation.points / 3


def test_variants_differ():
    """Scenes, people and requests are dealt to learners by their keys."""
    deals = [and_deal(key) for key in KEYS]
    assert {and_mindset.lines(deal).scene.them for deal in deals} == {scene.them for scene in SCENES}
    assert {and_mindset.firmness(deal).person.name for deal in deals} == {person.name for person in PEOPLE}
    drawn = [and_mindset.requests(deal).asked.values() for deal in deals]
    assert {each for three in drawn for each in three} == set(POOL)
    assert {sum(bool(each.collide) for each in three) for three in drawn} == {1, 2}


def test_every_scene_is_built_alike():
    """On each side two lines that are firm, one demand, one wish."""
    for scene in (PUMPS, *SCENES):
        kinds = Counter((line.side, line.kind) for line in scene.lines)
        assert kinds == {
            (side, kind): count for side in ("yours", "theirs") for kind, count in ((FIRM, 2), (POSITION, 1), (WISH, 1))
        }


@pytest.mark.parametrize("person", [GERRIT, *PEOPLE], ids=lambda person: person.name)
def test_three_questions_are_enough_and_some_tell_nothing(person):
    """Several threes tell all eight ways apart, no single question does, and two get the same answer either way."""
    threes = [three for three in combinations(person.questions, 3) if groups(three) == len(WORLDS)]
    assert len(threes) >= 3
    assert max(groups([question]) for question in person.questions) == 4
    assert sum(groups([question]) == 1 for question in person.questions) == 2
    assert len(person.questions) == 7


def test_gerrits_lines_follow_from_his_case():
    """What he calls firm can't be signed by him: all within two weeks, and more than 3 % off; a penalty can."""
    theirs = Case.load(SUPPLIER).them.preferences
    closed = {
        option for issue, allowed in theirs.must.items() for option in theirs.points[issue] if option not in allowed
    }
    assert closed == {"w2", "less6"}
    assert "penalty" not in theirs.must
    assert GERRIT.firm == {1, 2}


def test_only_after_the_flood_nothing_can_be_signed():
    """Both sides' non-negotiables leave a package in two of the cases, and none in the third."""
    for name, some in ((SUPPLIER, True), (EMPLOYEE, True), (COLLIDING, False)):
        case = Case.load(name)
        assert bool(all_points(case.you.preferences, case.them.preferences)) is some
        assert case.feasible is some
    colliding = Case.load(COLLIDING)
    mine, theirs = colliding.you.preferences, colliding.them.preferences
    assert [i for i in mine.points if not set(mine.options(i)) & set(theirs.options(i))] == ["home"]


@pytest.mark.parametrize("rules", [LONG, SHORT], ids=["long", "short"])
def test_the_road_that_is_shown_lies_in_the_middle(rules):
    """As many of the negotiations brought the two less as brought them more, or nearly."""
    shown = joint(and_mindset.watched(rules))
    all_of_them = sorted(joint(road(rules, seed)) for seed in range(ROADS))
    assert shown == all_of_them[ROADS // 2]


def test_the_tables_are_one_row_for_each_road():
    """Both roads at every table; the short one brings the two more at nearly all."""
    rows = both_roads()
    assert Counter(row["road"] for row in rows) == {"long": 40, "short": 40}
    assert more_together() == 39


def test_only_moves_that_were_taught_are_on_the_table():
    """Limits are offered after the lesson has taught them; who decides and leaving come later."""
    assert and_mindset.practice("no-such-folder").facts == {"order", "why"}
    assert and_mindset.again("no-such-folder").facts == and_deal().facts == {"order", "why", "limit"}
    for deal in (and_mindset.practice("no-such-folder"), and_mindset.again("no-such-folder"), and_deal()):
        assert "send_up" not in deal.unlocked
    assert not {read_rule(rule).name for rule in MENU} & {"ask_who", "up", "leave"}


def test_no_key_no_marks_but_a_person():
    """Without a key nobody can say whose variant it is: nothing is earned, and a person is asked."""
    deal = and_deal()
    keyless = type(deal)(deal.name, deal.case, deal.counterpart, None, deal.unlocked, deal.path)
    said, asked = and_mindset.lines(keyless), and_mindset.firmness(keyless)
    request, requests = and_mindset.request(keyless), and_mindset.requests(keyless)
    answers = {
        and_mindset.lists: (two_lists(said), said),
        and_mindset.questions: (three_of(asked), asked),
        and_mindset.package: (packages(request)[0], request),
        and_mindset.firm: (sorted_out(requests), requests),
        and_mindset.negotiation: ([{"accept": 0}], keyless),
    }
    for exercise, (answer, context) in answers.items():
        assert exercise(answer, context) == 0
        assert exercise(answer, context).broken
        assert not exercise(..., context).broken


def test_either_way_out_is_right_where_nothing_can_be_signed():
    """Leaving it and asking which of the two is firm are worth the same."""
    requests = and_mindset.requests(and_deal())
    asking = {letter: ASK if said == LEAVE else said for letter, said in sorted_out(requests).items()}
    assert (
        and_mindset.firm(asking, requests)
        == and_mindset.firm(sorted_out(requests), requests)
        == and_mindset.firm.points
    )


@pytest.mark.parametrize("seed", range(101, 105))
def test_where_nothing_can_be_signed_a_plan_finds_out_why_or_not(seed):
    """Nothing is ever signed there; what stands in the way comes to light if both tell all that they can't give."""
    found, one_told = after_the_flood(PLAN, seed), after_the_flood(PLAN[1:], seed)
    assert (found.known, found.told, found.heard) == (True, 2, 2)
    assert (one_told.known, one_told.told, one_told.heard) == (False, 1, 1)
    assert "both of you know what stands in the way" in str(found)
    assert "did not come to light" in str(one_told)
    silent = after_the_flood([*["give way a little on everything"] * 6, "accept at 40 %"], seed)
    assert (silent.known, silent.told, silent.signed) == (False, 0, "")


def test_hearing_and_trying_never_stop_a_notebook():
    """Unreadable questions and plans are told in a sentence."""
    asked = and_mindset.firmness(and_deal())
    for wrong in (..., ["..."], [], 7, ["z"], {"a": 1}, None):
        assert repr(and_mindset.trial(wrong))
        assert isinstance(repr(and_mindset.hear(wrong, asked)), str)
    assert "Bashir: On the 10th she's on a plane." in repr(and_mindset.hear(["e"], asked))
