"""The cases of the course, as they read."""

import os
import re
import tomllib
from pathlib import Path

import pytest

from grader.deal import Case, all_points, nash_point
from grader.deal.case import CASES, MORE_CASES, known_cases
from grader.deal.lines import PLACEHOLDERS
from grader.errors import CaseError
from tests.deal.small import LATE_IDEAS, NAME, SUPPLIER_DELAY, content, supplier_delay

NAMES = sorted(path.stem for path in CASES.glob("*.toml"))


def test_the_two_cases_of_the_course_are_there():
    """The first minute and the services deal are among the cases."""
    assert {"first-minute", "implementation-services"} <= set(NAMES)


@pytest.mark.parametrize("name", NAMES)
def test_every_text_of_a_case_is_filled_in(name: str):
    """No story, brief, reason or sentence of a case still holds a placeholder that the case itself should fill."""
    case = Case.load(name)
    texts = [
        case.story,
        case.title,
        *(i.label for i in case.issues),
        *(o.label for i in case.issues for o in i.options),
    ]
    for party in case.parties:
        texts += [party.name, party.role, party.brief, party.alternative]
        texts += [text for i in party.interests for text in (i.label, i.why, *i.says)]
    assert [text for text in texts if re.search(r"[{}]", text)] == []


@pytest.mark.parametrize("name", NAMES)
def test_in_a_case_of_the_course_both_sides_can_gain(name: str):
    """Both parties weigh 100 points of interests, and neither is content with its alternative."""
    case = Case.load(name)
    for party in case.parties:
        assert sum(i.weight for i in party.interests) == 100
        assert 0 < party.preferences.reservation < party.preferences.best


def test_a_file_that_was_changed_is_read_anew(tmp_path: Path):
    """An author who mends a case sees it mended, in the same kernel."""
    file = tmp_path / f"{NAME}.toml"
    for rounds in (5, 6):
        file.write_text(SUPPLIER_DELAY.replace("rounds = 5", f"rounds = {rounds}"), encoding="utf-8")
        assert Case.load(file).rounds == rounds


def test_who_sits_where():
    """The learner plays the party the file names; the other one sits opposite."""
    case = supplier_delay()
    assert (case.you.id, case.them.id) == ("buyer", "supplier")
    assert case.opposite("supplier") is case.you
    assert case.story == "Ana is three weeks behind. Plan A was one crew."


def test_a_package_in_words():
    """A package reads as its options' labels, in the case's order."""
    case = supplier_delay()
    package = {"penalty": "half", "crews": "two"}
    assert case.in_words(package) == "two crews, €5,000"
    assert case.labels(package) == {"Crews": "two crews", "Penalty": "€5,000"}


def test_points_follow_the_interests():
    """What an option is worth comes from weights and shares alone."""
    points = supplier_delay().you.preferences.points
    assert points == {"crews": {"one": 0, "two": 42, "weekend": 70}, "penalty": {"none": 0, "half": 15, "whole": 30}}


@pytest.mark.parametrize("ask", ["party", "issue"])
def test_asking_for_what_is_not_there(ask: str):
    """A case has no party and no issue of another name."""
    with pytest.raises(KeyError):
        getattr(supplier_delay(), ask)("nobody")
    with pytest.raises(KeyError):
        supplier_delay().you.interest("nobody")
    with pytest.raises(KeyError):
        supplier_delay().issue("crews").option("none")


@pytest.mark.parametrize("side", ["buyer", "supplier"])
def test_non_negotiables_count_towards_the_best_package(side: str):
    """A walk-away within the best package, but above the best one that the non-negotiables leave, is refused."""
    changed = content()
    changed["parties"][side]["must"] = {"penalty": ["half"]}
    changed["parties"][side]["reservation"] = 90
    with pytest.raises(CaseError, match=rf"\[parties\.{side}\]: found reservation = 90, expected at most"):
        Case.build(changed, NAME)


def test_who_may_decide_what():
    """A file may name the issues a person settles; without that it is all of them."""
    changed = content()
    changed["parties"]["supplier"]["decides"] = ["penalty"]
    case = Case.build(changed, NAME)
    assert case.them.decides == {"penalty"}
    assert case.you.decides is None


def without_a_deal() -> Case:
    """The case where each side wants more than the other can give."""
    changed = content()
    changed["feasible"] = False
    changed["parties"]["buyer"]["reservation"] = 75
    changed["parties"]["supplier"]["reservation"] = 70
    return Case.build(changed, NAME)


def test_a_case_whose_right_ending_is_no_deal():
    """It is read if it says so, and then no package pleases both; all others are possible."""
    case = without_a_deal()
    assert not case.feasible
    mine, theirs = case.you.preferences, case.them.preferences
    assert [p for p in all_points(mine, theirs) if mine.accepts(p.package) and theirs.accepts(p.package)] == []
    assert supplier_delay().feasible


def test_a_deal_that_only_an_idea_makes_possible():
    """A case is possible if some option nobody listed makes it so, and the listed ones alone need not."""
    changed = tomllib.loads(LATE_IDEAS)
    changed["parties"]["buyer"]["reservation"] = 80
    changed["parties"]["supplier"]["reservation"] = 70
    case = Case.build(changed, NAME)
    assert case.feasible
    assert nash_point(case.you.preferences, case.them.preferences) is not None
    assert nash_point(case.listed.you.preferences, case.listed.them.preferences) is None


def test_words_of_the_story():
    """Stories, briefs, roles, reasons and lines hold the first of the words that variants change."""
    changed = content()
    changed["variant"]["words"] = {"town": ["Ghent", "Lille"]}
    changed["story"] = "It rains in {words.town}."
    buyer, supplier = changed["parties"]["buyer"], changed["parties"]["supplier"]
    buyer["brief"] = "Mind the roofs of {words.town}."
    supplier["role"] = "works manager in {words.town}"
    supplier["interests"]["rest"]["says"] = [
        "Nobody sleeps in {words.town}.",
        "{supplier.name}, {supplier.role}, is tired.",
    ]
    supplier["lines"]["positional"]["decline"] = ["Not in {words.town}.", "No."]
    case = Case.build(changed, NAME)
    assert case.story == "It rains in Ghent."
    assert case.you.brief == "Mind the roofs of Ghent."
    assert case.them.role == "works manager in Ghent"
    assert case.them.interest("rest").says[1] == "Ana, works manager in Ghent, is tired."
    assert case.them.lines["positional"]["decline"] == ("Not in Ghent.", "No.")


@pytest.mark.parametrize("kind", [f"{kind}{mood}" for kind in PLACEHOLDERS for mood in ("", "-late", "-cool", "-warm")])
def test_a_line_of_any_kind_in_any_mood(kind: str):
    """Every kind may be written for every mood, with the placeholders of its kind."""
    lines = [
        " ".join(f"{{{name}}}" for name in PLACEHOLDERS[kind.partition("-")[0]]) + text for text in ("One.", "Two.")
    ]
    changed = content()
    changed["parties"]["supplier"]["lines"] = {"messenger": {kind: lines}}
    assert Case.build(changed, NAME).them.lines == {"messenger": {kind: tuple(lines)}}


def test_cases_in_a_folder_of_ones_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """A folder named in the environment adds its cases to ours, and a file there stands for ours of its name."""
    mine, more = tmp_path / "mine", tmp_path / "more"
    for folder, name, title in [
        (mine, "barn", "A barn"),
        (more, "first-minute", "Another desk"),
        (more, "shed", "A shed"),
    ]:
        folder.mkdir(exist_ok=True)
        text = SUPPLIER_DELAY.replace("A late delivery", title)
        (folder / f"{name}.toml").write_text(text, encoding="utf-8")
    with pytest.raises(
        CaseError, match=r"barn\.toml: found no such case file, .* or name your folder in GRADER_CASES\."
    ):
        Case.load("barn")
    monkeypatch.setenv(MORE_CASES, f"{mine}{os.pathsep}{more}")
    assert [Case.load(name).title for name in ("barn", "shed", "first-minute")] == ["A barn", "A shed", "Another desk"]
    assert set(known_cases()) == {*NAMES, "barn", "shed"}
    monkeypatch.setenv(MORE_CASES, "")
    assert set(known_cases()) == set(NAMES)
