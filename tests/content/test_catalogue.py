"""Every answer of the catalogue gets its points and its hint."""

import ast

import pytest

from grader.check import Exercise, Miss
from tests.content.catalogues import CATALOGUE, SEEDS
from tests.content.notebooks import ASSIGNMENTS, answered_by, read
from tests.content.rows import Row, told
from tests.lessons.given import EXERCISES, GRADED, scored

BY_NAME = {exercise.name: exercise for exercise in EXERCISES}
ROWS = [(name, row) for name, rows in CATALOGUE.items() for row in rows]


def row_faults(exercise: Exercise, row: Row, seeds: object = None, score=scored) -> list[str]:
    """Say what an answer got that the catalogue did not expect."""
    got = score(exercise, row.answer, seeds)
    found = [claim.trouble for claim in got.claims if claim.state == "broken"]
    if float(got) != row.points:
        found.append(f"{row.points} points expected, {float(got)} given")
    if (row.hint == "") != (told(got) == "") or row.hint not in told(got):
        found.append(f'"{row.hint}" expected, "{told(got)}" said')
    return found


def catalogue_faults(exercise: Exercise, rows: tuple[Row, ...], *, graded: bool) -> list[str]:
    """Say what a catalogue lacks: right answers of different kinds, wrong ones, a hint to each, a name of its own."""
    right = [row for row in rows if row.points == exercise.points]
    wrong = [row for row in rows if row.points < exercise.points]
    found = []
    if len(right) < (2 if graded else 1) or len(wrong) < (6 if graded else 3):
        found.append(f"{len(right)} right and {len(wrong)} wrong answers are too few")
    found += [f"{row.name}: a wrong answer without a hint" for row in wrong if not row.hint]
    found += [f"{row.name}: a right answer with a hint" for row in right if row.hint]
    if len({row.name for row in rows}) < len(rows):
        found.append("two answers of one name")
    return found


@pytest.mark.parametrize(("name", "row"), ROWS, ids=[f"{name}: {row.name}" for name, row in ROWS])
def test_an_answer_gets_its_points_and_its_hint(name, row):
    """Points to the hundredth, and the hint of the first claim that does not hold."""
    assert row_faults(BY_NAME[name], row, SEEDS.get(name)) == []


@pytest.mark.parametrize("exercise", EXERCISES, ids=lambda exercise: exercise.name)
def test_every_exercise_has_a_catalogue(exercise):
    """A graded exercise has two right and six wrong answers at least, any other one and three."""
    rows = CATALOGUE[exercise.name]
    assert catalogue_faults(exercise, rows, graded=exercise in GRADED) == []


def test_the_catalogue_uses_the_seeds_of_the_assignment():
    """Hidden parts are played on the seeds that the test cells of ``source/`` name."""
    found = {}
    for path in ASSIGNMENTS:
        for exercise, source in answered_by(read(path)).items():
            calls = [node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Call)]
            seeds = [word.value for call in calls for word in call.keywords if word.arg == "seed"]
            found |= {exercise: ast.literal_eval(seeds[0])} if seeds else {}
    assert found == SEEDS


def sums() -> Exercise:
    """An exercise small enough to break."""
    exercise = Exercise("test/sum", points=2)

    @exercise.check(worth=2)
    def adds_up(answer: int) -> None:
        """It adds up."""
        if answer + 1 != 5:
            raise Miss(hint="What comes after three?", earned=0.5)

    return exercise


ALONE = {"score": lambda exercise, answer, seeds: exercise(answer)}


@pytest.mark.parametrize(
    ("row", "fault"),
    [
        (Row("other points", 3, 2, "after three"), "2 points expected, 1.0 given"),
        (Row("another hint", 3, 1, "after four"), '"after four" expected, "What comes after three?" said'),
        (Row("no hint expected", 3, 1), '"" expected'),
        (Row("a hint that nobody gives", 4, 2, "after three"), '"after three" expected, "" said'),
        (Row("a check that breaks", [], 0), "TypeError"),
    ],
    ids=lambda value: value.name if isinstance(value, Row) else None,
)
def test_a_wrong_row_is_caught(row, fault):
    """Other points, another hint, a check that breaks: each is named."""
    assert any(fault in found for found in row_faults(sums(), row, **ALONE))


def test_a_right_row_passes():
    """Nothing is said of a row that holds."""
    assert row_faults(sums(), Row("four", 4, 2), **ALONE) == []


@pytest.mark.parametrize(
    ("rows", "fault"),
    [
        ((Row("right", 4, 2), Row("wrong", 3, 1, "after three")), "1 right and 1 wrong answers are too few"),
        ((Row("right", 4, 2), Row("right", 3, 1, "after three")), "two answers of one name"),
        ((Row("wrong", 3, 1),), "wrong: a wrong answer without a hint"),
        ((Row("right", 4, 2, "a hint"),), "right: a right answer with a hint"),
    ],
)
def test_a_thin_catalogue_is_caught(rows, fault):
    """Too few answers, a wrong one without a hint, one name twice: each is named."""
    assert fault in catalogue_faults(sums(), rows, graded=True)
