"""What lesson 03 and the assignment `disclosure` say of the model is so, and a text that drifts is caught."""

import copy
import re

import pytest

from grader.deal import Case
from grader.lessons import disclosure
from grader.lessons.disclosure import lesson, mending, plans, scripts
from grader.lessons.disclosure.deals import CASE
from grader.lessons.disclosure.negotiation import FLOOR
from grader.lessons.disclosure.series import MARKED, SHOWN, kept
from tests.content.notebooks import ROOT, Notebook, cell_of, read
from tests.content.prose import IN_WORDS, said, text, untrue
from tests.lessons.typical import at_other_variants

LESSON = read(ROOT / "course" / "03-reciprocal-disclosure.ipynb")
ASSIGNMENT = read(ROOT / "source" / "disclosure" / "disclosure.ipynb")
LAUNCH = Case.load(CASE)
NUMBERS = IN_WORDS | {7: "seven", 10: "ten", 20: "twenty"}


def lesson_faults(notebook: Notebook) -> list[str]:
    """The lesson beside its case and its exercises."""
    (rounds,) = said(r"You have (\w+) rounds", text(notebook, "order-text"))
    rent, fetch = said(r"cost you €(\d+), and €(\d+) to fetch", text(notebook, "recall-text"))
    lines = dict(re.findall(r'(\w) "([^"]+)"', text(notebook, "recall-text")))
    (tables,) = said(r"at (\d+) tables each", text(notebook, "exposure-text"))
    (practice,) = said(r"at (\w+) practice tables", text(notebook, "plan-text"))
    rows = re.findall(r"^\| (\w) \| .*\|$", text(notebook, "mend-lines"), flags=re.MULTILINE)
    choices = re.findall(r"^\| (\w) \| \"(.+)\" \|$", text(notebook, "mend-lines"), flags=re.MULTILINE)
    same = re.findall(r"(\w) ([^·*]+?)(?: ·|$)", text(notebook, "two-deals-ask").split("both? ")[1])
    answers = re.findall(r"^- (\w) ", text(notebook, "replies-lines"), flags=re.MULTILINE)
    statements = re.findall(r"^- (\w) ", text(notebook, "evidence-lines"), flags=re.MULTILINE)
    return untrue(
        the_rounds=rounds == NUMBERS[LAUNCH.rounds],
        the_van=int(rent) + int(fetch) == lesson.MOST,
        the_lines_to_tell_apart=lines == lesson.LINES,
        the_tables={told.tables for (seed, _, _), told in kept().items() if seed == SHOWN} == {int(tables)},
        the_practice_tables=practice == NUMBERS[plans.PRACTICE_TABLES],
        the_lines_to_mend=rows == [*map(str, range(1, 10)), *mending.INSTEAD, *mending.LATER],
        the_lines_to_choose_from=dict(choices) == mending.INSTEAD | mending.LATER,
        the_ideas=dict(same) == lesson.SAME,
        the_answers=answers == list(lesson.ANSWERS),
        the_statements=statements == list(lesson.STATEMENTS),
    )


def demonstration_faults(notebook: Notebook) -> list[str]:
    """What the two took home, as the lesson tells it after the two demonstrations."""
    told = said(
        r"with (\d+) points, and then with (\d+)\. Aurel went home with (\d+), and then with (\d+)",
        text(notebook, "compare-more"),
    )
    sessions = [disclosure.watched(rules) for rules in (disclosure.SILENT, disclosure.SHARING)]
    (more_in,) = said(r"With sixty other partners it brought the two more in (\d+)", text(notebook, "compare-more"))
    others = at_other_variants(CASE, disclosure.SILENT, disclosure.SHARING, "guarded")
    mine, theirs = ([side.preferences.value(s.deal) for s in sessions] for side in (LAUNCH.you, LAUNCH.them))
    first, second, their_first, their_second = map(int, told)
    return untrue(
        what_lumen_got=mine == [first, second],
        what_aurel_got=theirs == [their_first, their_second],
        what_it_brought_with_others=sum(gain > 0 for gain in others) == int(more_in),
        the_difference=disclosure.compare(second + their_second - first - their_first) == 1,
    )


def assignment_faults(notebook: Notebook) -> list[str]:
    """The assignment beside its exercises: items, points, floors, practice tables."""
    whole = "\n".join(cell["source"] for cell in notebook["cells"] if cell["cell_type"] == "markdown")
    items = [
        (int(n), float(points))
        for n, points in re.findall(r"^## (\d) · .*\(([\d.]+) points?", whole, flags=re.MULTILINE)
    ]
    count, total = said(r"(\w+) items, (\d+) points", text(notebook, "title"))
    tried, many, net = said(
        r"at (\w+) practice tables.*at (\d+) tables.*above ([\d.]+) points", text(notebook, "script-try")
    )
    tables, enough, share = said(
        r"at (\w+) practice tables.* bring (\d+) points.* (\d+) % of the available", text(notebook, "plan-try")
    )
    (floor,) = said(r"worth at least (\d+) to you", text(notebook, "negotiation-text"))
    return untrue(
        the_items=[n for n, _ in items] == list(range(1, len(items) + 1)) and NUMBERS[len(items)] == count.casefold(),
        the_points_of_each=[points for _, points in items][:-1] == [each.points for each in disclosure.GRADED],
        the_points_together=sum(points for _, points in items) == int(total),
        the_tables_of_scripts=tried == NUMBERS[scripts.PRACTICE_TABLES],
        the_tables_that_mark={told.tables for (seed, _, _), told in kept().items() if seed == MARKED} == {int(many)},
        what_a_script_brings=float(net) == scripts.ENOUGH,
        the_practice_tables=tables == NUMBERS[plans.PRACTICE_TABLES],
        what_a_plan_brings=int(enough) == plans.ENOUGH,
        what_it_finds=int(share) == round(100 * plans.MOST_OF_IT),
        the_floor=int(floor) == FLOOR
        and any(f"at least {floor} to you" in check.text for check in disclosure.negotiation.checks),
    )


TEXTS = {lesson_faults: LESSON, demonstration_faults: LESSON, assignment_faults: ASSIGNMENT}
DRIFTS = [
    (lesson_faults, "order-text", "eight rounds", "six rounds", "the rounds"),
    (lesson_faults, "recall-text", "€40", "€50", "the van"),
    (lesson_faults, "recall-text", "after two months", "after a month", "the lines to tell apart"),
    (lesson_faults, "exposure-text", "400 tables", "300 tables", "the tables"),
    (lesson_faults, "plan-text", "six practice", "ten practice", "the practice tables"),
    (lesson_faults, "mend-lines", "| 9 |", "| 8 |", "the lines to mend"),
    (lesson_faults, "mend-lines", "Goodbye.", "Bye.", "the lines to choose from"),
    (lesson_faults, "mend-lines", "March, then. I've", "May, then. I've", "the lines to choose from"),
    (lesson_faults, "two-deals-ask", "no money", "little money", "the ideas"),
    (lesson_faults, "replies-lines", "- **e**", "- **f**", "the answers"),
    (lesson_faults, "evidence-lines", "- **d**", "- **e**", "the statements"),
    (demonstration_faults, "compare-more", "66 points", "67 points", "what lumen got"),
    (demonstration_faults, "compare-more", "with 76", "with 77", "what aurel got"),
    (assignment_faults, "title", "Seven items", "Six items", "the items"),
    (assignment_faults, "title", "20 points", "21 points", "the points together"),
    (assignment_faults, "plan-text", "(8 points)", "(3 points)", "the points of each"),
    (assignment_faults, "script-try", "twenty practice", "six practice", "the tables of scripts"),
    (assignment_faults, "script-try", "400 tables", "40 tables", "the tables that mark"),
    (assignment_faults, "script-try", "1.0 points", "0.9 points", "what a script brings"),
    (assignment_faults, "plan-try", "66 points", "70 points", "what a plan brings"),
    (assignment_faults, "plan-try", "six practice", "ten practice", "the practice tables"),
    (assignment_faults, "plan-try", "75 %", "80 %", "what it finds"),
    (assignment_faults, "negotiation-text", "at least 60", "at least 55", "the floor"),
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
