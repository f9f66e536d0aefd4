"""``python -m grader feedback``: nbgrader's own pages, nothing half-written, and one hand-in's trouble its own."""

import errno
import os
import shutil
import signal
import stat
import subprocess
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import BrokenExecutor, Executor
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import nbformat
import pytest
from filelock import FileLock
from nbformat import v4
from nbgrader.api import Gradebook
from nbgrader.converters import GenerateFeedback
from nbgrader.coursedir import CourseDirectory
from sqlalchemy.exc import OperationalError

from grader.__main__ import main
from grader.marking.course import settings, shelf
from grader.marking.course.database import connect
from grader.marking.course.folder import RECEIPT
from grader.marking.course.gradebook import RunStopped
from grader.marking.crew import workers
from grader.marking.feedback import booklet, standing
from grader.marking.feedback import making as feedback
from grader.marking.feedback.booklet import Booklet
from grader.marking.feedback.making import Feedback, Outcome, make_all, table
from grader.marking.feedback.press import Press
from tests.marking import marked
from tests.marking.marked import CARD, HIDDEN, LEARNERS, NAME, SCRIPT, Marked, work
from tests.marking.test_batch import AtOnce
from tests.nbgrader.course import ROOT
from tests.nbgrader.test_feedback import active

Said = Callable[..., tuple[int, str, str]]


@pytest.fixture(scope="session")
def small(tmp_path_factory: pytest.TempPathFactory) -> Marked:
    """A small course with everybody marked; not to be written to."""
    return marked.found(tmp_path_factory.mktemp("small") / "course")


@pytest.fixture
def course(small: Marked, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Marked]:
    """The same, this test's own, with its instructor in the folder, whose machine makes pages in one process."""
    shutil.copytree(small.root, tmp_path / "course")
    monkeypatch.chdir(tmp_path / "course")
    monkeypatch.setenv("JUPYTER_CONFIG_DIR", str(tmp_path / "nowhere"))
    monkeypatch.setattr(workers, "copies", lambda jobs: AtOnce())
    booklet.press.cache_clear()
    yield Marked(tmp_path / "course")
    booklet.press.cache_clear()


@pytest.fixture
def said(course: Marked, capsys: pytest.CaptureFixture[str]) -> Said:
    """Call the command: what it returned, and said on both channels."""

    def call(*arguments: str) -> tuple[int, str, str]:
        code = main(["feedback", *arguments])
        return code, *capsys.readouterr()

    return call


def line(said: tuple[int, str, str]) -> str:
    """The one line of a command that could not begin."""
    code, out, error = said
    assert (code, out) == (2, "")
    assert error.count("\n") == 1
    return error


def directory(course: Marked, **options: str) -> CourseDirectory:
    """The course as nbgrader's own converter takes it."""
    config = settings.load(course.root).config
    config.CourseDirectory.merge({"assignment_id": NAME, **options})
    return CourseDirectory(config=config)


def by_nbgrader(course: Marked) -> Path:
    """Make the same with nbgrader's own converter, in a folder of its own, and return that."""
    place = directory(course, feedback_directory="theirs")
    GenerateFeedback(coursedir=place, config=place.config).start()
    return course.root / "theirs"


def tree(folder: Path) -> dict[str, tuple[int, bytes]]:
    """Every file and folder below this one: mode and content."""
    return {
        path.relative_to(folder).as_posix(): (
            stat.S_IMODE(path.stat().st_mode),
            path.read_bytes() if path.is_file() else b"",
        )
        for path in sorted(folder.rglob("*"))
    }


def set_up(course: Marked, *lines: str) -> None:
    """Add lines to the settings."""
    with (course.root / "nbgrader_config.py").open("a") as file:
        file.write("\n".join(["", *lines, ""]))


def change(course: Marked, student: str, **marks: Any) -> None:
    """Change a learner's line of the gradebook for the cell `words`, or the penalty."""
    with Gradebook(course.db_url, "negotiation") as book:
        found = book.find_submission_notebook(NAME, NAME, student)
        grade, comment = book.find_grade("words", NAME, NAME, student), book.find_comment("words", NAME, NAME, student)
        for name, value in marks.items():
            where = {"late_submission_penalty": found, "manual_comment": comment}.get(name, grade)
            setattr(where, name, value)
        book.db.commit()


# ---- the pages -------------------------------------------------------------------------------------------------------


def test_everything_is_as_nbgrader_makes_it(course: Marked, said: Said):
    """Pages byte for byte, files beside them, permissions: for points, comments, extra credit and a penalty."""
    change(course, "ana", manual_score=3.25, needs_manual_grade=False, manual_comment="Good *words*. <b>!</b>")
    change(course, "ben", extra_credit=0.5, late_submission_penalty=1.5)
    assert said(NAME)[0] == 0
    assert tree(course.root / "feedback") == tree(by_nbgrader(course))
    assert "Score: 3.25 / 4.0" in course.page("ana")
    assert "Late submission penalty (Score: -1.5)" in course.page("ben")


@pytest.mark.parametrize(
    "lines",
    [
        ["del c.GenerateFeedback.exporter_class", "del c.GenerateFeedback.preprocessors"],
        ["c.CSSHTMLHeaderPreprocessor.enabled = True", "c.CSSHTMLHeaderPreprocessor.style = 'monokai'"],
        ["c.HTMLExporter.template_name = 'classic'", "c.HTMLExporter.exclude_input_prompt = True"],
        ["del c.GenerateFeedback.preprocessors", "c.GenerateFeedback.preprocessors.append(FeedbackPage)"],
        ["c.GenerateFeedback.preprocessors = ['nbgrader.preprocessors.GetGrades']", "c.Page.anchor_link_text = '#'"],
        ["c.HTMLExporter.embed_images = True", "c.Highlight2HTML.extra_formatter_options = {'linenos': 'inline'}"],
    ],
    ids=["nbgrader's own", "colours", "another template", "one step more", "by name", "pictures and lines"],
)
def test_other_settings_are_heeded(course: Marked, said: Said, lines: list[str]):
    """Whatever the settings say of exporter, steps and template, the pages are nbgrader's."""
    set_up(course, *lines)
    assert said(NAME)[0] == 0
    assert tree(course.root / "feedback") == tree(by_nbgrader(course))


def odd(student: str) -> nbformat.NotebookNode:
    """A notebook with cells that look alike and are not, and with pictures."""
    notebook = work(student)
    same = "a = '''b'''"
    other = v4.new_code_cell(same)
    other.metadata.magics_language = "bash"
    picture = v4.new_markdown_cell("![mine](attachment:a.png)", attachments={"a.png": {"image/png": "aGFsbG8="}})
    again = v4.new_markdown_cell("![mine](attachment:a.png)", attachments={"a.png": {"image/png": "c2VydnVz"}})
    long = v4.new_markdown_cell("word *word* " * 3000)
    drawn = v4.new_output("display_data", {"image/png": "aGFsbG8="})
    notebook.cells += [
        v4.new_code_cell(same),
        other,
        v4.new_code_cell(same),
        picture,
        again,
        long,
        v4.new_code_cell(""),
    ]
    notebook.cells.insert(2, marked._cell("pass", "shown", locked=True, outputs=[drawn]))
    return notebook


def test_cells_that_look_alike_are_not_mixed_up(course: Marked, said: Said):
    """The same text in another language, the same link to another picture, a notebook in another language."""
    set_up(course, "c.GenerateFeedback.preprocessors = [steps.GetGrades]", "c.Page.embed_images = True")
    for student in ("ana", "ben"):
        notebook = odd(student)
        notebook.metadata.language_info.pygments_lexer = {"ana": "ipython3", "ben": "ruby"}[student]
        course.mark(student, notebook)
    assert said(NAME)[0] == 0
    theirs = by_nbgrader(course)
    assert tree(course.root / "feedback") == tree(theirs)
    page = (theirs / "ana" / NAME / f"{NAME}.html").read_text()
    assert all(
        content in page for content in ("aGFsbG8=", "c2VydnVz", "hl-ipython3", "No description has been provided")
    )


def test_an_older_notebook_is_read(course: Marked, said: Said):
    """A notebook without ids, of an older minor version, has the page that nbgrader makes."""
    notebook = work("ana")
    notebook.nbformat_minor = 2
    for cell in notebook.cells:
        del cell["id"]
    course.mark("ana", notebook)
    assert said(NAME)[0] == 0
    assert tree(course.root / "feedback") == tree(by_nbgrader(course))


def text(page: str) -> str:
    """What a page says."""
    parts: list[str] = []
    reader = HTMLParser()
    reader.handle_data = parts.append  # type: ignore[method-assign]
    reader.feed(page)
    return "".join(parts)


@pytest.mark.parametrize("student", LEARNERS)
def test_no_hidden_test_is_on_a_page(course: Marked, said: Said, student: str):
    """Neither by source nor by a traceback that quotes it; card and error are there."""
    assert HIDDEN in (course.folder(student) / f"{NAME}.ipynb").read_text()
    said(NAME, "--student", student)
    page = text(course.page(student))
    assert HIDDEN not in page
    assert "HIDDEN" not in page
    assert CARD in course.page(student)
    assert "AssertionError: " in page


def test_hidden_tests_between_the_courses_own_words_are_cut(course: Marked, said: Said):
    """Who delimits hidden tests otherwise than nbgrader does, in the settings, has them cut as well."""
    notebook = course.folder(LEARNERS[0]) / f"{NAME}.ipynb"
    words = {"BEGIN HIDDEN TESTS": "secret from here", "END HIDDEN TESTS": "secret to here"}
    with (course.root / "nbgrader_config.py").open("a") as file:
        for side, theirs in zip(("begin", "end"), words.values(), strict=True):
            file.write(f"\nc.ClearHiddenTests.{side}_test_delimeter = {theirs!r}\n")
    notebook.chmod(0o644)
    content = notebook.read_text()
    for ours, theirs in words.items():
        content = content.replace(ours, theirs)
    notebook.write_text(content)
    said(NAME, "--student", LEARNERS[0])
    assert HIDDEN not in text(course.page(LEARNERS[0]))
    assert CARD in course.page(LEARNERS[0])


@pytest.mark.parametrize("student", LEARNERS)
def test_nothing_of_a_learners_runs(course: Marked, said: Said, student: str):
    """Scripts in an answer, an output, a text and an error are shown as text, if at all."""
    said(NAME, "--student", student)
    assert active(course.page(student)) == []
    assert SCRIPT in text(course.page(student))


def test_charts_are_drawn(course: Marked, said: Said):
    """Each learner's own, once."""
    said(NAME)
    for student in LEARNERS:
        assert course.page(student).count("<svg") == 1
        assert f'aria-label="Points of {student}"' in course.page(student)
        assert "data-vegalite" not in course.page(student)


def test_the_receipt_is_not_for_learners(course: Marked, said: Said):
    """What lies beside a marked hand-in for the next run stays there: it has remarks for the instructor."""
    (course.folder("ana") / RECEIPT).write_text("{}")
    said(NAME)
    assert not list((course.root / "feedback").rglob(RECEIPT))
    assert (course.folder("ana", "feedback") / "moves" / "record.jsonl").exists()


@pytest.mark.parametrize(
    "lines",
    [
        ["c.GenerateFeedback.permissions = 600"],
        ["c.BaseConverter.permissions = 640"],
        ["c.CourseDirectory.ignore = ['*.jsonl']"],
        ["c.CourseDirectory.student_id_exclude = 'ana,cleo'"],
    ],
    ids=["ours", "everybody's", "ignored files", "left out"],
)
def test_files_and_students_are_as_nbgrader_has_them(course: Marked, said: Said, lines: list[str]):
    """Permissions, files to ignore, students to leave out."""
    set_up(course, *lines)
    for student in LEARNERS:
        (course.folder(student) / "moves" / "record.jsonl").chmod(0o400)
    assert said(NAME)[0] == 0
    theirs = by_nbgrader(course)
    assert tree(course.root / "feedback") == tree(theirs)


def test_a_group_shares_what_is_made(course: Marked, said: Said):
    """Files and folders are open to the group as nbgrader's are; it forgets the folder of its first learner."""
    set_up(course, "c.CourseDirectory.groupshared = True")
    assert said(NAME)[0] == 0
    theirs = by_nbgrader(course)
    assert {course.folder(s, "feedback").parent.stat().st_mode for s in LEARNERS} == {(theirs / "ben").stat().st_mode}
    assert all(tree(course.root / "feedback" / student) == tree(theirs / student) for student in LEARNERS)
    assert (course.root / "feedback").stat().st_mode == theirs.stat().st_mode


# ---- what is made, and what is left ----------------------------------------------------------------------------------

EARLIER, LATER = "2026-11-20 10:00:00 UTC", "2026-11-20 12:00:00 UTC"


@pytest.mark.parametrize("now", [None, EARLIER, LATER, ""])
@pytest.mark.parametrize("before", [None, EARLIER, LATER, "", "no feedback"])
def test_what_is_there_is_left_as_nbgrader_leaves_it(course: Marked, now: str | None, before: str | None):
    """Feedback is made anew when a newer hand-in was marked."""
    for step, time_of in (("autograded", now), ("feedback", before)):
        if time_of != "no feedback":
            course.folder("ana", step).mkdir(parents=True, exist_ok=True)
            if time_of is not None:
                (course.folder("ana", step) / "timestamp.txt").write_text(time_of)
    is_there = Feedback(settings.load(course.root), course.root, NAME).is_there("ana")
    assert is_there != GenerateFeedback(coursedir=directory(course)).init_destination(NAME, "ana")
    assert is_there == (before != "no feedback" and (now, before) != (LATER, EARLIER))


def test_a_newer_hand_in_and_force_make_it_anew(course: Marked, said: Said):
    """Whatever lay there is gone; the feedback of everybody else is not touched."""
    said(NAME)
    for student in ("ana", "ben"):
        (course.folder(student, "feedback") / "old.txt").write_text("old")
        (course.folder(student, "feedback") / "timestamp.txt").write_text(EARLIER)
    (course.folder("ana") / "timestamp.txt").write_text(LATER)
    _, out, _ = said(NAME)
    assert "made                    1\n  made before             3" in out
    assert not (course.folder("ana", "feedback") / "old.txt").exists()
    assert (course.folder("ben", "feedback") / "old.txt").exists()
    _, out, _ = said(NAME, "--force")
    assert "made                    4\n  made before             0\n" in out
    assert tree(course.root / "feedback") == tree(by_nbgrader(course))


def test_a_time_that_cannot_be_read_is_none(course: Marked, said: Said):
    """Where nbgrader stops, the page is made anew."""
    said(NAME)
    (course.folder("ana") / "timestamp.txt").write_text("soon")
    code, out, _ = said(NAME)
    assert (code, "made                    1" in out, "made before             3" in out) == (0, True, True)


def test_one_learners_only(course: Marked, said: Said):
    """--student may be given again, in any order, and twice for the same."""
    code, out, _ = said(NAME, "--student", "dan", "--student", "ana", "--student", "dan")
    assert code == 0
    assert sorted(folder.name for folder in (course.root / "feedback").iterdir()) == ["ana", "dan"]
    assert "small: feedback for 2 marked hand-ins\n  made                    2\n" in out


def test_the_second_call_says_what_was_left(course: Marked, said: Said):
    """And how to make it anew; nothing is read or written."""
    said(NAME)
    before = {path: path.stat().st_mtime_ns for path in (course.root / "feedback").rglob("*")}
    _, out, _ = said(NAME)
    assert out == (
        "small: feedback for 4 marked hand-ins\n"
        "  made                    0\n"
        "  made before             4  (left as it is; --force makes it anew)\n"
        "  could not be made       0\n"
    )
    assert {path: path.stat().st_mtime_ns for path in (course.root / "feedback").rglob("*")} == before


def test_whoever_waits_for_a_person_is_counted(course: Marked, said: Said):
    """Feedback made before everything was read is said to be so."""
    change(course, "ana", manual_score=1.0, needs_manual_grade=False)
    _, out, _ = said(NAME)
    assert "Still waiting for a person, in part: 3 of those made. Their points so far are on the page." in out
    _, out, _ = said(NAME, "--student", "ana", "--force")
    assert "waiting" not in out


# ---- trouble of one --------------------------------------------------------------------------------------------------


def not_json(course: Marked, monkeypatch: pytest.MonkeyPatch) -> None:
    """A broken file."""
    (course.folder("ben") / f"{NAME}.ipynb").write_text("{")


def not_known(course: Marked, monkeypatch: pytest.MonkeyPatch) -> None:
    """Somebody marked in another gradebook."""
    with Gradebook(course.db_url, "negotiation") as book:
        book.remove_submission(NAME, "ben")


def no_grade(course: Marked, monkeypatch: pytest.MonkeyPatch) -> None:
    """A graded cell without a grade."""
    with Gradebook(course.db_url, "negotiation") as book:
        book.db.delete(book.find_grade("beta", NAME, NAME, "ben"))
        book.db.commit()


def no_comment(course: Marked, monkeypatch: pytest.MonkeyPatch) -> None:
    """An answer without a line for comments."""
    with Gradebook(course.db_url, "negotiation") as book:
        book.db.delete(book.find_comment("answer", NAME, NAME, "ben"))
        book.db.commit()


def another_notebook(course: Marked, monkeypatch: pytest.MonkeyPatch) -> None:
    """A notebook that is none of the assignment's."""
    nbformat.write(work("ben"), course.folder("ben") / "other.ipynb")


def in_the_way(course: Marked, monkeypatch: pytest.MonkeyPatch) -> None:
    """A folder where the page is to be."""
    (course.folder("ben") / f"{NAME}.html").mkdir()
    (course.folder("ben") / f"{NAME}.html" / "file").write_text("")


def endless(course: Marked, monkeypatch: pytest.MonkeyPatch) -> None:
    """A text that takes for ever: here, until the time that was set is up."""
    page = Press.page

    def read(self: Press, notebook: Path, student: str, *rest: Any) -> str:
        if student == "ben":
            assert 0 < signal.getitimer(signal.ITIMER_REAL)[0] <= booklet.SECONDS
            signal.raise_signal(signal.SIGALRM)
        return page(self, notebook, student, *rest)

    monkeypatch.setattr(Press, "page", read)


TROUBLE = {
    not_json: "NotJSONError: Notebook does not appear to be JSON",
    not_known: "the gradebook has no points of theirs; mark them again.",
    no_grade: "the gradebook has nothing for the cell `beta`; mark it again.",
    no_comment: "the gradebook has nothing for the cell `answer`; mark it again.",
    another_notebook: "the gradebook does not know a notebook `other` of theirs; mark it again.",
    in_the_way: "Is a directory.",
    endless: "it takes longer than 60 seconds. Look into the notebook.",
}


@pytest.mark.parametrize("trouble", TROUBLE, ids=lambda trouble: trouble.__name__)
def test_one_hand_ins_trouble_is_its_own(
    course: Marked, said: Said, monkeypatch: pytest.MonkeyPatch, trouble: Callable[..., None]
):
    """It is reported in a line; everybody else has their page, and what there was of theirs stays."""
    course.folder("ben", "feedback").mkdir(parents=True)
    (course.folder("ben", "feedback") / "old.html").write_text("old")
    trouble(course, monkeypatch)
    code, out, _ = said(NAME, "--force")
    assert code == 0
    (told,) = (words for words in out.splitlines() if words.startswith("  ben"))
    assert TROUBLE[trouble] in told
    assert told.endswith("The feedback from before stays.")
    assert "made                    3" in out
    assert all(course.page(student) for student in LEARNERS if student != "ben")
    assert [path.name for path in course.folder("ben", "feedback").iterdir()] == ["old.html"]
    assert leftovers(course) == []
    assert signal.getitimer(signal.ITIMER_REAL) == (0, 0)


def leftovers(course: Marked) -> list[Path]:
    """Folders that were begun and not put in their place."""
    return [path for path in (course.root / "feedback").glob("*/*") if path.name.startswith(".")]


def deadly(given: Booklet) -> str:
    """Fills a folder, and dies of one learner's."""
    if given.student == "ben":
        os._exit(9)
    return booklet.bind(given)


def test_a_worker_that_dies_takes_nobody_with_it(course: Marked, monkeypatch: pytest.MonkeyPatch):
    """Whoever was under way is done again, alone; the one that ends the worker is told of; then it goes on."""
    for number in range(4):
        course.mark(f"learner{number}")
    monkeypatch.setattr(feedback, "bind", deadly)
    about = Feedback(settings.load(course.root), course.root, NAME)
    students = sorted(path.name for path in (course.root / "autograded").iterdir())
    with workers.Crew([workers.pool(2)], 2) as crew, connect(about.settings) as engine:
        made = list(make_all(about, students, engine, crew.executors[0], workers=2, renew=crew.renew))
    assert sorted(each.student for each in made) == students
    assert [each.student for each in made if each.failure] == ["ben"]
    assert "it ends the process that makes it" in next(each.failure for each in made if each.failure)
    assert leftovers(course) == []


# ---- trouble of all --------------------------------------------------------------------------------------------------


def test_nothing_is_half_written(course: Marked, monkeypatch: pytest.MonkeyPatch, said: Said):
    """Killed while folders are filled, or before one is put in its place: what is there is whole, and the rest comes."""
    said(NAME, "--student", "cleo")
    exchange = shelf.exchange

    def killed(new: Path, place: Path) -> None:
        if new.is_relative_to(course.folder("ben", "feedback").parent):
            raise SystemExit(9)
        exchange(new, place)

    with monkeypatch.context() as patch:
        patch.setattr(shelf, "exchange", killed)
        patch.setattr(shutil, "rmtree", lambda *args, **named: None)
        with pytest.raises(SystemExit):
            main(["feedback", NAME])
    assert leftovers(course)
    assert {path.name for path in (course.root / "feedback").glob(f"*/{NAME}/*.html")} == {f"{NAME}.html"}
    assert not course.folder("ben", "feedback").exists()
    assert said(NAME)[0] == 0
    assert leftovers(course) == []
    assert tree(course.root / "feedback") == tree(by_nbgrader(course))


def test_a_full_disk_ends_the_run(course: Marked, monkeypatch: pytest.MonkeyPatch, said: Said):
    """What was made stays; the exit code and a line say that the run failed, and the next call goes on."""
    page = Press.page

    def full(self: Press, notebook: Path, student: str, *rest: Any) -> str:
        if student == "cleo":
            raise OSError(errno.ENOSPC, "No space left on device", str(notebook))
        return page(self, notebook, student, *rest)

    with monkeypatch.context() as patch:
        patch.setattr(Press, "page", full)
        code, out, error = said(NAME)
    assert code == 1
    assert "can't be written: No space left on device. The feedback made so far is kept." in error
    assert error.count("\n") == 1
    assert "not come to yet" in out
    assert leftovers(course) == []
    code, out, _ = said(NAME)
    assert code == 0
    assert all(course.page(student) for student in LEARNERS)


def test_a_gradebook_that_goes_away_ends_the_run(course: Marked, monkeypatch: pytest.MonkeyPatch, said: Said):
    """As a full disk does."""
    monkeypatch.setattr(feedback, "READ_AT_ONCE", 2)
    read, calls = standing.standings, []

    def gone(*args: Any) -> Any:
        calls.append(None)
        if len(calls) == 2:
            raise OperationalError("", {}, Exception("connection lost"))
        return read(*args)

    monkeypatch.setattr(feedback, "standings", gone)
    code, out, error = said(NAME)
    assert code == 1
    assert "The gradebook can't be read: connection lost." in error
    assert "not come to yet" in out


def test_points_are_read_in_portions(course: Marked, monkeypatch: pytest.MonkeyPatch, said: Said):
    """However many at a time, the pages are the same."""
    said(NAME)
    at_once = tree(course.root / "feedback")
    monkeypatch.setattr(feedback, "READ_AT_ONCE", 3)
    said(NAME, "--force")
    assert tree(course.root / "feedback") == at_once


def test_ctrl_c_keeps_what_was_made(course: Marked, monkeypatch: pytest.MonkeyPatch, said: Said):
    """The run says so, and the next call goes on."""
    monkeypatch.setattr(shelf, "exchange", interrupted(shelf.exchange, after=2))
    code, out, error = said(NAME, "--jobs", "1")
    assert code == 130
    assert "made                    2" in out
    assert "not come to yet         2" in out
    assert error == "Stopped. The feedback made so far is kept; call this again for the rest.\n"
    assert leftovers(course) == []


def interrupted(step: Callable[..., Any], after: int) -> Callable[..., Any]:
    """The same, until it has been called so often; then somebody presses Ctrl-C."""
    calls: list[None] = []

    def call(*args: Any) -> Any:
        calls.append(None)
        if len(calls) > after:
            raise KeyboardInterrupt
        return step(*args)

    return call


def test_no_workers_end_the_run(course: Marked):
    """Where nobody can renew them, a line says so."""

    class Dead(Executor):
        def submit(self, *_: Any, **__: Any) -> Any:
            raise BrokenExecutor

    about = Feedback(settings.load(course.root), course.root, NAME)
    with connect(about.settings) as engine, pytest.raises(RunStopped, match="The workers have died"):
        list(make_all(about, LEARNERS, engine, Dead()))


# ---- what can't begin ------------------------------------------------------------------------------------------------


def test_no_gradebook(course: Marked, said: Said):
    """Called somewhere else, or too early."""
    (course.root / "gradebook.db").unlink()
    assert "There is no gradebook in" in line(said(NAME))
    shutil.rmtree(course.root / "autograded")
    assert "There is no gradebook in" in line(said(NAME))


def test_a_misspelt_name(course: Marked, said: Said):
    """The nearest is offered."""
    assert line(said("smal")) == "There is no assignment smal; there is small. Did you mean small?\n"


def test_nothing_marked_yet(course: Marked, said: Said):
    """The command that marks is named."""
    shutil.rmtree(course.root / "autograded")
    assert line(said(NAME)) == (
        "Nothing of small is marked yet: nothing matches autograded/STUDENT/small. Call: python -m grader mark small\n"
    )
    assert not (course.root / "feedback").exists()


def test_a_folder_without_a_notebook_is_nobodys(course: Marked, said: Said):
    """As nbgrader has it."""
    (course.folder("eva")).mkdir(parents=True)
    assert "feedback for 4 marked" in said(NAME)[1]
    assert not course.folder("eva", "feedback").exists()


def test_a_misspelt_student(course: Marked, said: Said):
    """The nearest is offered; for one who handed in, the command that marks."""
    assert line(said(NAME, "--student", "bne")) == (
        "small of bne is not marked: there is no autograded/bne/small. Did you mean ben?\n"
    )
    (course.root / "submitted" / "eva" / NAME).mkdir(parents=True)
    assert line(said(NAME, "--student", "eva")) == (
        "small of eva is not marked yet. Call: python -m grader mark small --student eva\n"
    )


def test_a_student_who_is_left_out(course: Marked, said: Said):
    """Asked for by name, they are not passed over in silence."""
    set_up(course, "c.CourseDirectory.student_id_exclude = 'ben'")
    assert line(said(NAME, "--student", "ben")).startswith("ben is left out: CourseDirectory.student_id_exclude")


@pytest.mark.parametrize("section", ["BaseConverter", "GenerateFeedback"])
@pytest.mark.parametrize("hook", ["pre_convert_hook", "post_convert_hook"])
def test_hooks_are_nbgraders(course: Marked, said: Said, section: str, hook: str):
    """What only nbgrader's own command does is not left out in silence."""
    set_up(course, f"c.{section}.{hook} = print")
    assert f"c.{section}.{hook} is called by nbgrader's own command alone." in line(said(NAME))


def test_settings_that_name_what_is_not_there(course: Marked, said: Said):
    """An exporter that can't be imported."""
    set_up(course, "c.GenerateFeedback.exporter_class = 'grader.nowhere.Page'")
    assert "c.GenerateFeedback names what is not there: No module named 'grader.nowhere'" in line(said(NAME))


def test_a_run_at_a_time(course: Marked, said: Said):
    """While the course is marked, no page is made of what is half known."""
    with FileLock(course.root / "autograded" / ".marking.lock"):
        assert "is at work in this course" in line(said(NAME))


# ---- the command itself ----------------------------------------------------------------------------------------------


def called(course: Marked, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Call the command as an instructor does."""
    return subprocess.run(
        [sys.executable, "-m", "grader", "feedback", *arguments],
        cwd=course.root,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=False,
    )


def test_several_processes_make_the_same(course: Marked):
    """Two workers, and one; nothing is said but the table."""
    several = called(course, NAME, "--jobs", "2")
    assert (several.returncode, several.stderr) == (0, "")
    made = tree(course.root / "feedback")
    assert made == tree(by_nbgrader(course))
    one = called(course, NAME, "--jobs", "1", "--force")
    assert (one.returncode, one.stdout, tree(course.root / "feedback")) == (0, several.stdout, made)


def test_it_starts_without_the_server():
    """Neither Jupyter's server nor nbgrader's own commands are loaded."""
    program = "import sys, grader.feedback; print(*sys.modules)"
    loaded = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=True)
    assert not {"jupyter_server", "nbgrader.apps", "nbgrader.converters", "rfc3987_syntax"} & set(loaded.stdout.split())


def test_the_table_names_everybody_who_has_none():
    """Names and reasons, with nothing that steers a terminal."""
    found = table(
        NAME, [Outcome("a\x1b[2J", "not made", failure="no\nidea."), Outcome("b", "made", ("words",))], left=3
    )
    assert found == (
        "small: feedback for 5 marked hand-ins\n"
        "  made                    1\n"
        "  made before             0\n"
        "  could not be made       1\n"
        "  not come to yet         3\n"
        "Still waiting for a person, in part: 1 of those made. Their points so far are on the page.\n"
        "\n"
        "Could not be made\n"
        "  a?[2J  no?idea."
    )
