"""Progress leaves one folder and arrives in another."""

import json
from pathlib import Path

import pytest

from grader.__main__ import main
from grader.errors import ProgressError, RecordInUse
from grader.lessons import meso, start
from grader.lessons.catalogue import LESSONS
from grader.progress import folder as files
from grader.progress import keeping
from grader.progress.overview import next_step, overview
from grader.progress.report import lines
from grader.table import Accept, Offer, Say, to_json
from grader.table.record import read_record
from grader.table.recorder import Recorder
from grader.widgets.ledger import Ledger

BEST = {"price": "top", "day": "thursday"}


@pytest.fixture
def here(tmp_path: Path) -> Path:
    """A learner's folder: one exercise solved, one half, a negotiation signed, another begun, a plan."""
    place = tmp_path / "here"
    keep(place)
    return place


def keep(place: Path) -> None:
    """Do all this in a folder."""
    place.mkdir()
    keeping.note(place, "start/middle", 1, 1)
    keeping.note(place, "start/worth", 1, 2)
    first = Ledger.open(start.deal(str(place)))
    first.lock_in({"their_top": "price", "own_value": 30, "sure": 60})
    first.make(Offer(BEST))
    if not first.session.over:
        first.make(Accept(0))
    first.recorder.close()
    second = Ledger.open(meso.practice(str(place)))
    second.make(Say("Good morning."))
    second.recorder.close()
    (place / "plans").mkdir()
    (place / "plans" / "rehearsed").mkdir()
    (place / "plans" / "rehearsed" / "plan-boss-1.toml").write_text('title = "A raise"')
    (place / "plans" / "boss.json").write_text('{"title": "A raise", "saved": "2026-05-04T09:30:00Z"}')


def held(place: Path) -> dict[str, str]:
    """Every file of a folder."""
    return {str(path.relative_to(place)): path.read_text() for path in sorted(place.rglob("*")) if path.is_file()}


def test_a_fresh_home_goes_on_where_the_old_one_stopped(here: Path, tmp_path: Path):
    """Exported here and imported there: the same standing, the same records, the same plan."""
    there = tmp_path / "there"
    there.mkdir()
    place, notes = files.export(here)
    assert notes == ()
    files.load(there, place.read_bytes(), place.name)
    assert overview(there) == overview(here)
    assert json.loads((there / "plans/boss.json").read_text())["title"] == "A raise"
    assert (there / "plans/rehearsed/plan-boss-1.toml").read_text() == 'title = "A raise"'
    for name in ("00-start-here", "04-meso"):
        assert _moves(there, name) == _moves(here, name)
    with Recorder(there / "moves/04-meso.jsonl"):
        pass  # nobody holds it any longer
    again = Ledger.open(meso.practice(str(there)))
    assert again.session.moves == [Say("Good morning.")]
    again.recorder.close()


def _moves(place: Path, name: str) -> list[list[dict[str, object]]]:
    attempts = read_record(place / "moves" / f"{name}.jsonl").attempts
    return [[to_json(move) for _, move in attempt.moves] for attempt in attempts]


def test_loading_ones_own_file_changes_nothing(here: Path):
    """Every file is as it was."""
    place, _ = files.export(here)
    before = held(here)
    files.load(here, place.read_text(), place.name)
    assert held(here) == before


def test_what_is_done_since_stays(here: Path):
    """Loading an older export takes nothing back."""
    place, _ = files.export(here)
    older = place.read_text()
    keeping.note(here, "start/worth", 2, 2)
    table = Ledger.open(meso.practice(str(here)))
    table.make(Say("Shall we begin?"))
    table.recorder.close()
    (here / "plans/boss.json").write_text('{"title": "A bigger raise", "saved": "2026-06-04T09:30:00Z"}')
    files.load(here, older, "older.json")
    assert len(_moves(here, "04-meso")[-1]) == 2
    assert json.loads((here / "plans/boss.json").read_text())["title"] == "A bigger raise"
    assert sorted(path.stem[:4] for path in (here / "plans").glob("*.json")) == ["boss", "boss"]
    standing, *_ = overview(here)[0]
    assert [each.exercise for each in standing.solved] == ["start/middle", "start/worth"]


def test_a_table_that_is_open_elsewhere_stops_it(here: Path, tmp_path: Path):
    """Nothing is changed while another notebook plays on a record; the sentence says what to close."""
    there = tmp_path / "there"
    there.mkdir()
    place, _ = files.export(here)
    import subprocess
    import sys

    hold = (
        "import sys\nfrom pathlib import Path\nfrom grader.table.recorder import Recorder\n"
        f"held = Recorder(Path({str(there / 'moves' / '04-meso.jsonl')!r}))\nprint('held', flush=True)\nsys.stdin.read()"
    )
    with subprocess.Popen([sys.executable, "-c", hold], stdin=subprocess.PIPE, stdout=subprocess.PIPE) as other:
        assert other.stdout is not None
        assert other.stdout.readline()
        with pytest.raises(RecordInUse, match=r"04-meso\.jsonl is open"):
            files.load(there, place.read_bytes(), place.name)
        other.communicate(b"")
    assert not [path for path in there.rglob("*.json*") if not path.name.startswith(".")]
    files.load(there, place.read_bytes(), place.name)
    assert overview(there) == overview(here)


def test_damaged_files_stay_behind(here: Path):
    """A damaged record or plan is named, left as it is, and the rest is carried along; loading does not touch it."""
    (here / "moves/04-meso.jsonl").write_text("nonsense\n")
    (here / "plans/boss.json").write_text("{")
    place, notes = files.export(here)
    assert len(notes) == 2
    assert "04-meso.jsonl, line 1" in notes[0]
    assert "boss.json" in notes[1]
    found = json.loads(place.read_text())
    assert list(found["moves"]) == ["00-start-here"]
    found["moves"]["04-meso"] = found["moves"]["00-start-here"]
    files.load(here, json.dumps(found), "changed.json")
    assert (here / "moves/04-meso.jsonl").read_text() == "nonsense\n"


@pytest.mark.parametrize("content", [b"", b"\xff", b"{}", b'{"format": 1, "moves": {"x": [[1]]}}'])
def test_what_is_no_export_changes_nothing(here: Path, content: bytes):
    """It is refused with a sentence that names it."""
    before = held(here)
    with pytest.raises(ProgressError, match=r"odd\.json"):
        files.load(here, content, "odd.json")
    assert held(here) == before


def test_the_sheet_played_on_travels_with_each_attempt(here: Path, tmp_path: Path):
    """An own score sheet that an earlier attempt built is still that of the later one, wherever it lands."""
    record = here / "moves/04-meso.jsonl"
    header = json.loads(record.read_text().splitlines()[0])
    later = header | {"attempt": 2}
    written = [header, {"sheet": {"swaps": {}}}, {"you": {"say": "a"}}, later, {"you": {"say": "b"}}]
    record.write_text("".join(json.dumps(line) + "\n" for line in written))
    there = tmp_path / "there"
    there.mkdir()
    place, _ = files.export(here)
    files.load(there, place.read_bytes(), place.name)
    sheets = [attempt.sheet and attempt.sheet[1] for attempt in read_record(there / "moves/04-meso.jsonl").attempts]
    assert sheets == [{"swaps": {}}, {"swaps": {}}]
    assert "sheet" in (there / "moves/04-meso.jsonl").read_text().splitlines()[4]


def test_the_overview_says_what_is_open_and_what_comes_next(here: Path, tmp_path: Path):
    """In plain words, with the evidence."""
    said = "\n".join(lines(*overview(here)))
    assert "00 · Start here: on the way, 1 of 4 exercises solved" in said
    assert "Begun: What is it worth to you? (1 of 2)." in said
    assert "Played to the end once; best so far: a deal worth" in said
    assert "Next, in 00 · Start here: “What is it worth to you?”." in said
    assert next_step(overview(tmp_path)[0]) == "Next: 00 · Start here, 20 minutes."


def test_a_lesson_sits_by_exercises_and_by_a_deal(here: Path):
    """All exercises solved and a convincing deal: they have it, and the next lesson is named."""
    for exercise in LESSONS[0].exercises:
        keeping.note(here, exercise.name, exercise.points, exercise.points)
    standing, *_ = found = overview(here)[0]
    assert standing.best_play is not None
    assert standing.mastered == standing.best_play.convincing
    assert ("fresh attempt" in next_step(found)) == (not standing.mastered)


def test_looking_writes_nothing(tmp_path: Path):
    """Nobody's key is drawn and no file is made by asking where somebody stands."""
    overview(tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_the_command(here: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    """``progress`` shows, exports and imports; a file that is not there is named."""
    there = tmp_path / "there"
    there.mkdir()
    carried = tmp_path / "carried.json"
    assert main(["progress", str(here), "--export", str(carried)]) == 0
    exported = capsys.readouterr().out
    assert main(["progress", str(there), "--import", str(carried)]) == 0
    assert f"Taken in: {carried}" in capsys.readouterr().out
    assert main(["progress", str(there)]) == 0
    assert exported.partition("\n")[2] == capsys.readouterr().out
    assert main(["progress", str(there), "--import", str(tmp_path / "none.json")]) == 2
    assert "none.json is not there" in capsys.readouterr().err
