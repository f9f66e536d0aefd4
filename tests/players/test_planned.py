"""A plan in rules: each does what it says, whatever the case is called."""

import itertools

import pytest
from attrs import evolve

from grader.deal import Case
from grader.errors import MoveError
from grader.players import player
from grader.players.conceding import evenly
from grader.players.planned import BUILDING, STEP, Planned
from grader.players.rules import MOST_RULES, RULES, SHARING, STANDING, WRITTEN, read_rule
from grader.table import (
    Accept,
    Ask,
    Decline,
    Disclose,
    EqualOffers,
    Evade,
    Move,
    Offer,
    Prefer,
    Say,
    SendUp,
    WalkAway,
    negotiate,
    to_json,
)
from grader.table.moves import AUTHORITY, LIMITS, YOU_FIRST
from grader.table.session import seat_at
from tests.players.plays import CASES, WHO, acts, best_for, load, only, told, why, worst_for

SERVICES = load("implementation-services")
MINE, THEIRS = best_for(SERVICES, "client"), best_for(SERVICES, "vendor")
OWN = SERVICES.you.preferences
OPENING = Offer(THEIRS)
SEAT = seat_at(SERVICES, "client", "s")


def planned(*rules: str, script: tuple[Move, ...] = (OPENING,), case: str = "implementation-services") -> list[Move]:
    """What a plan does against a script."""
    return acts(Planned(rules), script, case=case)


def value(move: Move) -> int:
    """Points of a single offer."""
    assert isinstance(move, Offer | SendUp)
    return OWN.value(move.package)


def test_every_rule_a_learner_sees_is_read():
    """Each line of the menu is one rule, and each rule stands on the menu."""
    assert {read_rule(line).name for line in WRITTEN} == set(RULES)


@pytest.mark.parametrize("line", WRITTEN)
def test_a_rule_is_read_however_it_is_typed(line: str):
    """Capitals, spaces, a full stop, and per cent written close to the number make no difference."""
    assert read_rule(f"  {line.upper()}. ") == read_rule(line)
    assert read_rule(line.replace(" ", "   ")) == read_rule(line)
    assert read_rule(line.replace(" %", "%")) == read_rule(line)
    assert read_rule(line.replace("three equal", "3 equal").replace("two equal", "2 equal")) == read_rule(line)


@pytest.mark.parametrize(
    "line", ["accept at 101 %", "offer four equal packages at 80 %", "accept", "", "be nice", "walk away"]
)
def test_what_is_no_rule_is_named(line: str):
    """A line that is not on the menu, or a number that can't be, is shown again with what was expected."""
    with pytest.raises(MoveError) as error:
        read_rule(line)
    assert line[:40] in str(error.value)
    assert "expected" in str(error.value)


def test_sharing_the_top_issue_asks_for_theirs():
    """The issue that matters most, against the one that matters least; told all there is, it still asks."""
    line = "share my top issue and ask for theirs"
    assert planned(line) == [told("scope", "payment", ask=True)]
    made = planned(*[line] * 4, script=(OPENING, *[Decline(YOU_FIRST)] * 3))
    assert made == [*[told(more, "payment", ask=True) for more in ("scope", "price", "support")], Ask()]


@pytest.mark.parametrize("name", CASES)
def test_sharing_why_names_the_interest_behind_the_top_issue(name: str):
    """In every case the reason is one that draws on the issue that matters most, and on none has it a larger part."""
    case = load(name)
    (move,) = planned("share why my top issue matters and ask for theirs", script=(opening(case),), case=name)
    assert isinstance(move, Disclose)
    assert move.ask
    top = case.listed.you.preferences.ranking()[0]

    def part(interest: str) -> int:
        told_of = case.you.interest(interest)
        shares = [told_of.satisfies.get(top, {}).get(o.id, 0) for o in case.listed.issue(top).options]
        return told_of.weight * (max(shares) - min(shares))

    assert part(move.fact.interest) == max(part(interest.id) for interest in case.you.interests)


def opening(case: Case) -> Move:
    """The other side begins with its own best package."""
    return Offer(best_for(case, case.them.id))


def test_sharing_non_negotiables_goes_through_them():
    """Each of one's own for one of theirs; without any, it asks for theirs."""
    line = "share my non-negotiables and ask for theirs"
    made = planned(
        *[line] * 3, script=(opening(load("flexible-work")), *[Decline(YOU_FIRST)] * 2), case="flexible-work"
    )
    assert made == [
        only("home", "none", "one", "two", ask=True),
        only("nights", "half", "third", "fourth", ask=True),
        Ask(LIMITS),
    ]
    assert planned(line) == [Ask(LIMITS)]


def test_asking_what_costs_most_goes_by_their_offer():
    """First the issue on which their offer takes most from you, then the next; each is asked about once."""
    cost = {issue: max(points.values()) - points[THEIRS[issue]] for issue, points in OWN.points.items()}
    ordered = sorted(cost, key=lambda issue: -cost[issue])
    rule = "ask why they want what costs me most"
    assert planned(rule, rule, rule, script=(OPENING, Decline(YOU_FIRST), Decline()))[:3] == [
        Ask(i) for i in ordered[:3]
    ]


@pytest.mark.parametrize("refusal", [Decline(), Evade()])
@pytest.mark.parametrize("line", [rule for rule in WRITTEN if read_rule(rule).name in SHARING])
def test_stop_sharing_passes_over_what_is_left_to_share(line: str, refusal: Move):
    """After one refusal the next rules that share are skipped, the others not; without the rule they are not skipped."""
    rules = ("ask for their top issue", line, "ask who decides")
    script = (OPENING, refusal)
    assert planned(*rules, "stop sharing after one refusal", script=script) == [Ask(), Ask(AUTHORITY)]
    assert planned(*rules, script=script)[1] != Ask(AUTHORITY)


def test_stop_sharing_is_for_refusals_only():
    """Told to go first, or answered, it goes on."""
    rules = ("ask for their top issue", "share my top issue and ask for theirs", "stop sharing after one refusal")
    for answer in (Decline(YOU_FIRST), told("payment", "scope"), OPENING):
        assert planned(*rules, script=(OPENING, answer))[1] == told("scope", "payment", ask=True)


def test_questions():
    """Priorities; why the issue matters that they seem to want most; who decides."""
    assert planned("ask for their top issue") == [Ask()]
    assert planned("ask who decides") == [Ask(AUTHORITY)]
    for top in ("payment", "support"):
        script = (OPENING, told(top, "scope"), told(top, "price"))
        made = planned(
            "ask for their top issue", "ask for their top issue", "ask why their top issue matters", script=script
        )
        assert made[-1] == Ask(top)


@pytest.mark.parametrize("count", [2, 3])
@pytest.mark.parametrize("level", [60, 75, 90])
def test_equal_packages_are_equal_and_as_good_as_the_rule_says(count: int, level: int):
    """So many packages, each worth that share of the own best, give or take eight points, and two at most between them."""
    word = {2: "two", 3: "three"}[count]
    (move,) = planned(f"offer {word} equal packages at {level} %")
    assert isinstance(move, EqualOffers)
    values = [OWN.value(package) for package in move.packages]
    assert len(values) == count
    assert max(values) - min(values) <= 4
    assert all(abs(points - OWN.best * level // 100) <= 4 for points in values)


@pytest.mark.parametrize("want", ["payment", "price", "support"])
def test_building_on_the_choice_keeps_what_made_them_choose(want: str):
    """The package they pointed at, with two other issues changed at most, at a cost of a few points, and good for them."""
    points = SERVICES.them.preferences.points[want]
    (sets,) = planned("offer three equal packages at 80 %")
    assert isinstance(sets, EqualOffers)
    which = max(range(3), key=lambda i: (points[sets.packages[i][want]], i))
    chosen = sets.packages[which]
    rules = ("offer three equal packages at 80 %", "build on the package they chose")
    built = planned(*rules, script=(OPENING, Prefer(which)))[-1]
    assert isinstance(built, Offer)
    assert OWN.value(chosen) - OWN.best * BUILDING // 100 <= value(built)
    changed = [issue for issue in chosen if built.package[issue] != chosen[issue]]
    assert 1 <= len(changed) <= 2
    assert want not in changed
    theirs = SERVICES.them.preferences
    assert theirs.value(built.package) > theirs.value(chosen)


def test_building_without_a_choice_builds_on_the_last_offer():
    """Where they pointed at nothing, the own latest offer is what there is."""
    made = planned("offer one package at 80 %", "build on the package they chose", script=(OPENING, OPENING))
    assert isinstance(made[0], Offer)
    assert isinstance(made[1], Offer)
    assert value(made[0]) - OWN.best * BUILDING // 100 <= value(made[1])
    assert sum(made[0].package[issue] != option for issue, option in made[1].package.items()) <= 2


@pytest.mark.parametrize("level", [60, 80, 95])
def test_single_packages_are_as_good_as_the_rule_says(level: int):
    """One package, worth that share of the own best or a little more; designed for both it may be worth more."""
    for line in (f"offer one package at {level} %", f"design one package for both at {level} %"):
        (move,) = planned(line)
        assert value(move) * 100 >= level * OWN.best
    (single,) = planned(f"offer one package at {level} %")
    assert value(single) * 100 <= (level + 6) * OWN.best


def test_repeating_the_last_offer():
    """The same again; with nothing offered yet, the own best."""
    made = planned("offer one package at 80 %", "repeat my last offer", "repeat my last offer", script=(OPENING,) * 3)
    assert made[0] == made[1] == made[2]
    assert planned("repeat my last offer") == [Offer(MINE)]


def test_giving_way_a_little_on_everything():
    """Each offer is worth a little less than the one before, and the ground is given on all issues alike."""
    made = planned(*["give way a little on everything"] * 5, script=(OPENING,) * 5)
    values = [value(move) for move in made]
    assert values == sorted(values, reverse=True)
    assert all(0 < before - after <= OWN.best * (STEP + 8) // 100 for before, after in itertools.pairwise(values))
    alike = [evenly(SEAT, level) for level in range(OWN.best + 1)]
    assert all(move.package in alike for move in made if isinstance(move, Offer))


def test_sending_a_package_upstairs():
    """A package worth the share it says goes up, if two rounds are left; with one round left it is simply offered."""
    (move,) = planned("send one package upstairs at 70 %")
    assert isinstance(move, SendUp)
    assert value(move) * 100 >= 70 * OWN.best
    rules = (*["ask who decides"] * 6, "send one package upstairs at 70 %")
    script = (OPENING, *[Say("Hm.")] * 6)
    assert isinstance(planned(*rules, script=script)[-1], SendUp)
    rules = (*["ask who decides"] * 7, "send one package upstairs at 70 %")
    assert isinstance(planned(*rules, script=(*script, Say("Hm.")))[-1], Offer)


@pytest.mark.parametrize(("level", "takes"), [(59, True), (60, True), (61, False), (100, False)])
def test_accepting_from_so_many_per_cent_on(level: int, takes: bool):
    """An offer worth exactly the share is taken, one below is not; the rule holds at any time, first round or later."""
    offered = {**MINE, "scope": "core"}
    assert OWN.value(offered) * 100 == 60 * OWN.best
    rules = ("ask for their top issue", f"accept at {level} %")
    assert (planned(*rules, script=(Offer(offered),)) == [Accept(0)]) is takes
    assert (planned(*rules, script=(OPENING, Offer(offered)))[-1] == Accept(0)) is takes


def test_an_accept_rule_never_takes_less_than_the_alternative():
    """However low its per cent."""
    low = {**THEIRS, "scope": "reports"}
    assert OWN.value(low) < OWN.reservation
    assert not isinstance(planned("accept at 1 %", script=(Offer(low),))[0], Accept)


def test_in_the_last_round_anything_above_the_walk_away():
    """What beats the alternative is taken when only a yes is left, and not before; without the rule it is not."""
    low = {**THEIRS, "scope": "full", "support": "office"}
    assert OWN.reservation <= OWN.value(low) < OWN.best * 55 // 100
    script = (Offer(low),) * (SERVICES.rounds + 1)
    with_rule = planned("in the last round accept anything above my walk-away", script=script)
    assert with_rule[-1] == Accept(0)
    assert all(isinstance(move, Offer) for move in with_rule[:-1])
    without = planned(script=script)
    assert without[-1] == WalkAway()
    assert len(without) == len(with_rule) == SERVICES.rounds + 1


LEAVE = "walk away if they share nothing and make no trade by round 4"


def test_walking_away_from_somebody_who_shares_nothing():
    """Four rounds of the same package, of empty answers and refusals: it leaves."""
    made = planned(
        *["ask for their top issue"] * 3, LEAVE, script=(OPENING, Evade(), Decline(), Decline(YOU_FIRST), OPENING)
    )
    assert made[:3] == [Ask()] * 3
    assert made[-1] == WalkAway()
    assert len(made) == 5


@pytest.mark.parametrize(
    "sign",
    [
        told("payment", "scope"),
        why("margin"),
        only("payment", "net15", "net30"),
        Offer({**THEIRS, "scope": "reports", "support": "office"}),
    ],
)
def test_one_sign_of_give_and_take_keeps_it(sign: Move):
    """A fact, or one package in which they move on two issues, and it stays."""
    made = planned(*["ask for their top issue"] * 3, LEAVE, script=(OPENING, Evade(), sign, *[OPENING] * 3))
    assert WalkAway() not in made


def test_a_choice_among_packages_keeps_it_too():
    """Pointing at a package tells something."""
    rules = ("offer three equal packages at 80 %", LEAVE)
    script = (OPENING, Prefer(1), OPENING, OPENING, OPENING, OPENING)
    assert WalkAway() not in planned(*rules, script=script)


def test_a_step_on_one_issue_is_no_trade():
    """The same demand with a little off the price is not give and take."""
    step = Offer({**THEIRS, "price": "p94"})
    assert planned(LEAVE, script=(OPENING, step, OPENING, step, OPENING))[-1] == WalkAway()


def test_rules_are_followed_in_order_one_a_round():
    """Standing rules take no round; a free remark of theirs neither."""
    rules = (
        "accept at 95 %",
        "ask who decides",
        "stop sharing after one refusal",
        "share my top issue and ask for theirs",
        "in the last round accept anything above my walk-away",
        "offer two equal packages at 80 %",
    )
    made = planned(*rules, script=(OPENING, Say("Me."), told("payment", "scope")))
    assert made[:2] == [Ask(AUTHORITY), told("scope", "payment", ask=True)]
    assert isinstance(made[2], EqualOffers)
    assert STANDING.isdisjoint(SHARING)


def test_when_the_rules_are_through_it_gives_ground_to_the_level_it_accepts():
    """Single offers, each worth no more than the one before, down to the share that its rule would accept and no lower."""
    made = planned("accept at 65 %", script=(OPENING,) * SERVICES.rounds)
    values = [value(move) for move in made]
    assert values == sorted(values, reverse=True)
    assert values[0] > values[-1] >= OWN.best * 65 // 100


def test_a_long_list_is_cut():
    """No more rules than the menu allows are followed."""
    assert len(Planned(["ask who decides"] * 40).rules) == MOST_RULES


@pytest.mark.parametrize("name", CASES)
def test_a_plan_does_not_look_at_labels(name: str):
    """The same case with every label, name and story changed: the same moves, against everybody."""
    case = load(name)
    issues = tuple(
        evolve(
            issue,
            label=f"Matter {place}",
            options=tuple(evolve(option, label=f"Choice {place}.{n}") for n, option in enumerate(issue.options)),
        )
        for place, issue in enumerate(case.issues)
    )
    parties = tuple(
        evolve(party, name="X", role="somebody", brief="...", alternative="...", lines={}) for party in case.parties
    )
    renamed = evolve(case, title="T", story="S", issues=issues, parties=parties)
    for number, who in enumerate(WHO):
        rules = [*WRITTEN[number :: len(WHO)], "accept at 60 %"]
        games = [negotiate(deal, Planned(rules), player(who), "s") for deal in (case, renamed)]
        moves = [[to_json(turn.move) for turn in game.history] for game in games]
        assert moves[0] == moves[1]


@pytest.mark.parametrize("who", WHO)
def test_any_plan_can_be_played_to_its_end(who: str):
    """Each rule before each other, in all cases: a plan never breaks a rule of the table and always ends in time."""
    for number, name in enumerate(CASES):
        case = load(name)
        for shift in range(2):
            rules = [WRITTEN[(number + shift + 7 * k) % len(WRITTEN)] for k in range(6)]
            session = negotiate(case, Planned(rules), player(who), str(shift))
            assert isinstance(session.history[-1].move, Accept | WalkAway)
            if session.history[-1].seat == case.learner and session.deal is not None:
                assert case.you.preferences.accepts(session.deal)


@pytest.mark.parametrize("line", WRITTEN)
def test_limits_that_leave_nothing_in_common_do_not_stop_a_plan(line: str):
    """Where both sides' limits shut each other out, each rule still makes a legal move."""
    case = load("flexible-work-fixed")
    script = (opening(case), only("home", "two", "three"), *[Offer(worst_for(case, "manager"))] * 3)
    made = planned(
        "ask for their top issue", line, "build on the package they chose", script=script, case="flexible-work-fixed"
    )
    assert made
