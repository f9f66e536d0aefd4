"""The benchmark of marking: the class is the same each time, and no speed is printed where marks differ."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest

from bench import commands, learners, marking, memory, steps
from bench.bare import Bare
from bench.commands import Line, NotQuoted, School
from grader.lessons import meso
from grader.marking.job import Job, Marked
from tests.nbgrader import solver
from tests.nbgrader.course import ROOT, Course

RELEASED = ROOT / "release" / "meso" / "meso.ipynb"


# The class.


@pytest.fixture(scope="module")
def handed_in(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What a class of eight handed in."""
    folder = tmp_path_factory.mktemp("class") / "submitted"
    learners.make_class(8, RELEASED, folder)
    return folder


def sources(number: int, handed_in: Path) -> dict[str, str]:
    """What a learner wrote, by the name of the cell."""
    notebook = json.loads((handed_in / learners.name(number) / "meso" / "meso.ipynb").read_text(encoding="utf-8"))
    return {
        cell["metadata"].get("nbgrader", {}).get("grade_id", cell["id"]): cell["source"] for cell in notebook["cells"]
    }


def points(number: int, handed_in: Path) -> float:
    """What a learner's answers earn, a cell that stops for nothing; what is decided when work is marked left open."""
    folder = handed_in / learners.name(number) / "meso"
    deal = solver.variant_of(key(number, handed_in), folder)
    found = 0.0
    checks = {
        "equal-offers": lambda names: meso.equal_offers(names["packages"], deal),
        "ruled-out": lambda names: meso.ruled_out(names["ruled_out"], meso.their_choice(deal)),
        "improve": lambda names: meso.improve(names["package"], meso.their_choice(deal)),
        "plan": lambda names: meso.plan(names["plan"], deal),
    }
    for cell, check in checks.items():
        names: dict[str, object] = {}
        try:
            exec("".join(sources(number, handed_in)[cell]), names)
            found += float(check(names))
        except Exception:  # noqa: BLE001 - as it would be marked
            continue
    return found + float(meso.negotiation(deal.moves(), deal))


def key(number: int, handed_in: Path) -> str:
    """Of a learner's variant."""
    record = (handed_in / learners.name(number) / "meso" / "moves" / "meso.jsonl").read_text(encoding="utf-8")
    return str(json.loads(record.splitlines()[0])["key"])


def test_the_class_is_the_same_each_time(handed_in: Path, tmp_path: Path):
    """Learner 6 hands in the same, byte for byte, in whatever class; no two hand in the same."""
    learners.write(6, RELEASED, tmp_path / "again")
    again = {path.relative_to(tmp_path / "again"): path.read_bytes() for path in (tmp_path / "again").rglob("*.*")}
    first = handed_in / learners.name(6) / "meso"
    assert again == {path.relative_to(first): path.read_bytes() for path in first.rglob("*.*")}
    assert len({path.read_bytes() for path in handed_in.rglob("*.ipynb")}) == 8
    assert len({key(number, handed_in) for number in range(8)}) == 8


def test_the_class_is_right_partial_wrong_and_raising_by_turns(handed_in: Path):
    """Points say so: all, some, few; and one of the raising ones' answers stops."""
    found = {number: points(number, handed_in) for number in range(8)}
    for first in (0, 4):
        right, partial, wrong, raising = (found[number] for number in range(first, first + 4))
        assert [learners.kind(number) for number in range(first, first + 4)] == ["right", "partial", "wrong", "raising"]
        assert right > raising > wrong
        assert right > partial > wrong
    assert found[0] == found[4]


def test_a_class_is_copied_whole(handed_in: Path, tmp_path: Path):
    """The first three, notebooks and records."""
    learners.copy_class([learners.name(number) for number in range(3)], handed_in, tmp_path)
    assert sorted(path.name for path in tmp_path.iterdir()) == [learners.name(number) for number in range(3)]
    assert len(list(tmp_path.rglob("meso.*"))) == 6


# Lines and marks.


def test_a_line_goes_through_two_measurements():
    """What a command costs at all, and what each hand-in adds."""
    found = Line.through((4, 22.0), (12, 50.0))
    assert found == Line(start=8.0, added=3.5)
    assert found.at(100) == 358


@pytest.mark.parametrize(("small", "large"), [((12, 9.0), (24, 9.0)), ((12, 9.0), (24, 5.0)), ((12, 9.0), (12, 10.0))])
def test_a_line_that_does_not_rise_is_none(small: tuple[int, float], large: tuple[int, float]):
    """More hand-ins in less time: the machine was busy, and no ratio would mean anything."""
    with pytest.raises(NotQuoted, match="Measure larger classes"):
        Line.through(small, large)


@pytest.fixture
def school(tmp_path: Path) -> School:
    """Three learners of a course."""
    (tmp_path / "generated" / "course").mkdir(parents=True)
    students = ["ana", "ben", "dan"]
    for student in students:
        (tmp_path / "submitted" / student).mkdir(parents=True)
    return School(Course(tmp_path / "generated"), tmp_path / "submitted", students)


def test_marks_are_compared_between_runs(school: School, monkeypatch: pytest.MonkeyPatch):
    """The same marks twice: fine, and the course is gone; other marks, or none: no speed."""
    given = {student: {"meso": {"plan-check": 4.0}} for student in school.students}
    monkeypatch.setattr(commands, "marks", lambda course: given)
    course = school.opened("ours", 2)
    assert sorted(path.name for path in (course.root / "submitted").iterdir()) == ["ana", "ben"]
    school.close(course, 2)
    assert not course.place.exists()
    school.close(school.opened("ours", 3), 3)
    given["ben"] = {"meso": {"plan-check": 3.5}}
    with pytest.raises(NotQuoted, match=r"ben got .*3\.5.* and .*4\.0.* in an earlier run"):
        school.close(school.opened("nbgrader", 3), 3)
    del given["ben"]
    with pytest.raises(NotQuoted, match="ben got None"):
        school.close(school.opened("jobs", 3), 3)


@pytest.mark.parametrize(
    ("marked", "shown", "why"),
    [
        (Marked("ana", "meso", scores={"a": 1.5, "reflection": None}), {"a": "1.5", "cell 2": "x"}, ""),
        (Marked("ana", "meso", scores={"a": 0.0}), {"a": ""}, ""),
        (Marked("ana", "meso", scores={"a": 2.0}), {"a": "1.5"}, "a earns 2.0 here, and 1.5"),
        (Marked("ana", "meso", scores={"a": 2.0}), {"a": ""}, "and 0.0"),
        (Marked("ana", "meso", failure="it ended"), {"a": "1"}, "could not be marked: it ended"),
    ],
)
def test_points_are_compared_with_the_bare_cells(marked: Marked, shown: dict[str, str], why: str):
    """A fork that died early would be fast: its points have to be the same."""
    if why:
        with pytest.raises(NotQuoted, match=why):
            steps.must_agree("ana", marked, shown)
    else:
        steps.must_agree("ana", marked, shown)


def test_watched_calls_are_timed_and_put_back():
    """What a part takes is added up, whatever comes of it."""
    times = dict.fromkeys(steps.WATCHED, 0.0)
    before = [getattr(owner, name) for owner, names in steps.WATCHED.values() for name in names]
    with steps.watched(times), pytest.raises(AttributeError):
        steps.Room.run(None, "1", 1, 1.0)
    assert times["cells"] > 0
    assert times["write"] == 0
    assert [getattr(owner, name) for owner, names in steps.WATCHED.values() for name in names] == before


# The bare cells.


@pytest.fixture(scope="module")
def bare() -> Iterator[Bare]:
    """A warm process whose assignment imports `calendar` and remembers something."""
    with Bare(["import calendar, builtins\nbuiltins.remembered = 1"]) as found:
        yield found


def test_bare_cells_run_in_a_fork(bare: Bare, tmp_path: Path):
    """Values are shown, an error is none of the next cell's, and nothing is left for the next run."""
    cells = ["import builtins, sys\nx = 20", "1 / 0", "x + 1", "'calendar' in sys.modules", "open('y', 'w').write('z')"]
    assert bare.shown(cells, tmp_path) == ["", "", "21", "True", "1"]
    assert (tmp_path / "y").read_text() == "z"
    assert bare.shown(["'x' in globals()", "'remembered' in vars(__import__('builtins'))"], tmp_path) == ["False"] * 2
    assert bare.run(["print('no answer')"], tmp_path) > 0


def test_a_fork_that_ends_early_has_no_time(tmp_path: Path, capfd: pytest.CaptureFixture[str]):
    """Cells that end their process are not fast, they have failed."""
    with Bare([]) as one, pytest.raises(RuntimeError, match=r"bench\.bare has ended"):
        one.run(["import os; os._exit(0)"], tmp_path)
    assert "JSONDecodeError" in capfd.readouterr().err


def test_a_job_is_laid_out_for_the_bare_cells(tmp_path: Path):
    """Code cells by their names, empty ones left out; files beside them, the instructor's last."""
    content = (ROOT / "release" / "meso" / "meso.ipynb").read_bytes()
    job = Job("ana", "meso", (), content, files={"moves/meso.jsonl": b"1", "a": b"1"}, given={"a": b"2"})
    cells, names = steps.runnable(job, tmp_path)
    assert names[:4] == ["key", "set-up", "equal-offers", "equal-offers-check"]
    assert "meso.deal(key)" in cells[1]
    assert (tmp_path / "moves" / "meso.jsonl").read_bytes() == b"1"
    assert (tmp_path / "a").read_bytes() == b"2"


# Memory.


def test_descendants_count(tmp_path: Path):
    """A child's 64 MB are counted with its parent's."""
    code = "import sys; held = bytearray(64 << 20); held[::4096] = b'x' * len(held[::4096]); print(1, flush=True); sys.stdin.read()"
    before = sum(memory._held(psutil.Process()))
    with subprocess.Popen([sys.executable, "-c", code], stdin=subprocess.PIPE, stdout=subprocess.PIPE) as child:
        child.stdout.readline()
        after = sum(memory._held(psutil.Process()))
        child.stdin.close()
    assert after - before > 60 << 20


def test_the_peak_is_the_most_of_all_looks(monkeypatch: pytest.MonkeyPatch):
    """Until the process ends, and the largest of what was seen."""
    process = subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE, text=True)
    seen = iter([[3, 4], [9], [2]])

    def held(root: psutil.Process) -> list[int]:
        found = next(seen)
        if found == [2]:
            process.communicate("\n")
        return found

    monkeypatch.setattr(memory, "_held", held)
    monkeypatch.setattr(memory, "EVERY", 0)
    assert memory.peak(process) == 9


# The report.


def test_the_last_line_holds_every_ratio(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys):
    """As later readers look them up, in this order and no other."""
    expected = [
        "vs_nbgrader_added",
        "vs_nbgrader_total",
        "execution_vs_bare",
        "all_vs_bare",
        "two_jobs_vs_one",
        "two_workers_vs_one",
        "memory_500_vs_50",
    ]
    added = {"nbgrader": 3.0, "1": 0.2, "2": 0.1}
    monkeypatch.setattr(Course, "found", classmethod(lambda cls, place: cls(place)))
    monkeypatch.setattr(Course, "nbgrader", lambda *arguments: "")
    monkeypatch.setattr(marking, "make_class", lambda count, released, submitted: [])
    monkeypatch.setattr(marking, "nbgraders", lambda school, size: 8 + size * added["nbgrader"])
    monkeypatch.setattr(marking, "ours", lambda school, size, *options: 4 + size * added[options[-1]])
    monkeypatch.setattr(marking, "step_by_step", lambda school: ({"execution_vs_bare": 1.2, "all_vs_bare": 1.5}, []))
    monkeypatch.setattr(marking, "on_a_cluster", lambda school, count: ({"two_workers_vs_one": 1.9}, []))
    monkeypatch.setattr(marking, "in_memory", lambda school, sizes: ({"memory_500_vs_50": 1.01}, []))
    marking.report(tmp_path, 100, (50, 500))
    *table, last = capsys.readouterr().out.splitlines()
    ratios = json.loads(last)
    assert list(ratios) == expected
    assert ratios["vs_nbgrader_added"] == pytest.approx(30)
    assert ratios["vs_nbgrader_total"] == pytest.approx(308 / 14)
    assert ratios["two_jobs_vs_one"] == pytest.approx(2)
    assert all(any(name in row for row in table) for name in expected)


def test_other_marks_are_no_speed(monkeypatch: pytest.MonkeyPatch, capsys):
    """One line, and no JSON."""
    monkeypatch.setattr(sys, "argv", ["bench.marking"])
    monkeypatch.setattr(os, "environ", dict(os.environ))

    def different(*arguments: object) -> None:
        raise NotQuoted("ben got 3.5 in ours-24, and 4.0 in an earlier run")

    monkeypatch.setattr(marking, "report", different)
    with pytest.raises(SystemExit, match=r"ben got 3\.5 .* No speed is quoted"):
        marking.main()
    assert capsys.readouterr().out == ""


@pytest.mark.parametrize("words", [["--hand-ins", "12"], ["--memory", "50"]])
def test_classes_too_small_to_measure_are_refused(words: list[str], monkeypatch: pytest.MonkeyPatch):
    """Two sizes are needed, and a difference between them."""
    monkeypatch.setattr(sys, "argv", ["bench.marking", *words])
    with pytest.raises(SystemExit, match="expected at least 24"):
        marking.main()
