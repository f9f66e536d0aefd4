"""What lesson 05 and the assignment `and-mindset` say of the model is so, and a text that drifts is caught."""

import copy
import re

import pytest

from grader.deal import Case
from grader.lessons import and_mindset
from grader.lessons.and_mindset import lesson, plans
from grader.lessons.and_mindset.deals import COLLIDING, LONG, ROADS, SHORT, SUPPLIER, rounds
from grader.lessons.and_mindset.drills import SAYINGS
from grader.lessons.and_mindset.firm import ANSWERS
from grader.lessons.and_mindset.flood import MOVES
from grader.lessons.and_mindset.hood import TABLES, fewer_rounds, more_together
from grader.lessons.and_mindset.negotiation import FLOOR
from grader.lessons.and_mindset.reasons import MANY
from grader.lessons.trial import try_plan
from tests.content.notebooks import ROOT, Notebook, cell_of, read
from tests.content.prose import IN_WORDS, said, text, untrue

LESSON = read(ROOT / "course" / "05-the-and-mindset.ipynb")
ASSIGNMENT = read(ROOT / "source" / "and-mindset" / "and-mindset.ipynb")
PUMPS, FLOOD = Case.load(SUPPLIER), Case.load(COLLIDING)
NUMBERS = IN_WORDS | {7: "seven", 40: "forty"}
FINDING = (ROOT / "docs" / "findings.md").read_text(encoding="utf-8").partition("(8)")[2]


def lesson_faults(notebook: Notebook) -> list[str]:
    """The lesson beside its cases: rounds, floors, replies, lines to sort, tables; and no more than the finding says."""
    (several,) = said(r"You have (\w+) rounds", text(notebook, "own-text"))
    letters = re.findall(r"([ABC]) (\d+)", text(notebook, "recall-text"))
    (floor,) = said(r"two thirds of (\w+) reasons", text(notebook, "request-text"))
    (middle,) = said(r"middle one of (\d+) negotiations", text(notebook, "watch-text"))
    (tables,) = said(r"at (\w+) practice tables", text(notebook, "plan-text"))
    (fewer,) = said(r"took ([\d.]+) of a round less", text(notebook, "roads-more"))
    (again,) = said(r"took ([\d.]+) of a round less", text(notebook, "evidence-lines"))
    (packages,) = said(r"none of Robin's (\d+) packages", text(notebook, "evidence-lines"))
    rows = [line.split("|")[1:-1] for line in text(notebook, "drills-lines").splitlines()[2:]]
    replies = {row[0].strip(): [cell.strip() for cell in row[1:]] for row in rows}
    count = 1
    for issue in FLOOD.issues:
        count *= len(issue.options)
    (forty,) = said(r"(\w+) tables, half of them", text(notebook, "hood-text"))
    more, of, less = said(r"at (\d+) of (\d+) tables, and was shorter at (\d+)", text(notebook, "honest"))
    choices = re.findall(r"(\w) (\"[^\"]+\")", text(notebook, "mend-choices"))
    same = re.findall(r"\b([abcd]) ([^·]+?)(?: ·|$)", text(notebook, "two-deals-ask"))
    return untrue(
        the_rounds=several == NUMBERS[PUMPS.rounds],
        the_equal_offers={name: int(value) for name, value in letters} == lesson.PACKAGES,
        the_floor=floor == NUMBERS[MANY],
        the_middle=int(middle) == ROADS,
        the_practice_tables=tables == NUMBERS[plans.PRACTICE_TABLES],
        the_finding=fewer == again == "0.9" and ".9 of a round less" in FINDING,
        the_packages=int(packages) == count,
        the_replies=replies
        == {letter: [SAYINGS[who][letter][1] for who in ("employee", "partner", "peer")] for letter in "abcd"},
        the_tables=forty.lower() == NUMBERS[TABLES],
        what_was_counted=(int(more), int(of), int(less)) == (more_together(), TABLES, fewer_rounds()),
        the_lines_to_choose_from={letter: line.strip('"') for letter, line in choices} == lesson.INSTEAD,
        what_happened_in_both=dict(same) == lesson.SAME,
        the_lines_to_sort=re.findall(r"^- (\w) ", text(notebook, "evidence-lines"), flags=re.MULTILINE)
        == list(lesson.STATEMENTS),
        the_moves=re.findall(r"\b([a-e]) (?:offer|say|ask|part|go)", text(notebook, "flood-text")) == list(MOVES),
    )


def road_faults(notebook: Notebook) -> list[str]:
    """Rounds and points of the two roads, as the lesson tells them after the two demonstrations."""
    first, second = said(r"(\w+) rounds, then (\w+)\.", text(notebook, "roads-more"))
    told = said(
        r"with (\d+) points and then with (\d+), Robin with (\d+) and then with (\d+)", text(notebook, "roads-more")
    )
    long, short = (and_mindset.watched(rules) for rules in (LONG, SHORT))
    mine, theirs = (
        [getattr(session.case, side).preferences.value(session.deal) for session in (long, short)]
        for side in ("you", "them")
    )
    (new,) = said(r"(Three days at home on a three-month trial) was on nobody's list", text(notebook, "roads-more"))
    return untrue(
        the_rounds=[first.lower(), second] == [NUMBERS[rounds(session)] for session in (long, short)],
        what_the_manager_got=[int(told[0]), int(told[1])] == mine,
        what_robin_got=[int(told[2]), int(told[3])] == theirs,
        what_was_new=new.lower() in short.case.in_words(short.deal) and short.deal["home"] == "trial",
    )


def assignment_faults(notebook: Notebook) -> list[str]:
    """The assignment beside what its checks want."""
    items, points = said(r"(\w+) items, (\d+) points", text(notebook, "title"))
    each = [
        float(number)
        for cell in notebook["cells"]
        if cell["cell_type"] == "markdown"
        for number in re.findall(r"^## \d · .*\(([\d.]+) points?", cell["source"], flags=re.MULTILINE)
    ]
    (floor,) = said(r"two thirds of (\w+) reasons", text(notebook, "package-text"))
    tables, brings, finds = said(
        r"at (\w+) practice tables.*bring you (\d+) points and (\d+) % of the available value",
        text(notebook, "plan-try").replace("\n", " "),
    )
    (least,) = said(r"at least (\d+) to you", text(notebook, "negotiation-text"))
    return untrue(
        the_items=items.lower() == NUMBERS[len(each)],
        the_points_together=int(points) == sum(each),
        the_points_of_each=each[:-1] == [exercise.points for exercise in and_mindset.GRADED],
        the_floor_of_the_package=floor == NUMBERS[MANY],
        the_practice_tables=tables == NUMBERS[plans.PRACTICE_TABLES],
        what_a_plan_brings=int(brings) == plans.ENOUGH,
        what_a_plan_finds=int(finds) == round(plans.MOST_OF_IT * 100),
        the_floor=int(least) == FLOOR,
        the_answers=set(re.findall(r'"([a-z ]+)"', text(notebook, "firm-text").replace("`", "")))
        == set(ANSWERS.values()),
    )


TEXTS = {lesson_faults: LESSON, road_faults: LESSON, assignment_faults: ASSIGNMENT}

DRIFTS = [
    (lesson_faults, "own-text", "eight rounds", "six rounds", "the rounds"),
    (lesson_faults, "recall-text", "74", "61", "the equal offers"),
    (lesson_faults, "request-text", "of two reasons", "of three reasons", "the floor"),
    (lesson_faults, "watch-text", "21 negotiations", "25 negotiations", "the middle"),
    (lesson_faults, "plan-text", "six practice", "four practice", "the practice tables"),
    (lesson_faults, "roads-more", "0.9 of", "1.9 of", "the finding"),
    (lesson_faults, "evidence-lines", "400", "500", "the packages"),
    (lesson_faults, "drills-lines", "ten days", "twelve days", "the replies"),
    (lesson_faults, "hood-text", "Forty", "Six", "the tables"),
    (lesson_faults, "honest", "39 of 40", "40 of 40", "what was counted"),
    (lesson_faults, "mend-choices", "Let's say 25", "Let's say 35", "the lines to choose from"),
    (lesson_faults, "two-deals-ask", "about half", "a little", "what happened in both"),
    (lesson_faults, "evidence-lines", "- **e**", "- **f**", "the lines to sort"),
    (lesson_faults, "flood-text", "**e** go", "**f** go", "the moves"),
    (road_faults, "roads-more", "Eight rounds", "Seven rounds", "the rounds"),
    (road_faults, "roads-more", "65 points", "66 points", "what the manager got"),
    (road_faults, "roads-more", "with 62", "with 63", "what robin got"),
    (assignment_faults, "title", "Seven items", "Six items", "the items"),
    (assignment_faults, "title", "20 points", "21 points", "the points together"),
    (assignment_faults, "package-text", "(4 points)", "(3 points)", "the points of each"),
    (assignment_faults, "package-text", "of two reasons", "of three reasons", "the floor of the package"),
    (assignment_faults, "plan-try", "six practice", "four practice", "the practice tables"),
    (assignment_faults, "plan-try", "65 points", "70 points", "what a plan brings"),
    (assignment_faults, "plan-try", "55 %", "75 %", "what a plan finds"),
    (assignment_faults, "negotiation-text", "at least 55", "at least 60", "the floor"),
    (assignment_faults, "firm-text", "no deal", "leave", "the answers"),
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


def test_the_lesson_claims_no_more_than_the_finding():
    """One-sided it pays with everybody who can decide, and costs no standards: that is all that is said of it."""
    assert "everybody who can decide, and costs none of your standards" in text(LESSON, "honest")
    assert "with everybody who can decide" in FINDING
    assert "It does not cost one's own standards" in FINDING


def test_a_plan_without_reasons_finds_nothing_new():
    """As the plan's text lets its reader predict: told no reason, people settle for a third of what there is."""
    limits, why = plans.MENU[0], plans.MENU[2]
    rest = ["design one package for both at 68 %", "accept at 60 %", plans.MENU[-1]]
    told, silent = (
        try_plan([limits] * 2 + [*reasons, *rest], plans.CASES, 5, 24, plans.ACROSS) for reasons in ([why] * 3, [])
    )
    assert told.share > 0.6
    assert silent.share < 0.35
