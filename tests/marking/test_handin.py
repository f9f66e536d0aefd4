"""Preflight: whatever lies in a hand-in's folder, it is read safely or refused in a sentence of its own."""

import json
import os
import socket
from contextlib import suppress
from datetime import datetime
from pathlib import Path

import nbformat
import pytest
from attrs import evolve
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from grader.errors import MarkingError
from grader.marking.course import folder
from grader.marking.course.assignment import Assignment
from grader.marking.course.folder import Unmarkable
from grader.marking.course.settings import Settings
from grader.marking.handins import handin
from grader.marking.handins.cells import MOST_CELLS
from grader.marking.handins.handin import HandIn
from tests.nbgrader.course import Course

NOTEBOOK = "meso.ipynb"


@pytest.fixture
def place(course: Course) -> Path:
    """What ana handed in: notebook and record."""
    (course.submitted("ana") / "moves" / ".meso.jsonl.lock").unlink()
    return course.submitted("ana")


@pytest.fixture
def assignment(rules: Settings) -> Assignment:
    """The assignment."""
    return Assignment.load(rules, "meso")


def taken(rules: Settings, assignment: Assignment, student: str = "ana") -> HandIn:
    """A hand-in, as it will be marked."""
    return handin.read(student, assignment, handin.gather(rules, assignment, student))


def refused(rules: Settings, assignment: Assignment, student: str = "ana") -> str:
    """Why a hand-in can't be marked."""
    with pytest.raises(Unmarkable) as error:
        taken(rules, assignment, student)
    assert "\n" not in str(error.value)
    return str(error.value)


def test_an_honest_hand_in_is_taken_whole(rules: Settings, assignment: Assignment, place: Path):
    """Notebook and record are there, and nothing is remarked upon."""
    found = taken(rules, assignment)
    assert set(found.notebooks) == {"meso"}
    assert set(found.files) == {"moves/meso.jsonl"}
    assert len(found.notebooks["meso"].cells) == len(assignment.notebooks[0].cells)
    assert (found.timestamp, found.remarks) == (None, ())


@pytest.mark.parametrize(
    ("content", "verdict"),
    [
        (b"", "is empty"),
        (b" \n", "is empty"),
        (b"\xff\xfe{}", "is not UTF-8 (byte 1)"),
        (b"PK\x03\x04 and so on", "its JSON stops making sense at line 1"),
        (b"[]", "JSON, but no notebook"),
        (b"{}", "JSON, but no notebook"),
        (b'{"nbformat": true, "cells": []}', "JSON, but no notebook"),
        (b'{"nbformat": 5, "cells": []}', "newer format (nbformat 5)"),
        (b'{"nbformat": 3, "worksheets": 7}', "old format 3, and is not"),
        (b'{"nbformat": 0}', "old format 0, and is not"),
        (b'{"nbformat": -1}', "old format -1, and is not"),
        (b'{"nbformat": 4}', "no list of cells"),
        (b'{"nbformat": 4, "cells": {}}', "no list of cells"),
        (b'{"nbformat": 4, "cells": [7]}', "cell 1, is neither code nor text"),
        (b'{"nbformat": 4, "cells": [{"cell_type": "sql", "source": ""}]}', "cell 1, is neither code nor text"),
        (b'{"nbformat": 4, "cells": [{"cell_type": ["code"], "source": ""}]}', "cell 1, is neither code nor text"),
        (b'{"nbformat": 4, "cells": [{"cell_type": "code", "source": 5}]}', "cell 1, has something else"),
        (b'{"nbformat": 4, "cells": [{"cell_type": "code", "source": [5]}]}', "cell 1, has something else"),
        (b'{"nbformat": 4, "cells": ' + b"[" * 100_000 + b"]" * 100_000 + b"}", "nested too deeply"),
        (b'{"nbformat": 4, "x": ' + b"9" * 10_000 + b"}", "thousands of digits"),
        (b'{"nbformat": 4, "cells": [' + b"[]," * 1_000_000 + b"[]]}", "more than a million parts"),
    ],
    ids=range(21),
)
def test_what_is_no_notebook_is_refused_in_a_sentence(
    rules: Settings, assignment: Assignment, place: Path, content: bytes, verdict: str
):
    """Nothing, noise, half-truths and traps: one sentence each, that names the file."""
    (place / NOTEBOOK).write_bytes(content)
    why = refused(rules, assignment)
    assert verdict in why
    assert "meso.ipynb" in why


def test_a_truncated_notebook_is_refused(rules: Settings, assignment: Assignment, place: Path):
    """An upload that broke off says so, wherever it broke."""
    whole = (place / NOTEBOOK).read_bytes()
    for size in (1, 100, len(whole) // 2, len(whole) - 3):
        (place / NOTEBOOK).write_bytes(whole[:size])
        assert "its JSON" in refused(rules, assignment)


def test_a_notebook_that_is_too_large_is_refused(rules: Settings, assignment: Assignment, place: Path):
    """A notebook of 200 MB is neither read whole nor marked."""
    with (place / NOTEBOOK).open("r+b") as file:
        file.truncate(200 << 20)
    assert "more than 20 MB" in refused(rules, assignment)


def test_a_notebook_with_too_many_cells_is_refused(rules: Settings, assignment: Assignment, place: Path):
    """So many cells are nobody's work."""
    notebook = nbformat.read(place / NOTEBOOK, as_version=4)
    notebook.cells += [nbformat.v4.new_code_cell("1") for _ in range(MOST_CELLS)]
    nbformat.write(notebook, place / NOTEBOOK)
    assert f"up to {MOST_CELLS} are marked" in refused(rules, assignment)


@pytest.mark.parametrize("size", [folder.LARGEST_FILES - 20_000, folder.LARGEST_FILES])
def test_files_beside_the_notebook_have_a_limit_together(
    rules: Settings, assignment: Assignment, place: Path, size: int
):
    """Up to the limit everything is taken; beyond it the hand-in is refused."""
    (place / "one.bin").write_bytes(bytes(size - 100))
    (place / "other.bin").write_bytes(bytes(100))
    if size < folder.LARGEST_FILES:
        assert set(taken(rules, assignment).files) == {"moves/meso.jsonl", "one.bin", "other.bin"}
    else:
        assert "the files beside the notebook have more than 20 MB" in refused(rules, assignment)


def test_too_many_files_are_refused(rules: Settings, assignment: Assignment, place: Path):
    """A folder of packages, handed in by mistake."""
    for number in range(folder.MOST_ENTRIES):
        (place / f"{number}.py").touch()
    assert f"more than {folder.MOST_ENTRIES} files" in refused(rules, assignment)


def test_what_nbgrader_ignores_is_not_counted(rules: Settings, assignment: Assignment, place: Path):
    """Checkpoints and caches are left out silently, as nbgrader does."""
    for name in (".ipynb_checkpoints", "__pycache__", "feedback"):
        (place / name).mkdir()
        for number in range(folder.MOST_ENTRIES):
            (place / name / f"{number}.txt").touch()
    assert set(taken(rules, assignment).files) == {"moves/meso.jsonl"}


def test_folders_in_each_other_have_a_limit(rules: Settings, assignment: Assignment, place: Path):
    """A folder deeper than any work is refused, and nothing runs away."""
    deep = place.joinpath(*["d"] * (folder.DEEPEST + 1))
    deep.mkdir(parents=True)
    assert "lie inside each other" in refused(rules, assignment)


def test_links_are_not_followed(rules: Settings, assignment: Assignment, course: Course, place: Path):
    """A link to the gradebook, to a colleague's record, to a folder: left out, each with a remark."""
    (place / "gradebook.txt").symlink_to(course.root / "gradebook.db")
    (place / "inside").symlink_to(place / "moves")
    (place / "moves" / "meso.jsonl").unlink()
    (place / "moves" / "meso.jsonl").symlink_to(course.submitted("ben") / "moves" / "meso.jsonl")
    found = taken(rules, assignment)
    assert found.files == {}
    assert [remark for remark in found.remarks if "it is a link" in remark] == list(found.remarks)
    assert len(found.remarks) == 3


@pytest.mark.parametrize("kind", ["link", "folder", "pipe", "socket"])
def test_something_else_in_the_notebooks_place_is_refused(
    rules: Settings, assignment: Assignment, place: Path, kind: str, monkeypatch: pytest.MonkeyPatch
):
    """A link, folder, pipe or socket called like the notebook: refused at once, without waiting for anybody to write."""
    (place / NOTEBOOK).rename(place / "there.txt")
    monkeypatch.chdir(place)
    match kind:
        case "link":
            Path(NOTEBOOK).symlink_to("there.txt")
        case "folder":
            Path(NOTEBOOK).mkdir()
        case "pipe":
            os.mkfifo(NOTEBOOK)
        case "socket":
            with socket.socket(socket.AF_UNIX) as server:
                server.bind(NOTEBOOK)
    words = {"link": "a link", "folder": "a folder"}.get(kind, "a device, pipe or socket")
    assert f"`meso.ipynb` is {words}, not a notebook" in refused(rules, assignment)


def test_a_pipe_beside_the_notebook_is_left_out(rules: Settings, assignment: Assignment, place: Path):
    """Nobody waits for a pipe."""
    os.mkfifo(place / "pipe")
    assert taken(rules, assignment).remarks == ("`pipe` was left out: it is a device, pipe or socket.",)


def test_a_file_exchanged_while_we_look_is_left_out(
    rules: Settings, assignment: Assignment, place: Path, monkeypatch: pytest.MonkeyPatch
):
    """A file that becomes a link or a pipe between two looks is not followed, nor waited for."""
    (place / "a.txt").write_text("honest")
    (place / "b.txt").write_text("honest")
    look = os.stat

    def looking(path, *args, **kwargs):
        found = look(path, *args, **kwargs)
        if path in {"a.txt", "b.txt"}:
            (place / path).unlink()
            if path == "a.txt":
                (place / path).symlink_to("/etc/passwd")
            else:
                os.mkfifo(place / path)
        return found

    monkeypatch.setattr(os, "stat", looking)
    found = taken(rules, assignment)
    assert set(found.files) == {"moves/meso.jsonl"}
    assert len(found.remarks) == 2


def test_the_hand_ins_folder_may_be_no_link(rules: Settings, assignment: Assignment, course: Course, place: Path):
    """A hand-in that is a link to somebody else's is refused."""
    place.rename(place.with_name("elsewhere"))
    place.symlink_to(course.submitted("ben"))
    assert "the folder is a link" in refused(rules, assignment)


def test_a_file_in_the_folders_place_is_refused(rules: Settings, assignment: Assignment, place: Path):
    """A file called like the assignment is told from a folder."""
    place.rename(place.with_name("elsewhere"))
    place.write_text("x")
    assert "a file where a folder is expected" in refused(rules, assignment)


@pytest.mark.parametrize("name", [b"caf\xe9.txt", b"a\nb.txt", b"..\\..\\x", b"\x1b[2J", "\u202etxt.exe".encode()])
def test_names_that_play_tricks_are_left_out(rules: Settings, assignment: Assignment, place: Path, name: bytes):
    """Names that are no UTF-8, steer a terminal or look like a path elsewhere: the file is left out, the rest is marked."""
    (Path(os.fsdecode(bytes(place) + b"/" + name))).write_text("x")
    found = taken(rules, assignment)
    assert set(found.files) == {"moves/meso.jsonl"}
    assert len(found.remarks) == 1
    assert found.remarks[0].isprintable()
    found.remarks[0].encode()


def test_a_name_that_is_too_long_is_left_out(rules: Settings, assignment: Assignment, place: Path):
    """Such a path could not be written beside the marked notebook."""
    deep = place / ("d" * 200) / ("e" * 200)
    deep.mkdir(parents=True)
    (deep / "x.txt").touch()
    assert "its name is too long" in taken(rules, assignment).remarks[0]


def test_our_own_receipt_is_not_handed_in(rules: Settings, assignment: Assignment, place: Path):
    """Nobody hands in a receipt that says that all was marked."""
    (place / folder.RECEIPT).write_text("{}")
    assert set(taken(rules, assignment).files) == {"moves/meso.jsonl"}


@pytest.mark.parametrize("name", ["meso (1).ipynb", "Meso.ipynb", "final.ipynb"])
def test_a_renamed_notebook_is_taken(rules: Settings, assignment: Assignment, place: Path, name: str):
    """One notebook with the assignment's cells, under another name: taken, with a remark; an unrelated one is no candidate."""
    (place / NOTEBOOK).rename(place / name)
    nbformat.write(nbformat.v4.new_notebook(), place / "scratch.ipynb")
    (place / "broken.ipynb").write_text("{")
    found = taken(rules, assignment)
    assert found.remarks == (f"`{name}` was taken for `meso.ipynb`, which is missing.",)
    assert set(found.files) == {"moves/meso.jsonl"}


def test_of_two_candidates_none_is_taken(rules: Settings, assignment: Assignment, place: Path):
    """Where two could be meant, the instructor decides."""
    whole = (place / NOTEBOOK).read_bytes()
    (place / NOTEBOOK).rename(place / "one.ipynb")
    (place / "two.ipynb").write_bytes(whole)
    assert "`one.ipynb`, `two.ipynb` could be meant" in refused(rules, assignment)


def test_another_notebook_beside_the_right_one_is_not_read(rules: Settings, assignment: Assignment, place: Path):
    """A second notebook does no harm, whatever is in it."""
    (place / "scratch.ipynb").write_text("{")
    assert taken(rules, assignment).remarks == ()


def test_no_notebook_at_all_is_said(rules: Settings, assignment: Assignment, place: Path):
    """An empty folder, an unrelated notebook, a notebook one folder too deep: each is named."""
    (place / "sub").mkdir()
    (place / NOTEBOOK).rename(place / "sub" / NOTEBOOK)
    assert "but `sub/meso.ipynb`. Move it up" in refused(rules, assignment)
    (place / "sub" / NOTEBOOK).unlink()
    assert "there is no `meso.ipynb` in the folder. Put it there" in refused(rules, assignment)
    nbformat.write(nbformat.v4.new_notebook(), place / "scratch.ipynb")
    assert "found `scratch.ipynb` instead" in refused(rules, assignment)


def test_a_missing_notebook_among_several_gets_no_points(rules: Settings, assignment: Assignment):
    """Of an assignment with two notebooks one may be missing: the other is marked."""
    other = evolve(assignment.notebooks[0], name="other")
    found = taken(rules, evolve(assignment, notebooks=(*assignment.notebooks, other)))
    assert set(found.notebooks) == {"meso"}
    assert found.remarks == ("`other.ipynb` is missing: 0 points for it.",)


@pytest.mark.parametrize(
    ("words", "time"),
    [
        ("2026-11-22 10:00:00 UTC", datetime(2026, 11, 22, 10)),  # noqa: DTZ001 - nbgrader keeps UTC without saying so
        ("2026-11-22T10:00:00+02:00\n", datetime(2026, 11, 22, 8)),  # noqa: DTZ001
        ("", None),
        ("yesterday", None),
        ("99999999999999", None),
        ("\0", None),
    ],
)
def test_the_time_is_read_as_nbgrader_reads_it(
    rules: Settings, assignment: Assignment, place: Path, words: str, time: datetime | None
):
    """A time with or without zone is taken; anything else is remarked upon, and the hand-in is marked."""
    (place / "timestamp.txt").write_text(words)
    found = taken(rules, assignment)
    assert found.timestamp == time
    assert bool(found.remarks) == (time is None)


def test_an_older_format_is_upgraded(rules: Settings, assignment: Assignment, place: Path):
    """A notebook of nbformat 3 is read as nbgrader would read it."""
    notebook = nbformat.read(place / NOTEBOOK, as_version=4)
    sources = [each.source for each in notebook.cells if each.cell_type == "code"]
    (place / NOTEBOOK).write_text(nbformat.writes(notebook, version=3))
    cells = taken(rules, assignment).notebooks["meso"].cells
    assert [each.source for each in cells if each.kind == "code"] == sources


def test_a_byte_order_mark_does_no_harm(rules: Settings, assignment: Assignment, place: Path):
    """Some editors put one there."""
    (place / NOTEBOOK).write_bytes(b"\xef\xbb\xbf" + (place / NOTEBOOK).read_bytes())
    assert len(taken(rules, assignment).notebooks["meso"].cells) == len(assignment.notebooks[0].cells)


def test_half_a_character_and_endless_numbers_do_no_harm(rules: Settings, assignment: Assignment, place: Path):
    """JSON can hold what no file and no other program can; it is replaced."""
    text = (place / NOTEBOOK).read_text(encoding="utf-8")
    notebook = json.loads(text)
    notebook["cells"][0]["metadata"]["odd"] = [float("nan"), float("inf")]
    notebook["cells"].append({"cell_type": "code", "metadata": {}, "source": ["x = '\ud83d'\n", "y = '\ud83d\ude00'"]})
    (place / NOTEBOOK).write_text(json.dumps(notebook).replace("Infinity", "1e999"))
    cells = taken(rules, assignment).notebooks["meso"].cells
    assert cells[0].metadata["odd"] == [None, None]
    assert cells[-1].source == "x = '\ufffd'\ny = '\U0001f600'"


@pytest.mark.parametrize("student", ["x" * 129, "tab\there", "\udce9tienne"])
def test_a_name_that_the_gradebook_can_not_hold_is_refused(rules: Settings, assignment: Assignment, student: str):
    """Somebody whose folder has an impossible name is refused, before anything is read."""
    assert "the gradebook can't hold this name" in refused(rules, assignment, student)


def test_an_unreadable_folder_is_said(
    rules: Settings, assignment: Assignment, place: Path, monkeypatch: pytest.MonkeyPatch
):
    """Permissions that keep us out are named, and stop nobody else."""

    def no(*args, **kwargs):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(os, "scandir", no)
    assert "it can't be read: Permission denied" in refused(rules, assignment)


def test_the_digest_changes_with_anything_that_counts(rules: Settings, assignment: Assignment, place: Path):
    """Another byte, another name, another file: another hand-in."""
    seen = {handin.gather(rules, assignment, "ana").digest}
    (place / "x.txt").write_text("a")
    seen.add(handin.gather(rules, assignment, "ana").digest)
    (place / "x.txt").write_text("b")
    seen.add(handin.gather(rules, assignment, "ana").digest)
    (place / "x.txt").rename(place / "y.txt")
    seen.add(handin.gather(rules, assignment, "ana").digest)
    assert len(seen) == 4
    (place / "y.txt").unlink()
    assert handin.gather(rules, assignment, "ana").digest in seen


BYTES = st.one_of(
    st.binary(max_size=200),
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=6),
        lambda inner: (
            st.lists(inner, max_size=4)
            | st.dictionaries(
                st.sampled_from(["nbformat", "cells", "cell_type", "source", "metadata", "id", "x"]), inner
            )
        ),
        max_leaves=12,
    ).map(lambda value: json.dumps(value).encode()),
    st.builds(
        lambda cells, minor: json.dumps(
            {"nbformat": 4, "nbformat_minor": minor, "metadata": {}, "cells": cells}
        ).encode(),
        st.lists(
            st.fixed_dictionaries(
                {"cell_type": st.sampled_from(["code", "markdown", "raw"]), "source": st.text() | st.lists(st.text())},
                optional={"metadata": st.dictionaries(st.text(), st.integers()), "id": st.text()},
            ),
            max_size=3,
        ),
        st.integers(),
    ),
)


@settings(max_examples=200, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(content=BYTES)
def test_any_bytes_make_a_notebook_or_a_sentence(content: bytes):
    """Nothing that a file can hold makes preflight fail in another way."""
    with suppress(Unmarkable):
        assert all(isinstance(each.source, str) for each in handin.parsed(NOTEBOOK, content).cells)


# ---- the assignment itself -------------------------------------------------------------------------------------------


def test_no_gradebook_is_said(rules: Settings, course: Course):
    """Without a gradebook the line names the file, and what to call; none is made."""
    (course.root / "gradebook.db").unlink()
    with pytest.raises(MarkingError, match=r"There is no gradebook in .*gradebook\.db\. .*generate_assignment"):
        Assignment.load(rules, "meso")
    assert not (course.root / "gradebook.db").exists()


@pytest.mark.parametrize("content", [b"", b"no database at all, but a text" * 50])
def test_something_else_in_the_gradebooks_place_is_said(rules: Settings, course: Course, content: bytes):
    """An empty or damaged gradebook is told in a line."""
    (course.root / "gradebook.db").write_bytes(content)
    with pytest.raises(MarkingError, match=r"gradebook") as error:
        Assignment.load(rules, "meso")
    assert "\n" not in str(error.value)


def test_a_misspelt_name_finds_the_nearest(rules: Settings):
    """The nearest name is offered."""
    with pytest.raises(MarkingError, match=r"There is no assignment mezo; there is .*meso.*\. Did you mean meso\?"):
        Assignment.load(rules, "mezo")


def test_an_assignment_that_was_never_generated_is_said(rules: Settings, course: Course):
    """A source that the gradebook has not seen needs to be generated."""
    (course.root / "source" / "batna").mkdir()
    with pytest.raises(MarkingError, match=r"batna was never generated.*nbgrader generate_assignment batna"):
        Assignment.load(rules, "batna")


def test_a_source_that_was_changed_since_is_said(rules: Settings, course: Course):
    """Where neither release nor source has the gradebook's cells, their order is unknown."""
    for step in ("release", "source"):
        file = course.root / step / "meso" / NOTEBOOK
        file.write_text(file.read_text().replace('"grade_id": "plan-check"', '"grade_id": "plan-test"'))
    with pytest.raises(MarkingError, match=r"does not have the cells that the gradebook knows \(plan-check"):
        Assignment.load(rules, "meso")


@pytest.mark.parametrize("step", ["source", "release"])
def test_a_record_beside_the_source_stops_the_run(rules: Settings, course: Course, step: str):
    """It would be handed to every learner, and put over what they played."""
    record = course.root / step / "meso" / "moves" / "meso.jsonl"
    record.parent.mkdir()
    record.touch()
    with pytest.raises(MarkingError, match=r"is a record of a negotiation.*Delete it"):
        Assignment.load(rules, "meso")


def test_the_assignment_is_in_order_and_without_solutions(assignment: Assignment):
    """Cells come as in the notebook, with hidden tests and without solutions; what learners got has neither."""
    (notebook,) = assignment.notebooks
    names = [cell.name for cell in notebook.cells]
    assert names[:4] == ["title", "key-text", "key", "set-up"]
    assert names[-2:] == ["reflection", "summary"]
    assert sum(cell.points for cell in notebook.cells) == 20
    check = next(cell for cell in notebook.cells if cell.name == "plan-check")
    assert check.is_test
    assert "HIDDEN TESTS" in check.source
    assert "HIDDEN TESTS" not in check.released
    assert not [cell for cell in notebook.cells if "SOLUTION" in cell.source]


def test_the_instructors_files_are_part_of_the_assignment(rules: Settings, course: Course):
    """Files beside the source go to every hand-in, and change the digest; those named in the settings stay the learner's."""
    before = Assignment.load(rules, "meso")
    (course.root / "source" / "meso" / "prices.csv").write_text("1,2")
    (course.root / "source" / "meso" / "own.py").write_text("")
    rules.config.Autograde.exclude_overwriting = {"meso": ["own.py"]}
    after = Assignment.load(rules, "meso")
    assert after.files == {"prices.csv": b"1,2"}
    assert before.digest != after.digest
