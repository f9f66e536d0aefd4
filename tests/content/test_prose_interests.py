"""What lesson 02 and the assignment `interests` say of the model is so, and a text that drifts is caught."""

import copy
import re

import pytest

from grader.deal import Case
from grader.lessons import interests
from grader.lessons.interests import alternatives, lesson, plans
from grader.lessons.interests.deals import VENDORS
from grader.lessons.interests.negotiation import FLOOR
from grader.lessons.interests.ways import LEAST
from grader.lessons.packages import read_packages
from grader.lessons.trial import try_plan
from tests.content.notebooks import ROOT, Notebook, cell_of, read
from tests.content.prose import IN_WORDS, said, text, untrue

LESSON = read(ROOT / "course" / "02-interests.ipynb")
ASSIGNMENT = read(ROOT / "source" / "interests" / "interests.ipynb")
MARTA, DESMOND, SUNNIVA = map(Case.load, VENDORS)
NUMBERS = IN_WORDS | {7: "seven"}


def lesson_faults(notebook: Notebook) -> list[str]:
    """The lesson beside its case: rounds, the zone, the table of three packages, unlisted options, tables of practice."""
    (rounds,) = said(r"You have (\w+) rounds", text(notebook, "cost-text"))
    low, high = said(r"could earn ([\d,]+) with .* for ([\d,]+)\.", text(notebook, "recall-text"))
    zone = int(high.replace(",", "")) - int(low.replace(",", ""))
    head, _, *rows = [
        [part.strip() for part in line.split("|")[1:-1]]
        for line in text(notebook, "leave-table").splitlines()
        if "|" in line
    ]
    table = {name: dict(zip(head[1:], labels, strict=True)) for name, *labels in rows}
    latent = {option.label for issue in MARTA.issues for option in issue.options if option.opened_by}
    named = set(re.findall(r"\*([^*]+)\*", cell_of(notebook, "ways-text")["source"].split("nobody has listed")[1]))
    (floor,) = said(r"each worth at least (\d+) to you", text(notebook, "packages-text"))
    (tables,) = said(r"at (\w+) practice tables", text(notebook, "plan-text"))
    (next_one,) = said(r"(\w+), this time", text(notebook, "again-text"))
    lines = re.findall(r"^- (\w) ", text(notebook, "needs-lines"), flags=re.MULTILINE)
    choices = re.findall(r"(\w) (\"[^\"]+\")", text(notebook, "mend-choices"))
    return untrue(
        the_rounds=rounds == NUMBERS[MARTA.rounds],
        the_zone=lesson.recall({"zone": zone, "trade": "b"}) == 2,
        the_three_packages=read_packages(table, MARTA) == alternatives.CANDIDATES,
        the_unlisted_options=named == latent,
        the_floor=int(floor) == LEAST,
        who_comes_next=next_one == interests.again("no-such-folder").case.them.name,
        the_practice_tables=tables == NUMBERS[plans.TABLES + plans.QUIET_TABLES],
        the_lines_to_sort=lines == list(lesson.WISHES),
        the_lines_to_choose_from={letter: line.strip('"') for letter, line in choices} == lesson.INSTEAD,
        the_vendors=all(case.them.name in text(notebook, "three-text") for case in (MARTA, DESMOND, SUNNIVA)),
    )


def demonstration_faults(notebook: Notebook) -> list[str]:
    """What the dairy and Marta took home, as the lesson tells it after the two demonstrations."""
    told = said(
        r"with (\d+) points, and then with (\d+)\. Marta went home with (\d+), and then with (\d+)",
        text(notebook, "compare-more"),
    )
    sessions = [interests.watched(rules) for rules in (interests.ARGUING, interests.ASKING)]
    mine, hers = ([side.preferences.value(session.deal) for session in sessions] for side in (MARTA.you, MARTA.them))
    first, second, her_first, her_second = map(int, told)
    return untrue(
        what_the_dairy_got=mine == [first, second],
        what_marta_got=hers == [her_first, her_second],
        the_difference=interests.compare(second + her_second - first - her_first) == 1,
        a_way_out_was_agreed=sessions[1].deal is not None and sessions[1].deal["length"] == "break",
    )


def assignment_faults(notebook: Notebook) -> list[str]:
    """The assignment beside its exercises: items, points, floors, the alternative, practice tables."""
    whole = "\n".join(cell["source"] for cell in notebook["cells"] if cell["cell_type"] == "markdown")
    items = [
        (int(n), float(points))
        for n, points in re.findall(r"^## (\d) · .*\(([\d.]+) points?", whole, flags=re.MULTILINE)
    ]
    count, total = said(r"(\w+) items, (\d+) points", text(notebook, "title"))
    (least,) = said(r"each is worth at least (\d+) to the dairy", text(notebook, "packages-text"))
    (alternative,) = said(r"Your alternative is worth (\d+) of 100", text(notebook, "own-sheet-text"))
    tables, enough, most = said(
        r"at (\w+) practice tables.* bring you (\d+) points.* (\d+) % of the available value",
        text(notebook, "plan-try"),
    )
    (floor,) = said(r"worth at least (\d+) to you by the brief", text(notebook, "negotiation-text"))
    return untrue(
        the_items=[n for n, _ in items] == list(range(1, len(items) + 1)) and NUMBERS[len(items)] == count.casefold(),
        the_points_of_each=[points for _, points in items][:-1] == [each.points for each in interests.GRADED],
        the_points_together=sum(points for _, points in items) == int(total),
        the_floor_of_packages=int(least) == LEAST,
        the_alternative=int(alternative) == DESMOND.you.preferences.reservation,
        the_practice_tables=tables == NUMBERS[plans.TABLES + plans.QUIET_TABLES],
        what_a_plan_finds=int(most) == round(plans.MOST_OF_IT * 100),
        what_a_plan_brings=int(enough) == plans.ENOUGH,
        the_floor=int(floor) == FLOOR
        and any(f"at least {floor} to you" in check.text for check in interests.negotiation.checks),
    )


TEXTS = {lesson_faults: LESSON, demonstration_faults: LESSON, assignment_faults: ASSIGNMENT}
DRIFTS = [
    (lesson_faults, "cost-text", "eight rounds", "six rounds", "the rounds"),
    (lesson_faults, "recall-text", "7,200", "7,300", "the zone"),
    (lesson_faults, "leave-table", "four visits", "two visits", "the three packages"),
    (lesson_faults, "ways-text", "*a right to match any other offer*", "*a right to match*", "the unlisted options"),
    (lesson_faults, "packages-text", "at least 60", "at least 65", "the floor"),
    (lesson_faults, "again-text", "Oonagh", "Sunniva", "who comes next"),
    (lesson_faults, "plan-text", "nine practice", "four practice", "the practice tables"),
    (lesson_faults, "needs-lines", "- **f**", "- **g**", "the lines to sort"),
    (lesson_faults, "mend-choices", "All right, three.", "All right, two.", "the lines to choose from"),
    (lesson_faults, "three-text", "Sunniva", "Agnes", "the vendors"),
    (demonstration_faults, "compare-more", "60 points", "61 points", "what the dairy got"),
    (demonstration_faults, "compare-more", "with 74", "with 75", "what marta got"),
    (assignment_faults, "title", "Seven items", "Six items", "the items"),
    (assignment_faults, "title", "20 points", "21 points", "the points together"),
    (assignment_faults, "plan-text", "(8 points)", "(3 points)", "the points of each"),
    (assignment_faults, "packages-text", "at least 60", "at least 65", "the floor of packages"),
    (assignment_faults, "own-sheet-text", "worth 44", "worth 45", "the alternative"),
    (assignment_faults, "plan-try", "68 points", "70 points", "what a plan brings"),
    (assignment_faults, "plan-try", "55 %", "75 %", "what a plan finds"),
    (assignment_faults, "plan-try", "nine practice", "four practice", "the practice tables"),
    (assignment_faults, "negotiation-text", "at least 58", "at least 60", "the floor"),
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


def test_the_alternative_is_the_same_for_every_learner():
    """The assignment names the points of the alternative; no variant changes them."""
    for key in ("example", "k7mx-2pqa", "gxty-s2kh", "npme-fvve"):
        assert interests.deal(key, "no-such-folder").case.you.preferences.reservation == 44


def test_asking_why_pays_with_people_who_answer_and_little_with_others():
    """As the lesson's honest cell has it: the same plan with and without the question, at sixty tables each."""
    assert "With people who keep their reasons it changed little" in text(LESSON, "honest")
    rules = [
        "design one package for both at 78 %",
        "accept at 70 %",
        "in the last round accept anything above my walk-away",
    ]
    why = "ask why they want what costs me most"

    def gained(who: str) -> float:
        asked, silent = (try_plan(plan, VENDORS, 5, 60, (who,)) for plan in ([why, *rules], rules))
        return asked.share - silent.share

    assert gained("collaborator") > 0.08
    assert abs(gained("guarded")) < 0.05
    assert abs(gained("positional")) < 0.05
