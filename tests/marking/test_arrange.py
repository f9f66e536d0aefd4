"""The learner's notebook with the instructor's cells put back, held against nbgrader's own steps."""

import copy
import io
from typing import Any

import nbformat
import pytest
from attrs import evolve
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from nbgrader import preprocessors as theirs

from grader.marking.course.assignment import Assignment, Notebook
from grader.marking.course.settings import Settings
from grader.marking.handins import handin
from grader.marking.handins.arrange import MOST_REMARKS, Arranged, arrange
from grader.marking.handins.cells import DEEPEST_METADATA
from grader.marking.steps import PlainCells
from tests.nbgrader.course import Course
from tests.nbgrader.handins import LEARNERS, cell

Found = nbformat.NotebookNode
Ours = tuple[Settings, Assignment]


def arranged(ours: Ours, notebook: Any) -> Arranged:
    """What becomes of a notebook."""
    rules, assignment = ours
    content = notebook if isinstance(notebook, bytes) else nbformat.writes(notebook).encode()
    return arrange(handin.parsed("meso.ipynb", content), assignment.notebooks[0], rules.notice)


def sanitised(ours: Ours, notebook: Found) -> Found:
    """What nbgrader's own steps make of it, gradebook and all."""
    rules, _ = ours
    resources = {"nbgrader": {"notebook": "meso", "assignment": "meso", "student": "x", "db_url": rules.course.db_url}}
    steps = (
        theirs.ClearOutput,
        theirs.DeduplicateIds,
        theirs.OverwriteKernelspec,
        PlainCells,
        theirs.CheckCellMetadata,
    )
    found = nbformat.reads(nbformat.writes(notebook), as_version=4)
    for step in steps:
        found, resources = step(config=rules.config)(found, resources)
    return nbformat.reads(nbformat.writes(found), as_version=4)


def compared(notebook: Any) -> list[dict[str, Any]]:
    """Cells as they are compared: everything but Jupyter's own ids; nbgrader leaves ``task`` out where it is False."""
    cells = []
    for each in notebook["cells"]:
        kept = {key: value for key, value in each.items() if key != "id"}
        if "nbgrader" in each["metadata"]:
            mark = {"task": False, **each["metadata"]["nbgrader"]}
            kept["metadata"] = {**each["metadata"], "nbgrader": mark}
        cells.append(kept)
    return cells


def handed(course: Course, learner: str) -> Found:
    """A learner's notebook."""
    return nbformat.read(course.submitted(learner) / "meso.ipynb", as_version=4)


def released(course: Course) -> Found:
    """The notebook as it was handed out."""
    return nbformat.read(course.released, as_version=4)


@pytest.mark.parametrize("learner", LEARNERS)
def test_an_honest_hand_in_becomes_what_nbgrader_makes_of_it(handed_in: Course, ours: Ours, learner: str):
    """Cell by cell, the notebook that is run is the one that nbgrader would run."""
    notebook = handed(handed_in, learner)
    mine, nbgraders = arranged(ours, notebook).notebook, sanitised(ours, notebook)
    assert compared(mine) == compared(nbgraders)
    assert mine["metadata"]["kernelspec"] == nbgraders.metadata.kernelspec
    nbformat.validate(mine)


@pytest.mark.parametrize("learner", [name for name in LEARNERS if name != "finn"])
def test_nothing_is_remarked_upon_where_nothing_is_odd(handed_in: Course, ours: Ours, learner: str):
    """Whoever only filled in answers is not talked about."""
    assert arranged(ours, handed(handed_in, learner)).remarks == ()


ACCIDENTS = ("move", "copy", "paste", "retype", "edit", "unmark", "delete-check")
CHECKS = ("equal-offers-check", "ruled-out-check", "improve-check", "plan-check")
"""nbgrader puts these back; it stops at others, which follow a cell that gives no points."""


@settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.data())
def test_accidents_end_as_they_do_with_nbgrader(handed_in: Course, ours: Ours, data: st.DataObject):
    """Cells moved, copied, pasted, retyped, edited and checks deleted: the same notebook as nbgrader makes."""
    notebook = handed(handed_in, data.draw(st.sampled_from(sorted(LEARNERS))))
    deleted = data.draw(st.sampled_from((None, *CHECKS)))
    for _ in range(data.draw(st.integers(0, 6))):
        _accident(notebook, data)
    if deleted and {deleted, deleted.removesuffix("-check")} <= set(_names(notebook)):
        notebook.cells = [each for each in notebook.cells if _name(each) != deleted]
    assert compared(arranged(ours, notebook).notebook) == compared(sanitised(ours, notebook))


def _name(each: Found) -> str | None:
    return each.metadata.get("nbgrader", {}).get("grade_id")


def _names(notebook: Found) -> list[str | None]:
    return [_name(each) for each in notebook.cells]


def _accident(notebook: Found, data: st.DataObject) -> None:
    place = data.draw(st.integers(0, len(notebook.cells) - 1))
    other = data.draw(st.integers(0, len(notebook.cells) - 1))
    each = notebook.cells[place]
    match data.draw(st.sampled_from(("move", "copy", "paste", "retype", "edit"))):
        case "move":
            notebook.cells.insert(other, notebook.cells.pop(place))
        case "copy":
            twin = copy.deepcopy(each)
            twin.id = f"twin-{len(notebook.cells)}"
            notebook.cells.insert(other, twin)
        case "paste":
            kind = data.draw(st.sampled_from((nbformat.v4.new_code_cell, nbformat.v4.new_markdown_cell)))
            notebook.cells.insert(other, kind(data.draw(st.text(max_size=20, alphabet="ab\n#é"))))
        case "retype" if each.cell_type == "code":
            notebook.cells[place] = Found(cell_type="markdown", id=each.id, metadata=each.metadata, source=each.source)
        case "edit":
            each.source += "\n# and more"


def test_of_a_split_answer_the_last_part_counts(handed_in: Course, ours: Ours):
    """An answer split in Lab: both parts run, the last one is the answer, and the instructor is told."""
    found = arranged(ours, handed(handed_in, "finn"))
    parts = [each for each in found.notebook["cells"] if each["source"].startswith(("# The plan, first", "plan ="))]
    assert [_mark(each).get("grade_id") for each in parts] == [None, "plan"]
    assert any("`plan` was there more than once" in remark for remark in found.remarks)
    assert any("not of this assignment (elsewhere)" in remark for remark in found.remarks)


def _mark(each: dict[str, Any]) -> dict[str, Any]:
    return each["metadata"].get("nbgrader", {})


@pytest.mark.parametrize("name", ["set-up", "choice", "menu", "table", "debrief"])
def test_a_deleted_set_up_cell_is_put_back_where_it_was(handed_in: Course, ours: Ours, name: str):
    """A deleted set-up cell stands behind the cell that it followed, as the instructor wrote it."""
    whole = arranged(ours, released(handed_in)).notebook
    notebook = released(handed_in)
    notebook.cells.remove(cell(notebook, name))
    found = arranged(ours, notebook)
    assert _sources(found.notebook) == _sources(whole)
    assert f"The cell `{name}` had been deleted, and was put back." in found.remarks


@pytest.mark.parametrize("name", [*CHECKS, "negotiation-check", "reflection"])
def test_a_deleted_graded_cell_is_put_back_where_it_was(handed_in: Course, ours: Ours, name: str):
    """A deleted graded cell is put back with nbgrader's own notice, hidden tests and points included."""
    whole = arranged(ours, released(handed_in)).notebook
    notebook = released(handed_in)
    notebook.cells.remove(cell(notebook, name))
    found = arranged(ours, notebook).notebook
    assert _named(found) == _named(whole)
    back = next(each for each in found["cells"] if _mark(each).get("grade_id") == name)
    original = next(each for each in whole["cells"] if _mark(each).get("grade_id") == name)
    assert "was missing from the submission" in back["source"]
    assert back["source"].endswith(original["source"])
    assert _mark(back) == _mark(original)


def test_everything_deleted_is_put_back_in_order(ours: Ours):
    """Of an empty notebook all checks and set-up cells are there again, in the instructor's order; answers are not."""
    found = arranged(ours, nbformat.v4.new_notebook())
    cells = ours[1].notebooks[0].cells
    assert _named(found.notebook) == [each.name for each in cells if each.grade or each.is_setup]
    assert "The answer cell `plan` had been deleted." in found.remarks


def _named(notebook: dict[str, Any]) -> list[str]:
    return [_mark(each)["grade_id"] for each in notebook["cells"] if _mark(each)]


def _sources(notebook: dict[str, Any]) -> list[str]:
    return [each["source"] for each in notebook["cells"]]


FORGED = [
    {"solution": True, "locked": False},
    {"points": 400},
    {"points": "many"},
    {"grade": False},
    {"checksum": "0" * 32},
    {"schema_version": 99},
    {"schema_version": "x"},
    {"surprise": [1, 2]},
    {"grade": False, "solution": False, "locked": False},
    {"task": True},
    {"cell_type": 7},
]


@pytest.mark.parametrize("forged", FORGED, ids=str)
def test_a_forged_mark_is_the_instructors_again(handed_in: Course, ours: Ours, forged: dict[str, Any]):
    """Points, kind and lock of a check are what the instructor made them, whatever the file says."""
    notebook = released(handed_in)
    honest = arranged(ours, released(handed_in)).notebook
    check = cell(notebook, "plan-check")
    check.metadata.nbgrader.update(forged)
    check.source = "score = 4\nscore"
    found = arranged(ours, notebook)
    assert compared(found.notebook) == compared(honest)
    assert "The cell `plan-check` had been changed, and ran as it was handed out." in found.remarks


@pytest.mark.parametrize(
    "mark", [5, None, [], {}, {"grade_id": 3}, {"grade_id": None, "grade": True}, "x", {"grade_id": ""}]
)
def test_a_mark_that_is_none_is_taken_off(handed_in: Course, ours: Ours, mark: Any):
    """Whatever stands in a mark's place, the cell runs as a plain cell."""
    notebook = released(handed_in)
    notebook.cells.append(nbformat.v4.new_code_cell("1 + 1", metadata={"nbgrader": mark}))
    last = arranged(ours, notebook).notebook["cells"][-1]
    assert (last["source"], last["metadata"]) == ("1 + 1", {})


def test_an_answer_made_text_runs_as_code(handed_in: Course, ours: Ours):
    """An answer that was turned into text by a slip of the keyboard is code again, pictures and all left behind."""
    notebook = released(handed_in)
    answer = cell(notebook, "plan")
    place = notebook.cells.index(answer)
    notebook.cells[place] = Found(
        cell_type="markdown",
        id="plan",
        metadata=answer.metadata,
        source="plan = []",
        attachments={"a.png": {"image/png": "aGk="}},
    )
    found = arranged(ours, notebook)
    assert found.notebook["cells"][place] == {
        "cell_type": "code",
        "id": "plan",
        "metadata": {**answer.metadata, "nbgrader": _mark(found.notebook["cells"][place])},
        "source": "plan = []",
        "outputs": [],
        "execution_count": None,
    }
    assert "The cell `plan` had been made text, and was taken as code." in found.remarks


ODD_METADATA: list[dict[str, Any]] = [
    {"tags": 5},
    {"tags": ["a", "a"]},
    {"name": 3},
    {"jupyter": "x"},
    {"format": {}},
    {"deletable": "no"},
    {"collapsed": 3},
]


@pytest.mark.parametrize("odd", ODD_METADATA, ids=str)
@pytest.mark.parametrize("name", ["plan", "reflection"])
def test_metadata_that_no_notebook_may_have_is_left_out(handed_in: Course, ours: Ours, name: str, odd: dict[str, Any]):
    """Metadata of the wrong kind does not keep a notebook from being marked, nor from being shown later."""
    notebook = released(handed_in)
    cell(notebook, name).metadata.update(odd)
    found = arranged(ours, notebook).notebook
    nbformat.validate(found)
    assert _named(found) == _named(arranged(ours, released(handed_in)).notebook)


@pytest.mark.parametrize("odd", [{"kernelspec": 5}, {"language_info": "python"}, {"authors": 7}, {"title": 1}], ids=str)
def test_odd_metadata_of_a_notebook_is_left_out(handed_in: Course, ours: Ours, odd: dict[str, Any]):
    """The same for the notebook as a whole."""
    notebook = released(handed_in)
    notebook.metadata.update(odd)
    nbformat.validate(arranged(ours, notebook).notebook)


def test_ids_are_there_and_differ(handed_in: Course, ours: Ours):
    """Every cell has an id of its own, however the file's were made up."""
    notebook = released(handed_in)
    for place, each in enumerate(notebook.cells):
        each.id = ("same", "cell-2", "cell-2-0", "x" * 64, "not good!")[place % 5]
    file = io.StringIO()
    file.write(nbformat.v4.writes(notebook))
    ids = [each["id"] for each in arranged(ours, file.getvalue().encode()).notebook["cells"]]
    assert len(set(ids)) == len(ids)


SIMPLE = st.one_of(st.none(), st.booleans(), st.integers(), st.floats(), st.text(max_size=8))
JSON = st.recursive(
    SIMPLE, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3)
)


@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.data())
def test_any_metadata_makes_a_valid_notebook(handed_in: Course, ours: Ours, data: st.DataObject):
    """Whatever JSON stands in metadata, marks and attachments: the result is valid, and the checks are the instructor's."""
    notebook = released(handed_in)
    keys = st.sampled_from(["nbgrader", "tags", "name", "jupyter", "attachments", "deletable", "id", "editable"])
    for each in data.draw(st.lists(st.sampled_from(notebook.cells), max_size=4)):
        odd = data.draw(st.dictionaries(keys, JSON, max_size=3))
        each.metadata.update(odd)
        each.update({key: value for key, value in odd.items() if key in {"attachments", "id"}})
    notebook.metadata = data.draw(
        st.dictionaries(st.sampled_from(["kernelspec", "title", "widgets"]), JSON, max_size=2)
    )
    found = arranged(ours, nbformat.v4.writes(notebook, split_lines=False).encode(errors="surrogatepass")).notebook
    nbformat.validate(found)
    checks = [each for each in found["cells"] if _mark(each).get("grade") and not _mark(each)["solution"]]
    expected = [each for each in ours[1].notebooks[0].cells if each.is_test]
    assert [each["source"].rpartition("nbgrader.\n\n")[2] for each in checks] == [each.source for each in expected]


def test_a_thousand_odd_cells_are_one_remark(handed_in: Course, ours: Ours):
    """Whoever pastes a thousand marked cells does not fill the instructor's screen."""
    notebook = released(handed_in)
    odd = {"nbgrader": {"grade": True, "grade_id": "elsewhere"}}
    notebook.cells += [nbformat.v4.new_code_cell("1", metadata=odd) for _ in range(1000)]
    found = arranged(ours, notebook)
    assert len(found.remarks) == MOST_REMARKS + 1
    assert found.remarks[-1] == f"And {1000 - MOST_REMARKS} remarks of this kind."


def test_deep_metadata_is_dropped(handed_in: Course, ours: Ours):
    """Metadata nested beyond reason is dropped, with a remark."""
    notebook = released(handed_in)
    deep: Any = []
    for _ in range(DEEPEST_METADATA + 1):
        deep = [deep]
    notebook.metadata["deep"] = cell(notebook, "plan").metadata["deep"] = deep
    content = nbformat.writes(notebook).encode()
    parsed = handin.parsed("meso.ipynb", content)
    assert "deep" not in parsed.metadata
    assert not [each for each in parsed.cells if "deep" in each.metadata]
    assert len(parsed.remarks) == 1


def test_a_task_is_put_back_at_the_end(handed_in: Course, ours: Ours):
    """A deleted task of nbgrader's comes last, as nbgrader has it."""
    rules, assignment = ours
    whole = assignment.notebooks[0]
    task = next(each for each in whole.cells if each.name == "title")
    fields = {"locked": False, "task": True, "points": 3.0}
    notebook = _with(
        whole, {**{name: getattr(task, name) for name in ("name", "cell_type", "source", "checksum")}, **fields}
    )
    handed_out = released(handed_in)
    handed_out.cells = [each for each in handed_out.cells if _name(each) != "title"]
    found = arrange(handin.parsed("meso.ipynb", nbformat.writes(handed_out).encode()), notebook, rules.notice)
    last = found.notebook["cells"][-1]
    assert _mark(last)["grade_id"] == "title"
    assert (_mark(last)["task"], _mark(last)["grade"], _mark(last)["points"]) == (True, False, 3.0)


def _with(whole: Notebook, fields: dict[str, Any]) -> Notebook:
    cells = tuple(evolve(each, **fields) if each.name == fields["name"] else each for each in whole.cells)
    return evolve(whole, cells=cells)
