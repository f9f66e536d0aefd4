"""The file of tries: a line for each change, and no loss whatever becomes of it."""

import json
import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some

from grader.errors import ProgressError
from grader.progress import keeping
from grader.progress.tries import FILE, Try, best, latest, read
from tests.progress.made import TIMES, tries

GOOD = '{"exercise": "start/middle", "points": 1.0, "of": 1.0, "at": "2026-05-04T09:30:00Z"}\n'


def test_an_answer_is_written_down_once(tmp_path: Path):
    """Running the same cell again adds nothing; another result does, and so does going back."""
    for points in (0, 0, 1, 1, 0):
        keeping.note(tmp_path, "start/middle", points, 1)
    found, wrong = read(tmp_path / FILE)
    assert [each.points for each in found] == [0, 1, 0]
    assert wrong == ()


def test_nothing_was_done_yet(tmp_path: Path):
    """Without a file there are no tries, and none is made by looking."""
    assert keeping.mended(tmp_path) == ((), ())
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    "line",
    [
        b"nonsense\n",
        b"\xff\xfe\n",
        b"[]\n",
        b'{"exercise": "start/middle"}\n',
        b'{"exercise": "a b", "points": 1, "of": 1, "at": "2026-05-04T09:30:00Z"}\n',
        b'{"exercise": "start/middle", "points": 2, "of": 1, "at": "2026-05-04T09:30:00Z"}\n',
        b'{"exercise": "start/middle", "points": NaN, "of": 1, "at": "2026-05-04T09:30:00Z"}\n',
        b'{"exercise": "start/middle", "points": true, "of": 1, "at": "2026-05-04T09:30:00Z"}\n',
        b'{"exercise": "start/middle", "points": 1, "of": 1, "at": "yesterday"}\n',
        b"[" * 100_000 + b"\n",
    ],
    ids=range(10),
)
def test_a_damaged_file_is_set_aside(tmp_path: Path, line: bytes):
    """As it was it lies under another name; its good lines go on, and what happened is told."""
    damaged = GOOD.encode() + line + GOOD.replace(":00Z", ":09Z").encode()
    (tmp_path / FILE).write_bytes(damaged)
    found, told = keeping.mended(tmp_path)
    assert [each.at[-3:] for each in found] == ["00Z", "09Z"]
    assert (tmp_path / "progress.damaged-1.jsonl").read_bytes() == damaged
    assert read(tmp_path / FILE) == (found, ())
    assert "line 2" in told[0]
    assert "progress.damaged-1.jsonl" in told[-1]
    assert len("".join(told)) < 500


def test_an_earlier_damaged_file_is_not_overwritten(tmp_path: Path):
    """A second damage gets a second name."""
    for number in (1, 2):
        (tmp_path / FILE).write_text(f"damage {number}\n")
        keeping.mended(tmp_path)
    kept = [(tmp_path / f"progress.damaged-{number}.jsonl").read_text() for number in (1, 2)]
    assert kept == ["damage 1\n", "damage 2\n"]


def test_a_line_that_a_crash_cut_short_is_dropped(tmp_path: Path):
    """It is no damage: what was written before stays, and the next line follows it."""
    (tmp_path / FILE).write_text(GOOD + GOOD[:30])
    keeping.note(tmp_path, "meso/improve", 2, 2)
    found, wrong = read(tmp_path / FILE)
    assert [each.exercise for each in found] == ["start/middle", "meso/improve"]
    assert wrong == ()


@pytest.mark.parametrize("kind", ["folder", "link", "too large"])
def test_what_is_no_plain_file_is_left_alone(tmp_path: Path, kind: str):
    """It is named, and nothing is written."""
    path = tmp_path / FILE
    if kind == "folder":
        path.mkdir()
    elif kind == "link":
        (tmp_path / "elsewhere").write_text(GOOD)
        path.symlink_to(tmp_path / "elsewhere")
    else:
        path.write_bytes(b" " * 5_000_001)
    before = sorted(tmp_path.iterdir())
    with pytest.raises(ProgressError, match=FILE):
        keeping.note(tmp_path, "start/middle", 1, 1)
    assert sorted(tmp_path.iterdir()) == before


def test_a_folder_that_can_not_be_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """The sentence says so; what was there is there."""
    (tmp_path / FILE).write_text(GOOD)

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(ProgressError, match=r"No space left.*unchanged"):
        keeping.replace(tmp_path / FILE, "other")
    assert (tmp_path / FILE).read_text() == GOOD
    assert [path.name for path in tmp_path.iterdir()] == [FILE]


@given(some.binary(max_size=60))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
def test_any_file_can_be_gone_on_with(tmp_path: Path, content: bytes):
    """Whatever lies there, it is kept, and progress goes on."""
    (tmp_path / FILE).write_bytes(content)
    for aside in tmp_path.glob("*.damaged-*"):
        aside.unlink()
    keeping.note(tmp_path, "start/middle", 1, 1)
    assert read(tmp_path / FILE)[0][-1].exercise == "start/middle"
    kept = [*tmp_path.glob("*.damaged-*")]
    whole = content[: content.rfind(b"\n") + 1]
    assert [path.read_bytes() for path in kept] == ([content] if whole else [])


@given(some.lists(tries, max_size=8))
def test_the_best_try_counts(made: list[Try]):
    """Of an exercise the largest share counts, whenever it was; the latest try is the last in time."""
    for name, found in best(made).items():
        assert found.points == max(each.points for each in made if each.exercise == name)
    for name, found in latest(made).items():
        assert found.at == max(each.at for each in made if each.exercise == name)


def test_lines_are_json(tmp_path: Path):
    """Other programs can read it."""
    keeping.note(tmp_path, "start/middle", 1, 1)
    (line,) = (tmp_path / FILE).read_text().splitlines()
    assert json.loads(line) | {"at": TIMES[0]} == {"exercise": "start/middle", "points": 1.0, "of": 1.0, "at": TIMES[0]}
