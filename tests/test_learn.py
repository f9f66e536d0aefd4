"""``python -m grader learn``: the learner's copy of the lessons, and the start of JupyterLab."""

import json
import re
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from grader.__main__ import COMMANDS, main, parser_for
from grader.errors import CourseError
from grader.learn import folder, server

ROOT = Path(__file__).parents[1]


@pytest.fixture
def course(tmp_path):
    """Two lessons and a glossary, as a course would hold them."""
    course = tmp_path / "course"
    course.mkdir()
    for name in ("00-start-here.ipynb", "04-meso.ipynb", "glossary.md"):
        (course / name).write_text(f"{name}, first version", encoding="utf-8")
    (course / ".ipynb_checkpoints").mkdir()
    (course / ".ipynb_checkpoints" / "04-meso-checkpoint.ipynb").touch()
    return course


@pytest.fixture
def mine(tmp_path):
    """Where the learner wants the lessons: not there yet."""
    return tmp_path / "mine"


def held(place: Path) -> dict[str, str]:
    """Read what a learner sees in a folder: names and texts, without the hidden files."""
    return {path.name: path.read_text(encoding="utf-8") for path in place.iterdir() if not path.name.startswith(".")}


def renew(course: Path, name: str) -> None:
    """Publish a newer version of one file."""
    (course / name).write_text(f"{name}, newer version", encoding="utf-8")


def test_a_new_folder_gets_every_lesson(course, mine):
    """A new folder gets every lesson and page, and no leftovers of Jupyter."""
    copied = folder.copy_lessons(course, mine)
    assert copied.new == ["00-start-here.ipynb", "04-meso.ipynb", "glossary.md"]
    assert held(mine) == {name: f"{name}, first version" for name in copied.new}
    assert copied.summary(mine) == f"Your lessons are in {mine} (3 new)."


def test_a_second_call_changes_nothing(course, mine):
    """Calling it twice copies once."""
    folder.copy_lessons(course, mine)
    before = {path: path.stat().st_mtime_ns for path in mine.iterdir()}
    assert folder.copy_lessons(course, mine) == folder.Copied()
    assert {path: path.stat().st_mtime_ns for path in mine.iterdir()} == before


def test_an_untouched_lesson_is_renewed(course, mine):
    """A lesson nobody edited becomes the newer one, and the next newer one after that."""
    folder.copy_lessons(course, mine)
    renew(course, "04-meso.ipynb")
    assert folder.copy_lessons(course, mine).updated == ["04-meso.ipynb"]
    assert held(mine) == held(course)
    (course / "04-meso.ipynb").write_text("third version", encoding="utf-8")
    assert folder.copy_lessons(course, mine).updated == ["04-meso.ipynb"]


def test_an_edited_lesson_is_kept(course, mine):
    """A lesson the learner edited stays theirs; the newer version is announced, again and again, and never forced."""
    folder.copy_lessons(course, mine)
    (mine / "04-meso.ipynb").write_text("my answers", encoding="utf-8")
    assert folder.copy_lessons(course, mine) == folder.Copied()  # nothing newer: nothing to say
    renew(course, "04-meso.ipynb")
    for _ in range(2):
        copied = folder.copy_lessons(course, mine)
        assert (copied.kept, copied.updated) == (["04-meso.ipynb"], [])
        assert held(mine)["04-meso.ipynb"] == "my answers"
    assert "newer version: 04-meso.ipynb. To get the newer one, rename yours" in copied.summary(mine)


def test_a_renamed_lesson_makes_room_for_the_newer_one(course, mine):
    """Renaming your own version, as the message says, brings the newer one beside it."""
    folder.copy_lessons(course, mine)
    (mine / "04-meso.ipynb").write_text("my answers", encoding="utf-8")
    renew(course, "04-meso.ipynb")
    (mine / "04-meso.ipynb").rename(mine / "04-mine.ipynb")
    assert folder.copy_lessons(course, mine).new == ["04-meso.ipynb"]
    assert held(mine)["04-mine.ipynb"] == "my answers"


def test_a_file_that_was_there_before_is_kept(course, mine):
    """A file of the same name that we never copied is the learner's."""
    mine.mkdir()
    (mine / "glossary.md").write_text("my words", encoding="utf-8")
    assert folder.copy_lessons(course, mine).kept == ["glossary.md"]
    assert held(mine)["glossary.md"] == "my words"


@pytest.mark.parametrize("manifest", ["", "[]", '{"04-meso', '{"04-meso.ipynb": 5}'])
def test_without_a_readable_manifest_nothing_is_overwritten(course, mine, manifest):
    """When nobody can say what was edited, everything was."""
    folder.copy_lessons(course, mine)
    (mine / "04-meso.ipynb").write_text("my answers", encoding="utf-8")
    (mine / folder.MANIFEST).write_text(manifest, encoding="utf-8")
    renew(course, "04-meso.ipynb")
    assert folder.copy_lessons(course, mine).kept == ["04-meso.ipynb"]
    assert held(mine)["04-meso.ipynb"] == "my answers"


def test_an_interrupted_copy_is_taken_up(course, mine, monkeypatch):
    """Stopped at any write, a copy leaves no half lesson, and the next call completes it."""
    stop_at = 0
    real_replace = Path.replace

    def replace(self, target):
        nonlocal stop_at
        stop_at -= 1
        if stop_at == 0:
            raise KeyboardInterrupt
        return real_replace(self, target)

    monkeypatch.setattr(Path, "replace", replace)
    for write in range(1, 7):  # three files, and the manifest after each
        place = mine / str(write)
        stop_at = write
        with pytest.raises(KeyboardInterrupt):
            folder.copy_lessons(course, place)
        assert held(place).items() <= held(course).items()
        assert list(place.glob(".*.part"))
        folder.copy_lessons(course, place)
        assert held(place) == held(course)
        assert not list(place.glob(".*.part"))
        assert json.loads((place / folder.MANIFEST).read_text(encoding="utf-8")).keys() == held(course).keys()


def test_the_course_itself_stays_clean(course):
    """The folder of the course can't be a learner's folder."""
    with pytest.raises(CourseError, match="stays clean"):
        folder.copy_lessons(course, course)


def test_a_folder_that_is_a_file_is_refused_in_one_line(course, mine, capsys, monkeypatch):
    """A folder that can't be made is named in one line, without a traceback."""
    mine.write_text("not a folder", encoding="utf-8")
    monkeypatch.setattr(folder, "find_course", lambda: course)
    assert main(["learn", str(mine), "--no-start"]) == 2
    shown = capsys.readouterr().err.splitlines()
    assert len(shown) == 1
    assert str(mine) in shown[0]


def test_the_lessons_are_found_in_a_checkout_and_in_a_wheel(tmp_path, monkeypatch):
    """The lessons lie beside the package in a checkout, inside it once installed, and are missed nowhere silently."""
    package = tmp_path / "site" / "grader"
    package.mkdir(parents=True)
    monkeypatch.setattr("grader.__file__", str(package / "__init__.py"))
    with pytest.raises(CourseError, match="No lessons found"):
        folder.find_course()
    for course in (package.parent / "course", package / "course"):  # the second wins once it is there
        course.mkdir()
        (course / "00-start-here.ipynb").touch()
        assert folder.find_course() == course


@pytest.fixture(autouse=True)
def _start_nothing(monkeypatch):
    """Let no test of this file become a JupyterLab, whatever breaks."""
    monkeypatch.setattr(server.os, "execv", lambda *_: pytest.fail("this would have started JupyterLab"))
    monkeypatch.setattr(server, "subprocess", None)


@pytest.fixture
def taken_port():
    """A port that someone listens on."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        yield listener.getsockname()[1]


def test_a_taken_port_is_one_line(course, mine, capsys, monkeypatch, taken_port):
    """A taken port is said in one line, with a port that is free; the lessons are there all the same."""
    monkeypatch.setattr(folder, "find_course", lambda: course)
    monkeypatch.setattr(server.importlib.util, "find_spec", lambda name: object())
    assert main(["learn", str(mine), "--port", str(taken_port)]) == 2
    (shown,) = capsys.readouterr().err.splitlines()
    assert shown.startswith(f"Port {taken_port} is taken; another JupyterLab may be running.")
    (other,) = re.findall(r"python -m grader learn --port (\d+)", shown)
    assert server.is_free(int(other))
    assert held(mine) == held(course)


def test_a_missing_jupyterlab_is_one_line(course, mine, capsys, monkeypatch):
    """Without JupyterLab one line says what to install."""
    monkeypatch.setattr(folder, "find_course", lambda: course)
    monkeypatch.setattr(server.importlib.util, "find_spec", lambda name: None)
    assert main(["learn", str(mine)]) == 2
    (shown,) = capsys.readouterr().err.splitlines()
    assert shown.startswith("JupyterLab is not installed")
    assert shown.endswith("python -m pip install jupyterlab")


def test_jupyterlab_opens_the_first_lesson(mine):
    """JupyterLab is started in the learner's folder, on the first lesson, on this port or none."""
    command = server.command(mine, 8891)
    assert command[:3] == [sys.executable, "-m", "jupyterlab"]
    assert f"--ServerApp.root_dir={mine}" in command
    assert "--LabApp.default_url=/lab/tree/00-start-here.ipynb" in command
    assert {"--ServerApp.port=8891", "--ServerApp.port_retries=0"} <= set(command)


@pytest.mark.parametrize("port", ["0", "80", "65536", "-1", "8888.0", "lab", "²"])
def test_a_port_that_is_none_is_refused(port, capsys):
    """What is no port is refused with an example of one."""
    with pytest.raises(SystemExit) as stop:
        main(["learn", f"--port={port}"])
    assert stop.value.code == 2
    assert "such as 8889" in capsys.readouterr().err


def test_no_start_only_copies(course, mine, monkeypatch, capsys):
    """``--no-start`` copies the lessons, and says where they are."""
    monkeypatch.setattr(folder, "find_course", lambda: course)
    monkeypatch.setattr(server, "start", lambda *_: pytest.fail("it should not have started anything"))
    assert main(["learn", str(mine), "--no-start"]) == 0
    assert capsys.readouterr().out == f"Your lessons are in {mine} (3 new).\n"


NEEDED = {"mark": ["meso"], "feedback": ["meso"]}
"""What a command can't be called without."""


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_says_what_it_takes(name, capsys):
    """Every command that is named has a help page and can be run."""
    with pytest.raises(SystemExit) as stop:
        main([name, "--help"])
    assert stop.value.code == 0
    line = [name, *NEEDED.get(name, [])]
    assert callable(parser_for(line).parse_args(line).run)
    assert "usage: python -m grader" in capsys.readouterr().out


def test_the_version_is_the_packages():
    """``python -m grader --version`` answers from outside, with the package's own version."""
    import grader

    run = subprocess.run(
        [sys.executable, "-m", "grader", "--version"], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert run.stdout.strip() == f"grader {grader.__version__}"
