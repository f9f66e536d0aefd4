"""Where the learner stands, as a lesson shows it."""

import json
from datetime import UTC, datetime
from pathlib import Path
from types import SimpleNamespace

import pytest

from grader.check.exercise import LISTENERS
from grader.lessons import start
from grader.lessons.catalogue import LESSONS
from grader.progress import folder as files
from grader.progress.tries import FILE, read
from grader.widgets.standing import ProgressPanel, listen, note, progress


@pytest.fixture
def lessons(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with lessons, and a kernel that runs in it."""
    (tmp_path / f"{LESSONS[0].name}.ipynb").touch()
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("grader.widgets.standing.get_ipython", lambda: SimpleNamespace(kernel=object()))
    yield tmp_path
    if note in LISTENERS:
        LISTENERS.remove(note)


def given(name: str, content: bytes) -> dict[str, object]:
    """A file as the browser hands it over."""
    return {"name": name, "type": "", "size": len(content), "content": content, "last_modified": datetime.now(UTC)}


def test_what_is_solved_in_a_lesson_is_written_down(lessons: Path):
    """An answer leaves a line; dots do not; signing up twice tells once."""
    listen()
    listen()
    start.middle(...)
    start.middle(149)
    start.middle(150)
    start.middle(150)
    tries, _ = read(lessons / FILE)
    assert [(each.exercise, each.points, each.of) for each in tries] == [("start/middle", 0, 1), ("start/middle", 1, 1)]


def test_an_assignments_folder_gets_no_such_file(lessons: Path):
    """What is handed in whole holds nothing about other lessons."""
    (lessons / f"{LESSONS[0].name}.ipynb").unlink()
    listen()
    start.middle(150)
    assert list(lessons.iterdir()) == []


def test_nobody_listens_without_a_kernel(monkeypatch: pytest.MonkeyPatch):
    """Nor where nbgrader runs the notebook."""
    monkeypatch.setattr("grader.widgets.standing.get_ipython", lambda: None)
    listen()
    monkeypatch.setattr("grader.widgets.standing.get_ipython", lambda: SimpleNamespace(kernel=object()))
    monkeypatch.setenv("NBGRADER_EXECUTION", "autograde")
    listen()
    assert note not in LISTENERS


def test_an_answer_is_checked_where_nothing_can_be_written(lessons: Path):
    """The card comes all the same."""
    (lessons / FILE).mkdir()
    listen()
    assert start.middle(150) == 1


def test_it_is_saved_and_loaded(lessons: Path, tmp_path_factory: pytest.TempPathFactory):
    """Saved here, loaded into a fresh folder; each says what it did, and the page shows it."""
    listen()
    start.middle(150)
    here = ProgressPanel(lessons)
    assert "1 of 4 exercises solved" in here.shown.value
    here.save.click()
    assert files.EXPORT in here.told.value
    assert 'download="my-progress.json"' in here.link.value
    fresh = ProgressPanel(tmp_path_factory.mktemp("fresh"))
    assert "not begun" in fresh.shown.value
    content = (lessons / files.EXPORT).read_bytes()
    fresh.load.value = (given("my-progress.json", content),)
    assert "Loaded." in fresh.told.value
    assert "1 of 4 exercises solved" in fresh.shown.value


def test_a_wrong_file_is_told_in_a_sentence(lessons: Path):
    """Escaped, and nothing is changed."""
    panel = ProgressPanel(lessons)
    panel.load.value = (given("<b>odd</b>.json", b"[]"),)
    assert "&lt;b&gt;odd&lt;/b&gt;.json: found" in panel.told.value
    assert not (lessons / FILE).exists()


def test_a_file_that_can_not_be_read_is_told(lessons: Path):
    """A folder in the place of the file: said, not raised."""
    (lessons / FILE).mkdir()
    panel = ProgressPanel(lessons)
    assert "expected a plain file" in panel.shown.value
    panel.save.click()
    assert "expected a plain file" in panel.told.value


def test_under_nbgrader_it_is_a_page(
    lessons: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
):
    """Nothing to press, nothing written."""
    monkeypatch.setenv("NBGRADER_EXECUTION", "autograde")
    progress()
    assert "Next: 00" in capsys.readouterr().out
    assert json.dumps([path.name for path in lessons.iterdir()]) == '["00-start-here.ipynb"]'
