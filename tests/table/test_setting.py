"""A deal made ready to be played: whose variant, and what a notebook may read of it."""

import json
import re
from pathlib import Path
from typing import Any

import pytest

from grader.deal import Case, variant
from grader.errors import ExerciseError, KeyFormatError, MoveError, RecordError, RecordInUse
from grader.players import player
from grader.table import Setting, make_ready, read_only
from grader.table.record import ENGINE, FORMAT, first_key, read_record
from grader.table.recorder import Recorder
from grader.table.setting import DAMAGED, FACTS

CASE = Case.load("implementation-services")
KEY = "k7mx-2pqa"
ASK: dict[str, Any] = {"ask": "priorities"}
LEAVE: dict[str, Any] = {"walk_away": True}
TAKE: dict[str, Any] = {"accept": 0}


@pytest.fixture(autouse=True)
def _at_home(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.delenv("NBGRADER_EXECUTION", raising=False)


def ready(folder: Path, key: object = ..., **more: Any) -> Setting:
    """The services deal in this folder."""
    return make_ready("meso", CASE, player("collaborator"), key, folder=folder, **more)


def record(folder: Path, *attempts: list[dict[str, Any]], **header: Any) -> bytes:
    """Write a record of these attempts, each a list of moves."""
    path = folder / "moves" / "meso.jsonl"
    path.parent.mkdir(exist_ok=True)
    lines = []
    for number, moves in enumerate(attempts, 1):
        usual = {"format": FORMAT, "engine": ENGINE, "deal": "meso", "counterpart": "collaborator", "key": KEY}
        lines += [{**usual, "attempt": number, **header}, *({"you": move} for move in moves)]
    path.write_text("".join(json.dumps(line) + "\n" for line in lines))
    return path.read_bytes()


def files(folder: Path) -> list[Path]:
    """Everything in a folder."""
    return sorted(folder.rglob("*"))


def test_a_key_is_drawn_once(tmp_path: Path):
    """The first start draws a key and writes it down; from then on it is the record's."""
    first = ready(tmp_path)
    assert re.fullmatch(r"[2-9a-z]{4}-[2-9a-z]{4}", first.key or "")
    assert first.case.you.preferences == variant(CASE, first.key or "").you.preferences
    written = first.path.read_bytes()
    assert json.loads(written) == {
        "format": 1,
        "engine": ENGINE,
        "deal": "meso",
        "counterpart": "collaborator",
        "key": first.key,
        "attempt": 1,
    }
    again = ready(tmp_path)
    assert (again.key, again.case.source) == (first.key, first.case.source)
    assert first.path.read_bytes() == written


def test_two_learners_draw_different_keys(tmp_path: Path):
    """Each folder has a key of its own."""
    keys = set()
    for name in "abcd":
        (tmp_path / name).mkdir()
        keys.add(ready(tmp_path / name).key)
    assert len(keys) == 4


@pytest.mark.parametrize("mode", ["autograde", "validate"])
def test_marking_draws_no_key_and_writes_nothing(mode: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """Under nbgrader a deal without a record has no key and no moves, and its folder stays empty."""
    monkeypatch.setenv("NBGRADER_EXECUTION", mode)
    assert read_only()
    setting = ready(tmp_path)
    assert setting.key is None
    assert setting.moves() == []
    assert setting.case is CASE
    assert files(tmp_path) == []


def test_marking_takes_the_key_of_the_record(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """Under nbgrader the record's key is used, and the record stays as it is, without a lock beside it."""
    written = record(tmp_path, [ASK, LEAVE])
    before = files(tmp_path)
    monkeypatch.setenv("NBGRADER_EXECUTION", "autograde")
    setting = ready(tmp_path)
    assert setting.key == KEY
    assert setting.moves() == [ASK, LEAVE]
    assert files(tmp_path) == before
    assert setting.path.read_bytes() == written


def test_a_notebook_handed_in_alone_names_its_key(tmp_path: Path):
    """With the key in the cell nothing is drawn and nothing is written."""
    assert ready(tmp_path, " K7MX-2PQA ").key == KEY
    example = ready(tmp_path, "example")
    assert (example.key, example.case) == ("example", CASE)
    assert example.moves() == []
    assert example.attempts() == ()
    assert files(tmp_path) == []


def test_no_key_in_the_cell_is_the_learners_own(tmp_path: Path):
    """`key=None` asks for the record's key just as leaving it out does."""
    record(tmp_path, [])
    assert ready(tmp_path, None).key == KEY


@pytest.mark.parametrize("key", ["", "mine", "k7mx_2pqa", 12, b"k7mx-2pqa", "k7mx-2pqa k7mx-2pqa"])
def test_a_key_of_another_form_is_refused(key: object, tmp_path: Path):
    """Nothing is written for a key that can't be one."""
    with pytest.raises(KeyFormatError, match="expected two groups of four"):
        ready(tmp_path, key)
    assert files(tmp_path) == []


def test_a_record_with_a_key_of_another_form(tmp_path: Path):
    """A key spoilt in the record stops no lesson; the line is named, and nothing is written over it."""
    before = record(tmp_path, [ASK], key="nonsense")
    path = tmp_path / "moves" / "meso.jsonl"
    setting = ready(tmp_path)
    assert setting.key not in {None, "nonsense"}
    with pytest.raises(RecordError, match=r"^meso\.jsonl, line 1: variant key: found 'nonsense'"):
        first_key(path)
    with pytest.raises(RecordError, match=r"^meso\.jsonl: found key 'nonsense' in its header"):
        setting.attempts()
    assert path.read_bytes() == before


@pytest.mark.parametrize(
    ("name", "value"),
    [("key", "aaaa-bbbb"), ("deal", "desk"), ("counterpart", "positional")],
    ids=["key", "deal", "who"],
)
def test_a_record_of_another_deal_is_refused(name: str, value: str, tmp_path: Path):
    """Another key, deal or counterpart: the moves were made at another table, and don't count here."""
    record(tmp_path, [ASK], [ASK, LEAVE], **{name: value})
    setting = ready(tmp_path, KEY)
    with pytest.raises(RecordError, match=rf"^meso\.jsonl: found {name} '{value}' in its header, expected .*Use the"):
        setting.attempts()
    (unreadable,) = setting.moves()
    assert f"found {name} '{value}' in its header" in unreadable[DAMAGED]


@pytest.mark.parametrize(
    ("attempts", "counted"),
    [
        ([], []),
        ([[]], []),
        ([[ASK]], [ASK]),
        ([[ASK, LEAVE], [LEAVE]], [LEAVE]),
        ([[ASK, LEAVE], [ASK, ASK]], [ASK, LEAVE]),
        ([[ASK, TAKE], [ASK], []], [ASK, TAKE]),
        ([[ASK], [ASK, ASK], []], [ASK, ASK]),
    ],
    ids=[
        "no record",
        "only a header",
        "unfinished",
        "two finished",
        "the last unfinished",
        "two begun",
        "none finished",
    ],
)
def test_the_latest_finished_attempt_counts(attempts: list[Any], counted: list[Any], tmp_path: Path):
    """Of several attempts the latest finished one counts; if none is finished, the latest with a move in it."""
    if attempts:
        record(tmp_path, *attempts)
    assert ready(tmp_path, KEY).moves() == counted


def test_moves_given_in_the_notebook_count_instead(tmp_path: Path):
    """A list of moves in a cell counts as it stands, even an empty one, whatever the record holds."""
    record(tmp_path, [LEAVE])
    setting = ready(tmp_path)
    assert setting.moves([ASK]) == [ASK]
    assert setting.moves([]) == []
    assert setting.moves(...) == [LEAVE]


def test_moves_in_round_brackets_are_read_as_a_list(tmp_path: Path):
    """A tuple of moves is a list of moves."""
    assert ready(tmp_path).moves(({"ask": "price"}, {"accept": 0})) == [{"ask": "price"}, {"accept": 0}]


def test_moves_of_a_later_attempt_replay_as_they_were_played(tmp_path: Path):
    """A second attempt meets the same person: its moves alone tell what was agreed."""
    offer = {"offer": {"price": "p82", "payment": "net30", "scope": "full", "support": "office"}}
    record(tmp_path, [LEAVE], [offer, offer, TAKE])
    setting = ready(tmp_path)
    played, _ = setting.replayed(setting.attempts()[1])
    assert played.deal is not None
    assert setting.replay(setting.moves()).history == played.history


def test_a_list_of_moves_that_the_rules_refuse(tmp_path: Path):
    """The bad move is named by its place, and what is no move at all is called so."""
    setting = ready(tmp_path, KEY)
    with pytest.raises(MoveError, match=r"^move 2: nothing to choose from"):
        setting.replay([ASK, {"prefer": 0}])
    with pytest.raises(MoveError, match="a move: found 'take it'"):
        setting.replay(["take it"])


def test_locked_moves_are_locked_in_a_replay_too(tmp_path: Path):
    """What the lesson has not unlocked does not count in a record either."""
    record(tmp_path, [ASK])
    setting = ready(tmp_path, unlocked=frozenset({"offer", "accept", "walk_away"}))
    (unreadable,) = setting.moves()
    assert unreadable[DAMAGED].startswith("meso.jsonl, line 2: ask: this move is not on the table in this lesson")
    with pytest.raises(MoveError, match="damaged_record"):
        setting.replay([unreadable])


def test_a_key_can_be_read_while_another_notebook_plays(tmp_path: Path):
    """Opening the deal a second time needs no lock; only drawing a key does."""
    setting = ready(tmp_path)
    with Recorder(setting.path):
        assert ready(tmp_path).key == setting.key
    assert issubclass(RecordInUse, RecordError)


def test_a_damaged_record_is_never_written_over(tmp_path: Path):
    """No fresh key is drawn over a record that can't be read."""
    path = tmp_path / "moves" / "meso.jsonl"
    path.parent.mkdir()
    path.write_bytes(b"oops\n")
    setting = ready(tmp_path)
    with pytest.raises(RecordError, match=r"^meso\.jsonl, line 1: "):
        setting.attempts()
    assert setting.key is not None
    assert path.read_bytes() == b"oops\n"
    assert files(path.parent) == [path]


def test_a_header_alone_is_a_record(tmp_path: Path):
    """What the first start writes can be read back."""
    setting = ready(tmp_path)
    (attempt,) = read_record(setting.path).attempts
    assert attempt.moves == []
    assert setting.replayed(attempt)[0].history == setting.session().history


def test_a_damaged_record_gives_no_key_to_marking(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """Under nbgrader nobody can say whose variant it was: no key, so a person must look."""
    (tmp_path / "moves" / "meso.jsonl").write_bytes(b"oops\n" + record(tmp_path, [ASK]))
    monkeypatch.setenv("NBGRADER_EXECUTION", "autograde")
    setting = ready(tmp_path)
    assert setting.key is None
    with pytest.raises(KeyFormatError, match="found no variant key"):
        setting.own_case()


@pytest.mark.parametrize("given", ["my moves", 7, {"accept": 0}])
def test_moves_that_are_no_list_are_not_taken_for_the_record(given: object, tmp_path: Path):
    """What was pasted in the wrong form is said to be unreadable; the record does not step in."""
    record(tmp_path, [ASK, LEAVE])
    assert ready(tmp_path).moves(given) == [{"unreadable": given}]


def test_facts_that_a_table_offers(tmp_path: Path):
    """A lesson may offer more kinds of fact to share; the rules allow them all, and a kind there is none of is refused."""
    assert ready(tmp_path, KEY).facts == {"order", "why"}
    assert ready(tmp_path, KEY, facts=FACTS).facts == {"order", "why", "limit", "floor", "mandate"}
    session = ready(tmp_path, KEY).replay([{"disclose": {"mandate": ["price"]}, "ask": False}])
    assert len(session.moves) == 1
    with pytest.raises(
        ExerciseError, match=r"make_ready\('meso'\): found facts \"wish\", expected some of \"floor\", .*Check"
    ):
        ready(tmp_path, KEY, facts=frozenset({"why", "wish"}))
