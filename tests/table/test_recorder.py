"""Writing a record: what was acknowledged stays, whatever happens to the kernel, the disk or a second notebook."""

import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from grader.deal import Case
from grader.errors import RecordError, RecordInUse
from grader.players import player
from grader.table import Ask, Disclose, EqualOffers, Move, Offer, Order, from_json, make_ready, to_json
from grader.table.record import ENGINE, read_record
from grader.table.recorder import Recorder
from tests.deal.elsewhere import environment, printed

BEST = {"price": "p76", "payment": "net90", "scope": "full", "support": "clock"}
GOOD = {"price": "p82", "payment": "net30", "scope": "full", "support": "office"}
MOVES: list[Move] = [
    Ask(),
    Disclose(Order("scope", "payment"), ask=True),
    EqualOffers((BEST, GOOD)),
    Offer(GOOD),
    Ask(),
]

# A kernel in which somebody plays: it says how many moves are on the disk, and waits for a line before the next.
KERNEL = """
import json, sys
from grader.deal import Case
from grader.players import player
from grader.table import from_json, make_ready, to_json
from grader.table.recorder import Recorder

folder, moves, waits = sys.argv[1], json.loads(sys.argv[2]), sys.argv[3] == "wait"
setting = make_ready("meso", Case.load("implementation-services"), player("collaborator"), "k7mx-2pqa", folder=folder)
with Recorder(setting.path) as recorder:
    recorder.append(setting.header(1))
    session = setting.session()
    for done, written in enumerate(moves, 1):
        print(done - 1, flush=True)
        if waits:
            sys.stdin.readline()
        answer = session.play(from_json(written))
        recorder.append({"you": written}, {"they": to_json(answer.move), "words": answer.words})
    print(len(moves), flush=True)
    sys.stdin.readline()
"""


@contextmanager
def kernel(folder: Path, *, waits: bool, hash_seed: int = 0) -> Iterator[subprocess.Popen[str]]:
    """A second kernel that plays MOVES; gone at the end."""
    arguments = [str(folder), json.dumps([to_json(move) for move in MOVES]), "wait" if waits else "go"]
    process = subprocess.Popen(
        [sys.executable, "-c", KERNEL, *arguments],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        env=environment(hash_seed),
    )
    try:
        yield process
    finally:
        process.kill()
        process.wait()
        for pipe in (process.stdin, process.stdout):
            if pipe is not None:
                pipe.close()


def heard(process: subprocess.Popen[str]) -> int:
    """The next number of moves the kernel says are on the disk."""
    assert process.stdout is not None
    return int(process.stdout.readline())


def go_on(process: subprocess.Popen[str]) -> None:
    """Let the kernel make its next move."""
    assert process.stdin is not None
    process.stdin.write("\n")
    process.stdin.flush()


def path_in(folder: Path) -> Path:
    """Where the record lies."""
    return folder / "moves" / "meso.jsonl"


def recorded(folder: Path) -> list[Move]:
    """The moves in the record's only attempt."""
    (attempt,) = read_record(path_in(folder)).attempts
    return [move for _, move in attempt.moves]


def continued(folder: Path) -> list[Move]:
    """Read the record, play on with the move after the last, and read it again."""
    setting = make_ready("meso", Case.load("implementation-services"), player("collaborator"), folder=folder)
    (attempt,) = setting.attempts()
    session, notes = setting.replayed(attempt)
    assert notes == ()
    move = MOVES[len(session.moves)]
    with Recorder(setting.path) as recorder:
        answer = session.play(move)
        assert answer is not None
        recorder.append({"you": to_json(move)}, {"they": to_json(answer.move), "words": answer.words})
    again, notes = setting.replayed(setting.attempts()[0])
    assert notes == ()
    assert again.history == session.history
    return recorded(folder)


@pytest.mark.parametrize("after", range(len(MOVES)))
def test_a_kernel_killed_between_two_moves_loses_nothing(after: int, tmp_path: Path):
    """Killed by SIGKILL after any move: all moves made are in the record, the lock is free, and one can play on."""
    with kernel(tmp_path, waits=True) as process:
        for done in range(after):
            assert heard(process) == done
            go_on(process)
        assert heard(process) == after
        process.send_signal(signal.SIGKILL)
        process.wait()
        assert recorded(tmp_path) == MOVES[:after]
        assert continued(tmp_path) == MOVES[: after + 1]


@pytest.mark.parametrize("after", [0, 2, 3])
def test_a_kernel_killed_in_the_middle_loses_at_most_one_move(after: int, tmp_path: Path):
    """Killed while it is playing: what it had acknowledged is there, and nothing that was never played."""
    with kernel(tmp_path, waits=False) as process:
        for _ in range(after + 1):
            done = heard(process)
        process.send_signal(signal.SIGKILL)
        process.wait()
    moves = recorded(tmp_path)
    assert len(moves) >= done
    assert moves == MOVES[: len(moves)]


def test_two_kernels_do_not_write_one_record(tmp_path: Path):
    """While one kernel holds the record another is told so, in plain words; once the first is killed, it may write."""
    with kernel(tmp_path, waits=True) as process:
        assert heard(process) == 0
        before = path_in(tmp_path).read_bytes()
        with pytest.raises(RecordInUse, match=r"^meso\.jsonl is open in another notebook or kernel\. Close that one"):
            Recorder(path_in(tmp_path))
        assert recorded(tmp_path) == []
        go_on(process)
        assert heard(process) == 1
        assert path_in(tmp_path).read_bytes().startswith(before)
        process.send_signal(signal.SIGKILL)
        process.wait()
        assert continued(tmp_path) == MOVES[:2]


def test_a_kernel_that_ends_in_order_frees_the_record(tmp_path: Path):
    """After Recorder.close, another process may write at once."""
    with Recorder(path_in(tmp_path)) as recorder:
        recorder.append({"format": 1})
    code = (
        "import sys; from pathlib import Path; from grader.table.recorder import Recorder\n"
        "with Recorder(Path(sys.argv[1])): print('mine')"
    )
    assert printed(code, str(path_in(tmp_path))) == "mine\n"


def test_in_one_kernel_the_latest_table_writes(tmp_path: Path):
    """A cell run twice takes the record over from its first run, and the first run's table says so."""
    first = Recorder(path_in(tmp_path))
    first.append(HEADER)
    with Recorder(path_in(tmp_path)) as second:
        second.append({"you": {"ask": None}})
        with pytest.raises(RecordInUse, match=r"^meso\.jsonl was opened again by another cell\. Use the table of that"):
            first.append({"you": {"ask": None}})
        first.close()
        second.append({"you": {"ask": None}})
    assert recorded(tmp_path) == [Ask(), Ask()]


def test_a_key_drawn_by_two_kernels_at_once_is_drawn_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """If another kernel draws the key between our look and our lock, its key is ours too."""
    case, opposite = Case.load("first-minute"), player("collaborator")
    acquire = Recorder.__init__

    def late(self: Recorder, path: Path) -> None:
        monkeypatch.setattr(Recorder, "__init__", acquire)
        make_ready("desk", case, opposite, folder=tmp_path)
        acquire(self, path)

    monkeypatch.setattr(Recorder, "__init__", late)
    setting = make_ready("desk", case, opposite, folder=tmp_path)
    assert [a.header["key"] for a in read_record(setting.path).attempts] == [setting.key]


def test_the_record_is_the_same_under_any_hash_seed(tmp_path: Path):
    """The same moves in processes with different hash seeds give the same file, byte for byte."""
    files = []
    for hash_seed in (1, 2):
        folder = tmp_path / str(hash_seed)
        folder.mkdir()
        with kernel(folder, waits=False, hash_seed=hash_seed) as process:
            while heard(process) < len(MOVES):
                pass
        files.append(path_in(folder).read_bytes())
    assert files[0] == files[1]
    assert files[0].count(b"\n") == 1 + 2 * len(MOVES)


HEADER = {"format": 1, "engine": ENGINE, "deal": "meso", "counterpart": "collaborator", "key": "example", "attempt": 1}


def test_what_a_crash_left_behind_is_dropped_before_the_next_line(tmp_path: Path):
    """A half-written last line disappears with the next move; the whole lines stay as they were."""
    path = path_in(tmp_path)
    with Recorder(path) as recorder:
        recorder.append(HEADER, {"you": {"ask": None}})
        whole = path.read_bytes()
        for size in range(len(whole) - 15, len(whole)):
            path.write_bytes(whole[:size])
            recorder.append({"you": {"ask": "price"}})
            kept = whole[: whole.rfind(b"\n", 0, size) + 1]
            assert path.read_bytes() == kept + b'{"you": {"ask": "price"}}\n'


def test_a_damaged_record_is_not_written_on(tmp_path: Path):
    """Nothing is added to a file with a line that can't be read: it stays as it was, and the line is named."""
    path = path_in(tmp_path)
    with Recorder(path) as recorder:
        path.write_bytes(b'{"you": \n')
        with pytest.raises(RecordError, match=r"^meso\.jsonl, line 1: "):
            recorder.append(HEADER)
        assert path.read_bytes() == b'{"you": \n'


FULL_DISK = """
import resource, sys
from pathlib import Path
from grader.table.recorder import Recorder
from tests.table.test_recorder import HEADER

with Recorder(Path(sys.argv[1])) as recorder:
    recorder.append(HEADER, {"you": {"ask": None}})
    whole = recorder.path.read_bytes()
    for room in range(0, 60, 3):
        resource.setrlimit(resource.RLIMIT_FSIZE, (len(whole) + room, resource.RLIM_INFINITY))
        try:
            recorder.append({"you": {"ask": "price"}}, {"they": {"decline": True}, "words": "No."})
        except OSError as error:
            resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
            print("refused", recorder.path.read_bytes() == whole)
    recorder.append({"you": {"ask": "scope"}})
    print(recorder.path.read_bytes() == whole + b'{"you": {"ask": "scope"}}\\n')
"""


@pytest.mark.skipif(sys.platform == "win32", reason="file size limits are a Unix thing")
def test_on_a_full_disk_all_lines_are_written_or_none(tmp_path: Path):
    """Wherever the disk ends, inside either line: the record stays as it was, and goes on once there is room."""
    said = printed(FULL_DISK, str(path_in(tmp_path))).splitlines()
    assert said == ["refused True"] * 20 + ["True"]


@pytest.mark.parametrize("failure", [OSError(28, "No space left on device"), KeyboardInterrupt()], ids=["disk", "stop"])
def test_a_line_that_did_not_reach_the_disk_is_taken_back(
    failure: BaseException, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    """If the disk can't promise to keep it, or the stop button is pressed, the line is gone, and the next one works."""
    sync: Callable[[int], None] = os.fsync

    def fail(_: int) -> None:
        raise failure

    with Recorder(path_in(tmp_path)) as recorder:
        recorder.append(HEADER)
        before = recorder.path.read_bytes()
        monkeypatch.setattr(os, "fsync", fail)
        with pytest.raises(type(failure)):
            recorder.append({"you": {"ask": None}})
        assert recorder.path.read_bytes() == before
        monkeypatch.setattr(os, "fsync", sync)
        recorder.append({"you": {"ask": None}})
    assert recorded(tmp_path) == [Ask()]


def test_each_line_has_reached_the_disk_when_it_is_acknowledged(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """The whole line is in the file at the moment the disk is asked to keep it."""
    seen = []
    sync: Callable[[int], None] = os.fsync

    def watch(number: int) -> None:
        seen.append(path_in(tmp_path).read_bytes())
        sync(number)

    monkeypatch.setattr(os, "fsync", watch)
    with Recorder(path_in(tmp_path)) as recorder:
        recorder.append(HEADER)
        recorder.append({"you": {"ask": None}})
    assert [content.count(b"\n") for content in seen] == [1, 2]
    assert seen[-1] == path_in(tmp_path).read_bytes()


def test_words_in_any_script_are_kept(tmp_path: Path):
    """Accents, other scripts and emoji are written as they are; half of a character does not stop the record."""
    words = "Grüezi, 你好, 🙂 \u2028 \x85"
    with Recorder(path_in(tmp_path)) as recorder:
        recorder.append(HEADER, {"you": {"say": words}}, {"you": {"say": "half \ud83d"}})
    whole, half = recorded(tmp_path)
    assert to_json(whole) == {"say": words}
    assert from_json(to_json(half)) == half
