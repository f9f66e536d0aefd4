"""What the people of a case say while they make a move."""

import re
from itertools import product

import pytest
from attrs import evolve

from grader.deal import Case, Package
from grader.deal.lines import LEAST_LINES
from grader.players import player
from grader.players.catalogue import PLAYERS
from grader.players.voice import stock
from grader.players.words import words_for
from grader.table import Ask, Disclose, EqualOffers, Floor, Offer, Say, SendUp, Session, Turn, packages_of, standing
from grader.table.moves import AUTHORITY, LIMITS
from grader.table.session import seat_at
from tests.deal.small import late_ideas, supplier_delay
from tests.players.anything import improvised
from tests.players.plays import (
    CASES,
    WHO,
    best_for,
    load,
    only,
    plays,
    replies_of,
    says,
    stepping_down,
    told,
    why,
)
from tests.players.tagged import Spoken, spoken, tagged
from tests.table.scripted import Scripted

SERVICES = load("implementation-services")
MINE, THEIRS = best_for(SERVICES, "client"), best_for(SERVICES, "vendor")
SEEDS = range(2)


def standing_before(session: Session, place: int) -> tuple[tuple[Package, ...], tuple[Package, ...]]:
    """What lay on the table before a turn: the learner's packages, and the other side's."""
    before = session.history[:place]
    return standing(before, session.case.learner), standing(before, session.case.them.id)


def chosen(case: Case, package: Package, text: str) -> str:
    """The issue of the option of a package that reads like this."""
    (issue,) = [i.id for i in case.issues if i.option(package[i.id]).label == text]
    return issue


def haggled(case: Case, who: str) -> Session:
    """A negotiation over the other side's top issue alone: packages that anybody may discuss."""
    theirs = best_for(case, case.them.id)
    own = case.listed.them.preferences
    top = own.ranking()[0]
    session = Session(case, player(who), "s")
    for option in sorted(own.options(top), key=own.points[top].__getitem__)[:3]:
        if not session.over and case.you.preferences.allows({**theirs, top: option}):
            session.play(Offer({**theirs, top: option}))
    return session


@pytest.mark.parametrize("who", [who for who in WHO if who != "messenger"])
def test_what_an_offer_names_as_given_and_got_is_true(who: str):
    """`give` and `gives`: ground given since the own last offer; `get`: more than in your last offer; both in the package."""
    counted = 0
    for name, seed in product(CASES, [*SEEDS, None]):
        case = tagged(load(name), who, kinds=("offer",))
        session = improvised(case, who, seed) if seed is not None else haggled(case, who)
        points = case.them.preferences.points
        for line in spoken(session):
            package = session.history[line.place].move.package
            yours, _ = standing_before(session, line.place)
            check_given(session, line)
            got = chosen(case, package, line.words["get"])
            assert points[got][package[got]] > min(points[got][one[got]] for one in yours), (name, seed, line)
            counted += 1
    assert counted >= 5


def check_given(session: Session, line: Spoken) -> None:
    """The package is named as it is, and what is given in it is less than the speaker asked for in the last one."""
    case = session.case
    package = session.history[line.place].move.package
    _, theirs = standing_before(session, line.place)
    points = case.them.preferences.points
    assert line.words["package"] == session.table.in_words(package)
    given = chosen(case, package, line.words["gives"])
    assert next(i.label.lower() for i in case.issues if i.id == given) == line.words["give"].lower()
    assert points[given][package[given]] < points[given][theirs[0][given]], line


def test_the_messenger_names_ground_given_on_its_errand():
    """It gives on one issue and gets nothing for it: what it gives is there, and true."""
    counted = 0
    for name in CASES:
        case = tagged(load(name), "messenger", kinds=("offer",), without=frozenset({"get"}))
        session = haggled(case, "messenger")
        for line in spoken(session):
            check_given(session, line)
            counted += 1
    assert counted >= 5


@pytest.mark.parametrize("who", WHO)
def test_a_counter_trade_gives_one_thing_for_another(who: str):
    """What is given and what is got are two different things."""
    for name, seed in product(CASES, SEEDS):
        for line in spoken(improvised(tagged(load(name), who, kinds=("offer",)), who, seed)):
            assert line.words["gives"] != line.words["get"], (name, seed)


def test_a_trade_reads_like_one():
    """Who moves on payment and wants the price for it says both, and the package that holds them."""
    texts = ["You get {gives}, I get {get}: {package}.", "For {get} you have {gives}: {package}."]
    lines = dict.fromkeys(("offer", "offer-warm", "offer-cool", "offer-late"), texts)
    case = says(SERVICES, "positional", lines)
    session = plays("positional", case=case, moves=stepping_down(SERVICES, 3), replies=[Offer] * 3)
    words = [turn.words for turn in replies_of(session)[1:]]
    assert any(
        re.fullmatch(r"You get (.+), I get (.+): .*\1.*\.|For (.+) you have (.+): .*\3.*\.", line) for line in words
    )


@pytest.mark.parametrize("who", WHO)
def test_pressing_is_said_where_nothing_new_was_given(who: str):
    """A line for the same demand again goes with an offer that gives nothing over the own last one, and only then."""
    for name, seed in product(CASES, SEEDS):
        case = tagged(load(name), who, kinds=("offer", "press"))
        session = improvised(case, who, seed)
        points = case.them.preferences.points
        for line in spoken(session):
            package = session.history[line.place].move.package
            _, theirs = standing_before(session, line.place)
            moved = any(points[i][package[i]] < points[i][theirs[0][i]] for i in package)
            assert moved is (line.kind == "offer"), (name, seed, line)


@pytest.mark.parametrize("who", WHO)
def test_a_demand_repeated_is_pressed(who: str):
    """The same package again, or one that asks for more, is a demand; with ground given anywhere it is an offer."""
    history = (Turn("vendor", Offer({**THEIRS, "scope": "reports"})), Turn("client", Ask()))
    seat = seat_at(SERVICES, "vendor", "s", history)
    kinds = {"press": [{"scope": "reports"}, {}], "offer": [{"scope": "full"}, {"payment": "net30"}]}
    for kind, changes in kinds.items():
        for change in changes:
            assert player(who).line_kind(seat, history, Offer({**THEIRS, **change})) == kind


def test_a_choice_says_which_and_why():
    """First, second or third, and what it likes there more than in the others."""
    packages = ({**MINE, "support": "email"}, {**MINE, "payment": "net15"}, {**MINE, "price": "p88"})
    for who, order in product(("collaborator", "guarded", "positional"), ((0, 1, 2), (2, 1, 0), (1, 2, 0))):
        case = tagged(SERVICES, who)
        laid = tuple(packages[place] for place in order)
        session = Session(case, player(who), "s")
        session.play(EqualOffers(laid))
        (line,) = [line for line in spoken(session) if line.kind == "prefer"]
        which = laid.index(packages[1])
        assert line.words == {
            "package": case.in_words(packages[1]),
            "get": "net 15",
            "nth": ("first", "second", "third")[which],
        }


@pytest.mark.parametrize("who", WHO)
def test_what_a_choice_or_a_yes_names_is_in_the_package(who: str):
    """`get` is an option of the package that was chosen or agreed, and liked more there than in the others if any is."""
    counted = 0
    for name, seed in product(CASES, SEEDS):
        case = tagged(load(name), who, kinds=("prefer", "accept"))
        session = improvised(case, who, seed)
        points = case.them.preferences.points
        for line in spoken(session):
            yours, _ = standing_before(session, line.place)
            which = session.history[line.place].move.which
            got = chosen(case, yours[which], line.words["get"])
            others = [points[got][one[got]] for place, one in enumerate(yours) if place != which]
            assert line.words["package"] == session.table.in_words(yours[which])
            assert line.words["nth"] == ("first", "second", "third")[which]
            assert not others or points[got][yours[which][got]] >= min(others)
            counted += 1
    assert counted >= 5


def test_picking_names_the_package_it_started_from():
    """A fourth package made of the best of three: its lines name the one nearest to it, and something it took from another."""
    counted = 0
    for name, seed in product(CASES, SEEDS):
        case = tagged(load(name), "hard_bargainer", kinds=("pick",))
        session = improvised(case, "hard_bargainer", seed)
        points = case.them.preferences.points
        for line in spoken(session):
            package = session.history[line.place].move.package
            yours, _ = standing_before(session, line.place)
            base = yours[("first", "second", "third").index(line.words["nth"])]
            worth = [sum(points[i][one[i]] for i in one) for one in yours]
            got = chosen(case, package, line.words["get"])
            assert sum(points[i][base[i]] for i in base) == max(worth)
            assert points[got][package[got]] > points[got][base[got]]
            assert all(package[i] in {one[i] for one in yours} for i in package)
            counted += 1
    assert counted >= 3


def test_facts_are_told_in_the_words_of_the_case():
    """A comparison names both issues, a limit its options, a mandate its issues, a reason one of the sentences written for it."""
    case = tagged(load("flexible-work"), "collaborator")
    session = Session(case, player("collaborator"), "s")
    for move in (told("nights", "review"), Ask(LIMITS), Ask(AUTHORITY), why("mornings")):
        session.play(move)
    share, limit, authority, reason = (line for line in spoken(session) if line.kind != "open")
    assert (share.words["more"], share.words["less"]) == ("days at home", "nights on call")
    assert limit.words == {"issue": "core hours", "limits": "ten to three or eleven to two"}
    labels = {issue.label.lower() for issue in case.issues}
    assert set(authority.words["issue"].split(" and ")) == labels
    assert reason.words["says"] in {sentence for interest in case.them.interests for sentence in interest.says}


def test_an_idea_is_named_the_first_time_it_is_offered():
    """An option nobody had listed gets a line of its own once; after that it is part of the package like any other."""
    case = tagged(load("flexible-work"), "collaborator")
    session = plays(
        "collaborator",
        case=case,
        moves=[why("newcomers"), why("cover"), *stepping_down(case, 4)],
        replies=[object] * 6,
    )
    ideas = [line for line in spoken(session) if line.kind == "idea"]
    labels = {o.label for issue in case.issues for o in issue.options if o.opened_by}
    assert ideas
    assert len({line.words["idea"] for line in ideas}) == len(ideas)
    assert all(line.words["idea"] in labels and line.words["idea"] in line.words["package"] for line in ideas)


def test_the_idea_that_is_named_is_the_new_one():
    """Where one idea is on the table already and a second comes in, the line names the second."""
    case = late_ideas()
    first, second = {"crews": "night", "penalty": "half"}, {"crews": "night", "penalty": "hotel"}
    voiced = [Turn("buyer", why("dry")), Turn("supplier", Say("...")), Turn("buyer", why("costs"))]
    history = (Turn("supplier", Offer(best_for(case, "supplier"))), *voiced)
    seat = seat_at(case, "supplier", "s", history)
    collaborator = player("collaborator")
    for package, idea in ((first, "a crew at night"), (second, "your hotel bill")):
        assert collaborator.line_kind(seat, history, Offer(package)) == "idea"
        assert words_for(seat, history, Offer(package))["idea"] == idea
        history = (*history, Turn("supplier", Offer(package)), Turn("buyer", Say("Hm.")))
    assert collaborator.line_kind(seat, history, Offer(second)) == "press"


def test_a_mood_is_heard():
    """First nothing in particular; told something, warm; pressed, cool; in the last two rounds it is late."""
    case = tagged(SERVICES, "positional", moods=True, kinds=("offer", "press"))
    first, second, third = stepping_down(SERVICES, 3)
    session = Session(case, player("positional"), "s")
    for move in (first, told("scope", "payment"), second, third, first, Ask(), first, first):
        session.play(move)
    assert [line.mood for line in spoken(session)] == ["", "warm", "warm", "cool", "late", "late"]


@pytest.mark.parametrize("who", WHO)
def test_a_mood_line_is_used_first_wherever_there_is_one(who: str):
    """With lines for every mood, nobody uses a plain one while the mood is there; each mood is what it is called."""
    for name, seed in product(CASES[::2], SEEDS):
        case = tagged(load(name), who, moods=True)
        session = improvised(case, who, seed)
        own = case.them.preferences
        for line in spoken(session):
            before = session.history[: line.place]
            used = sum(
                0 if isinstance(t.move, Say) else 1 + isinstance(t.move, SendUp)
                for t in before
                if t.seat == case.learner
            )
            offers = [max(map(own.value, p)) for t in before if t.seat == case.learner and (p := packages_of(t.move))]
            shared = any(isinstance(t.move, Disclose) for t in before if t.seat == case.learner)
            pressed = len(offers) > 1 and offers[-1] <= offers[-2]
            expected = "late" if case.rounds - used <= 2 else "cool" if pressed else "warm" if shared else ""
            assert line.mood == expected, (name, seed, line)


@pytest.mark.parametrize("who", WHO)
def test_the_cases_lines_come_before_the_stock(who: str):
    """What the case wrote for this person is said first, then what anybody of their kind would say, none of it twice."""
    case = says(SERVICES, who, {"say": ["One.", "Two."]})
    session = Session(case, player(who), "s")
    for _ in range(8):
        session.play(Say("Hm."))
    words = [turn.words for turn in replies_of(session)[1:]]
    assert set(words[:2]) == {"One.", "Two."}
    common = {line for kinds in stock(who).values() for line in kinds["say"]}
    assert set(words[2:]) <= common
    assert len(set(words)) == len(words)


@pytest.mark.parametrize("who", WHO)
@pytest.mark.parametrize("name", CASES)
def test_nobody_says_a_line_twice(name: str, who: str):
    """Over random negotiations of all rounds and six remarks: no words come again, except those of a demand repeated."""
    case = load(name)
    for seed in range(5):
        session = improvised(case, who, seed)
        pressing = _pressing(session)
        words = [
            turn.words
            for place, turn in enumerate(session.history)
            if turn.seat == case.them.id and place not in pressing
        ]
        assert all(words)
        assert len(set(words)) == len(words), (seed, sorted(words))


def _pressing(session: Session) -> set[int]:
    """The places where the other side only repeated its demand."""
    points = session.case.them.preferences.points
    found = set()
    for place, turn in enumerate(session.history):
        _, theirs = standing_before(session, place)
        if turn.seat == session.case.them.id and isinstance(turn.move, Offer) and theirs:
            package = turn.move.package
            if not any(points[i][package[i]] < points[i][theirs[0][i]] for i in package):
                found.add(place)
    return found


QUESTIONS = [
    Ask(),
    Ask("price"),
    Ask(LIMITS),
    Ask(AUTHORITY),
    told("scope", "payment"),
    told("scope", "payment", ask=True),
    why("budget", ask=True),
    only("scope", "core", "reports", "migration", "full", ask=True),
    Disclose(Floor(MINE), ask=True),
    Disclose(Floor(MINE)),
    Offer(MINE),
    SendUp(MINE),
]


@pytest.mark.parametrize("who", WHO)
def test_the_same_thing_three_times_gets_three_answers(who: str):
    """Somebody who asks, tells or demands the same again is not answered in the same words."""
    for move, seed in product(QUESTIONS, "st"):
        session = Session(SERVICES, player(who), seed)
        for _ in range(3):
            session.play(move)
            session.play(Say("Hm."))
        words = [turn.words for turn in replies_of(session)]
        assert len(set(words)) == len(words), (move, seed, words)


@pytest.mark.parametrize("who", WHO)
def test_people_differ(who: str):
    """Not everybody opens with the same line: the seed decides who they are and what they say first."""
    openings = {Session(supplier_delay(), player(who), str(seed)).history[0].words for seed in range(30)}
    assert len(openings) >= 6


@pytest.mark.parametrize("who", WHO)
def test_somebody_stays_who_they_are(who: str):
    """In one negotiation all stock lines come from one persona."""
    personas = stock(who)
    assert len(personas) >= 2
    case = evolve(supplier_delay(), parties=tuple(evolve(p, lines={}) for p in supplier_delay().parties))
    for seed in range(6):
        session = Session(case, player(who), str(seed))
        for _ in range(6):
            session.play(Say("Hm."))
        words = {turn.words for turn in replies_of(session)[1:]}
        assert any(words <= set(kinds["say"]) for kinds in personas.values())


def test_without_any_lines_people_still_speak():
    """A player whom nobody wrote lines for says the plainest thing that goes with the move."""
    session = Session(supplier_delay(), Scripted(Offer({"crews": "one", "penalty": "none"}), Say("...")), "s")
    assert session.history[0].words == "..."
    quiet = player("caver")
    session = Session(supplier_delay(), quiet, "s")
    for move in (Ask(), Say("Hm."), Offer({"crews": "weekend", "penalty": "whole"}), Ask(AUTHORITY)):
        session.play(move)
    words = [turn.words for turn in replies_of(session)]
    assert all(words)
    assert not any(re.search(r"[{}#]", line) for line in words)


@pytest.mark.parametrize("name", CASES)
def test_lines_are_written_for_players_there_are(name: str):
    """A misspelt player would be silent without anybody noticing; and a kind has two lines at least."""
    for party in load(name).parties:
        assert set(party.lines) <= set(PLAYERS)
        assert all(len(set(lines)) >= LEAST_LINES for kinds in party.lines.values() for lines in kinds.values())


@pytest.mark.parametrize("who", WHO)
def test_a_sentence_begins_with_a_capital(who: str):
    """Labels of options are small; at the beginning of a sentence they are not."""
    for name, seed in product(CASES, SEEDS):
        for turn in replies_of(improvised(load(name), who, seed)):
            assert not re.search(r"(^|[.?!] )[a-z]", turn.words), (name, turn.words)
