"""Which cell runs where, and what crosses over."""

import nbformat
import pytest
from nbgrader.utils import determine_grade

from grader.marking.job import Limits
from grader.marking.rooms import examiner, sandbox
from tests.marking.small import answer, checked, given, job, marked, own, scores, texts

pytestmark = pytest.mark.xdist_group("marking")


@pytest.fixture(autouse=True, scope="module")
def _sandboxed() -> None:
    assert sandbox.problem() is None, sandbox.problem()


def test_an_answer_is_checked():
    """Right is full marks, wrong is none, a number is partial credit."""
    check = checked("assert x == 5", 2)
    assert scores(answer("x = 5"), check) == [2]
    assert scores(answer("x = 6"), check) == [0]
    assert scores(answer("x = 5"), checked("x / 4", 2)) == [1.25]


def test_an_answer_counts_as_it_was_when_its_test_came():
    """What later cells make of a name changes nothing."""
    assert scores(answer("x = 1"), checked("assert x == 1"), own("x = 2"), checked("assert x == 2")) == [1, 1]


def test_what_set_up_made_is_the_instructors():
    """Neither rebinding nor patching what set-up bound reaches a test."""
    setup = given("import math\nlimit = 10\ndef least():\n    return 3")
    attack = own("limit = 0\nleast = lambda: 0\nimport math\nmath.floor = lambda _: 99")
    check = checked("assert limit == 10 and least() == 3 and math.floor(1.5) == 1 and x < limit")
    assert scores(setup, attack, answer("x = 5"), check) == [1]
    assert scores(setup, attack, answer("x = 50"), check) == [0]


def test_a_name_that_a_test_bound_is_never_asked_of_the_learner():
    """A forged score is not looked at."""
    first = checked("score = 1 if x == 5 else 0\nscore", 1)
    second = checked("score", 3)
    assert scores(answer("x = 6"), first, own("score = 3"), second) == [0, 0]


def test_set_up_may_use_an_answer():
    """A key that the learner wrote is what set-up works with."""
    assert scores(answer("key = 'k'"), given("deal = key * 3"), checked("assert deal == 'kkk'")) == [1]


def test_functions_of_set_up_see_later_answers():
    """A helper of the instructor's reads an answer when it is called, not when it was written."""
    setup = given("def doubled():\n    return 2 * x")
    assert scores(
        setup, answer("x = 4"), checked("assert doubled() == 8"), own("x = 5"), checked("doubled() / 10")
    ) == [
        1,
        1,
    ]


def test_learners_cells_find_what_set_up_made():
    """Their own cells run on the same set-up, in their own room."""
    _, notebook = marked(given("import math\nrows = [1, 2, 3]"), own("sum(rows) + math.floor(1.5)"))
    assert texts(notebook.cells[1]) == "7"


def test_learners_cells_find_what_a_test_bound_without_its_hidden_part():
    """As in their own notebook: the part that they were handed has run there, the hidden part has not."""
    check = checked("score = x\n### BEGIN HIDDEN TESTS\nscore = secret = 0\n### END HIDDEN TESTS\nscore", 5)
    found, notebook = marked(answer("x = 5"), check, own("print(score, 'secret' in globals())"))
    assert list(found.scores.values()) == [0]
    assert texts(notebook.cells[2]) == "5 False\n"


def test_hidden_tests_are_in_no_place_that_learners_code_reaches():
    """Neither in its memory nor in its files, even after the test ran."""
    hidden = "marker_" + "of_the_hidden"
    check = checked(f"assert x\n### BEGIN HIDDEN TESTS\n{hidden} = 1\n### END HIDDEN TESTS")
    search = own(
        "import gc, os\n"
        "word = 'marker_' + 'of_the_hid' + 'den'\n"
        "found = [o for o in gc.get_objects() for s in [o] if isinstance(s, (list, tuple, dict)) and len(s) < 10**4"
        " and any(isinstance(p, str) and word in p and p is not word and len(p) < 10**5"
        " for p in (s.values() if isinstance(s, dict) else s))]\n"
        "files = [f for d, _, fs in os.walk('/room') for f in fs]\n"
        "print(len([o for o in found if o is not globals()]), files)"
    )
    found, notebook = marked(answer("x = 1"), check, search)
    assert list(found.scores.values()) == [1]
    assert texts(notebook.cells[2]).startswith("0 []")


def test_an_answer_that_is_missing_is_a_name_that_is_not_there():
    """As nbgrader would have it: the test stops with a NameError, and gets nothing."""
    found, notebook = marked(answer("y = 5"), checked("assert x == 5"))
    assert list(found.scores.values()) == [0]
    assert "NameError" in texts(notebook.cells[1])


def test_a_test_that_calls_a_learners_function_runs_beside_it():
    """The instructor's own solution shows that plain answers won't do; the result says so."""
    setup, solution = given("base = 2"), answer("def area(a, b):\n    return a * b")
    check = checked("assert area(base, 3) == 6", 2)
    plain_one = checked("assert base == 2", 1)
    solved = job(setup, solution, check, plain_one)
    open_ = examiner.open_cells(solved.content, solved.cells)
    assert open_ == {check.metadata.nbgrader.grade_id}
    found, _ = marked(setup, answer("area = lambda a, b: b * a"), check, plain_one, open=open_)
    assert list(found.scores.values()) == [2, 1]
    assert any("beside the learner's code" in remark for remark in found.remarks)
    found, _ = marked(setup, solution, check, plain_one)
    assert list(found.scores.values()) == [0, 1]
    assert not found.remarks


def test_an_open_set_up_cell_makes_nothing_that_tests_believe():
    """What set-up worked out with a learner's function is the learner's, and crosses over as an answer does."""
    setup, check = given("result = f(3)"), checked("assert result == 9")
    solved = job(answer("def f(n):\n    return n * n"), setup, check)
    open_ = examiner.open_cells(solved.content, solved.cells)
    assert open_ == {setup.metadata.nbgrader.grade_id}
    assert scores(answer("f = lambda n: n ** 2"), setup, check, open=open_) == [1]


def test_records_are_read_from_the_hand_in_not_from_what_code_left_there():
    """A file that the learner's cells rewrite is still the one handed in, for the test."""
    rewrite = own("open('moves.txt', 'w').write('forged')\nprint(open('moves.txt').read())")
    check = checked("assert open('moves.txt').read() == 'played'")
    found, notebook = marked(rewrite, check, files={"moves.txt": b"played"})
    assert list(found.scores.values()) == [1]
    assert "forged" in texts(notebook.cells[0])


def test_a_module_that_was_handed_in_is_never_imported_by_a_test():
    """Only what the instructor put beside the notebook is; the learner's own cells may import their own."""
    evil = {"statistics.py": b"mean = lambda _: 5", "helper.py": b"GOOD = 0"}
    check = checked("import statistics, helper\nassert statistics.mean([1, 3]) == 2 and helper.GOOD == 1")
    found, notebook = marked(own("import helper\nhelper.GOOD"), check, files=evil, given={"helper.py": b"GOOD = 1"})
    assert list(found.scores.values()) == [1]
    assert texts(notebook.cells[0]) == "1"


def test_a_cell_that_takes_too_long_is_interrupted():
    """As nbgrader says it; the cells after it run."""
    limits = Limits(seconds=1, total_seconds=10)
    found, notebook = marked(own("while True:\n    pass"), answer("x = 1"), checked("assert x == 1"), limits=limits)
    assert notebook.cells[0].outputs[-1].ename == "CellTimeoutError"
    assert list(found.scores.values()) == [1]


def test_a_cell_that_won_t_be_interrupted_ends_the_run():
    """What was answered before counts; what came after needs a person, and the instructor is told."""
    limits = Limits(seconds=1, total_seconds=10)
    stubborn = own("import signal\nsignal.signal(signal.SIGINT, signal.SIG_IGN)\nwhile True:\n    pass")
    first, second = checked("assert x == 1"), checked("assert y == 1")
    found, _ = marked(answer("x = 1"), first, stubborn, answer("y = 1"), second, limits=limits)
    assert list(found.scores.values()) == [1, 0]
    assert found.for_a_person == {second.metadata.nbgrader.grade_id}
    assert "stopped at cell 3" in " ".join(found.remarks)


def test_leaving_ends_the_run_and_nothing_else():
    """`os._exit` in the middle: what was answered before counts."""
    found, _ = marked(answer("x = 1"), checked("assert x == 1"), own("import os\nos._exit(0)"))
    assert list(found.scores.values()) == [1]
    assert "its own code ended the run" in " ".join(found.remarks)


@pytest.mark.parametrize(
    ("value", "points"), [("True", 2), ("'text'", 2), ("-1", 2), ("float('nan')", 2), ("3", None), ("1.5", 1.5)]
)
def test_points_are_nbgraders_unless_they_are_more_than_there_are(value: str, points: float | None):
    """A test cell's last value counts as nbgrader counts it; more than the maximum needs a person."""
    check = checked(f"{value}", 2)
    found, _ = marked(check)
    cell = nbformat.reads(found.content.decode(), as_version=4).cells[0]
    if points is None:
        assert found.for_a_person == {check.metadata.nbgrader.grade_id}
    else:
        assert found.scores == {check.metadata.nbgrader.grade_id: determine_grade(cell)[0]}


@pytest.mark.parametrize(
    "forged",
    [
        '{"m": ["execute_result", {"data": {"text/plain": "1"}, "metadata": {}, "execution_count": 2}, {}, []]}',
        '{"m": ["comm_open", {"comm_id": "c", "data": {"state": {"_model_module": "@jupyter-widgets/output", '
        '"_model_name": "OutputModel", "msg_id": "cell-2"}, "buffer_paths": []}, "target_name": "jupyter.widget"}, {}, []]}',
        '{"values": {"x": ["int", 5]}}',
        '{"done": {"status": "ok"}}',
        "not JSON",
        "[" * 100_000,
        '{"m": ["display_data", {"data": {"text/plain": 5}, "metadata": {}}, {}, []]}',
        '{"m": ["nonsense", {}, {}, []]}',
        '{"m": 5}',
        "{}",
    ],
)
def test_forged_messages_earn_nothing(forged: str):
    """Whatever a learner's code writes to its room's socket, a wrong answer stays wrong."""
    attack = own(f"import os\nos.write(3, {forged!r}.encode() + b'\\n')")
    found, _ = marked(attack, answer("x = 6"), checked("score = 1 if x == 5 else 0\nscore"))
    assert sum(score or 0 for score in found.scores.values()) == 0
