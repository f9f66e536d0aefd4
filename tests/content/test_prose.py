"""What the texts say of the model is so, and a text that drifts is caught."""

import copy
import re

import pytest

from grader.deal import Case
from grader.debrief import equal_sets
from grader.debrief.process import EQUAL_WITHIN
from grader.lessons import meso
from grader.table import EqualOffers, Offer, Session
from tests.content.notebooks import ROOT, cell_of, read
from tests.content.prose import (
    DESK,
    SERVICES,
    assignment_faults,
    demonstration_faults,
    desk_faults,
    map_faults,
    services_faults,
)
from tests.content.prose_value import PROJECT, value_assignment_faults, value_faults, watched_faults
from tests.lessons.given import EXERCISES

START = read(ROOT / "course" / "00-start-here.ipynb")
MESO = read(ROOT / "course" / "04-meso.ipynb")
ASSIGNMENT = read(ROOT / "source" / "meso" / "meso.ipynb")
VALUE = read(ROOT / "course" / "01-money-left-on-the-table.ipynb")
VALUE_ASSIGNMENT = read(ROOT / "source" / "value" / "value.ipynb")

TEXTS = {
    desk_faults: START,
    map_faults: START,
    services_faults: MESO,
    demonstration_faults: MESO,
    assignment_faults: ASSIGNMENT,
    value_faults: VALUE,
    watched_faults: VALUE,
    value_assignment_faults: VALUE_ASSIGNMENT,
}

DRIFTS = [
    (demonstration_faults, "compare-more", "61 points", "62 points", "what the buyer got"),
    (demonstration_faults, "compare-more", "with 55", "with 56", "what marta got"),
    (demonstration_faults, "compare-more", "with 63", "with 64", "the difference"),
    (desk_faults, "title", "€180 for", "€170 for", "the prices of the title"),
    (desk_faults, "middle-text", "€120", "€110", "the middle"),
    (desk_faults, "worth-text", "Thursday", "Friday", "the package to value"),
    (desk_faults, "alternatives-text", "€8,500", "€6,000", "the opening fee"),
    (desk_faults, "alternatives-text", "€9,000", "€9,500", "the walk aways"),
    (desk_faults, "sorting-lines", "- **e**", "- **f**", "the lines to sort"),
    (services_faults, "play-text", "eight rounds", "six rounds", "the rounds"),
    (services_faults, "worth-text", "net 30, core", "net 60, core", "the package to value"),
    (services_faults, "idea-1", "| net 60 |", "| net 90 |", "the three packages"),
    (services_faults, "idea-1", "| net 60 |", "| Net-60 |", "the three packages"),
    (services_faults, "idea-2", "worth 75", "worth 70", "the value of the line"),
    (services_faults, "build-text", "about 75", "about 70", "the target"),
    (services_faults, "plan-text", "close all six", "close all four", "the practice tables"),
    (services_faults, "evidence-text", "Two of these", "Three of these", "what was counted"),
    (services_faults, "evidence-text", "Three say", "Two say", "what is believed"),
    (assignment_faults, "title", "Six items", "Five items", "the items"),
    (assignment_faults, "title", "20 points", "21 points", "the points together"),
    (assignment_faults, "improve-text", "(2 points)", "(3 points)", "the points of each"),
    (assignment_faults, "equal-offers-text", "within 5 points", "within 6 points", "the tolerances"),
    (assignment_faults, "plan-try", "six practice", "four practice", "the practice tables"),
    (assignment_faults, "negotiation-text", "at least 55", "at least 50", "the floor"),
    (value_faults, "recall-text", "€80", "€90", "the piano"),
    (value_faults, "worth-text", "three weeks", "six weeks", "the package to value"),
    (value_faults, "play-text", "eight rounds", "six rounds", "the rounds"),
    (value_faults, "recount-text", "148", "158", "the pairs"),
    (value_faults, "map-text", "F", "E", "the signed letter"),
    (value_faults, "pick-text", "4.41", "4.14", "how pleased"),
    (value_faults, "plan-text", "six practice", "four practice", "the practice tables"),
    (watched_faults, "compare-more", "with 62", "with 61", "what the firm got"),
    (watched_faults, "compare-more", "with 68", "with 69", "what renske got"),
    (watched_faults, "compare-more", "€12,000", "€10,000", "the fee"),
    (value_assignment_faults, "title", "Eight items", "Seven items", "the items"),
    (value_assignment_faults, "title", "20 points", "21 points", "the points together"),
    (value_assignment_faults, "trade-text", "(3 points)", "(2 points)", "the points of each"),
    (value_assignment_faults, "plan-try", "62 points", "60 points", "what a plan should bring"),
    (value_assignment_faults, "negotiation-text", "at least 55", "at least 50", "the floor"),
]


@pytest.mark.parametrize("faults", TEXTS, ids=lambda faults: faults.__name__)
def test_what_a_text_says_of_the_model_is_so(faults):
    """Every number of the model that a text names is the model's own."""
    assert faults(TEXTS[faults]) == []


@pytest.mark.parametrize("drift", DRIFTS, ids=lambda drift: f"{drift[1]}: {drift[3]}")
def test_a_text_that_drifts_from_the_model_is_caught(drift):
    """One number changed in the text, one fault named."""
    faults, cell, old, new, fault = drift
    broken = copy.deepcopy(TEXTS[faults])
    assert old in cell_of(broken, cell)["source"]
    cell_of(broken, cell)["source"] = cell_of(broken, cell)["source"].replace(old, new)
    assert fault in faults(broken)


def test_a_map_that_drifts_from_the_text_is_caught(monkeypatch):
    """Were the seller to care about the day most, trading the price for it would not land on the edge."""
    content = copy.deepcopy(dict(DESK.source))
    interests = content["parties"]["seller"]["interests"]
    interests["deposit"]["weight"], interests["carrying"]["weight"] = 20, 80
    monkeypatch.setattr("tests.content.prose.DESK", Case.build(content, DESK.id))
    assert "a trade brings the most" in map_faults(START)


SUM = re.compile(r"(?P<package>€[^.:]+?)\s+is (?:worth )?(?P<parts>\d+(?: \+ \d+)+) = (?P<sum>\d+) to you")


def hint_faults(hints: list[str]) -> list[str]:
    """Where a hint adds up a package of the desk, or of the services, to other points than its sheet."""
    found = []
    for match in (match for hint in hints for match in SUM.finditer(hint)):
        said = [int(part) for part in match["parts"].split(" + ")]
        options = re.split(r", | on ", match["package"])
        case = DESK if len(options) == 2 else PROJECT if "start" in match["package"] else SERVICES
        labels = {issue.id: {option.label: option.id for option in issue.options} for issue in case.issues}
        points = [
            case.you.preferences.points[issue][labels[issue][option]]
            for issue, option in zip(labels, options, strict=True)
        ]
        found += [f"{match['package']} is {points}"] if [*points, sum(points)] != [*said, int(match["sum"])] else []
    return found


def test_neighbours_in_hints_add_up():
    """A worked neighbour says what its package is worth by the sheet of its own deal, part by part."""
    hints = [hint for exercise in EXERCISES for hint in exercise.hints]
    assert sum(len(SUM.findall(hint)) for hint in hints) >= 2
    assert hint_faults(hints) == []
    assert hint_faults(["€140 on Friday is worth 25 + 49 = 73 to you."]) == ["€140 on Friday is [25, 49]"]
    assert hint_faults(["€140 on Friday is worth 24 + 50 = 74 to you."]) == ["€140 on Friday is [25, 49]"]


def own_moves(session: Session) -> list[object]:
    """The buyer's offers, in order."""
    return [move for move in session.moves if isinstance(move, Offer | EqualOffers)]


def test_the_two_demonstrations_are_what_the_lesson_says():
    """The first time one offer after another and slowly down; the second time three equal ones, then better for her."""
    first, second = meso.watched(meso.HAGGLING), meso.watched(meso.EQUAL)
    own = SERVICES.you.preferences
    values = [own.value(move.package) for move in own_moves(first)]
    assert values == sorted(values, reverse=True)
    assert values[0] > values[-1]
    assert isinstance(second.moves[0], EqualOffers)
    (equal,) = equal_sets(second)
    assert len(equal.packages) == 3
    assert equal.spread <= EQUAL_WITHIN
    theirs = SERVICES.them.preferences
    assert theirs.value(equal.next_offer) > theirs.value(equal.packages[equal.chosen])


def test_the_773_pairs_are_the_same_everywhere():
    """Lesson and sources tell the same count."""
    sources = (ROOT / "course" / "sources.md").read_text(encoding="utf-8")
    assert "In 773 of them" in sources
    assert "148 pairs found all of it" in sources
    assert (
        "Of 773 human pairs with a trade to be found, 148 found all of it" in cell_of(MESO, "evidence-lines")["source"]
    )
