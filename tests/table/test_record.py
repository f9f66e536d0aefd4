"""Reading a record: whatever the file holds, its moves come out or an error that names the line."""

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from grader.deal import Case
from grader.errors import RecordError
from grader.table import Ask, Disclose, EqualOffers, Move, Offer, Order, Prefer, Say, Session, to_json
from grader.table.record import ENGINE, LARGEST, Attempt, Record, read_record
from tests.table.scripted import any_move, fresh, play_what_is_allowed

CASE = Case.load("implementation-services")
BEST = {"price": "p76", "payment": "net90", "scope": "full", "support": "clock"}
GOOD = {"price": "p82", "payment": "net30", "scope": "full", "support": "office"}
MOVES: list[Move] = [
    Ask(),
    Disclose(Order("scope", "payment"), ask=True),
    Say('Grüezi, «Marta»: 5 €, \\ and "quotes"\nand a line.'),
    EqualOffers((BEST, GOOD)),
    Offer(GOOD),
]
HEADER = {
    "format": 1,
    "engine": ENGINE,
    "deal": "meso",
    "counterpart": "collaborator",
    "key": "example",
    "attempt": 1,
}


def table() -> Session:
    """The table at which the recorded moves were made."""
    return fresh(CASE, "collaborator", "implementation-services/example")


def lines_of(session: Session) -> list[dict[str, Any]]:
    """A negotiation as the lines of a record: header, prediction, then moves and replies as they came."""
    lines: list[dict[str, Any]] = [HEADER, {"prediction": {"their_top": "payment", "sure": 50}}]
    for turn in session.history[1:]:
        mine = turn.seat == session.case.learner
        lines.append({"you": to_json(turn.move)} if mine else {"they": to_json(turn.move), "words": turn.words})
    return lines


def write(path: Path, lines: list[dict[str, Any]]) -> Path:
    """Write these lines as a record."""
    path.write_text("".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines), encoding="utf-8")
    return path


@pytest.fixture
def played() -> Session:
    """The negotiation as it was played."""
    session = table()
    for move in MOVES:
        session.play(move)
    return session


def moves_of(attempt: Attempt) -> list[Move]:
    """The moves of an attempt without their line numbers."""
    return [move for _, move in attempt.moves]


def test_a_record_read_and_replayed_is_the_negotiation(played: Session, tmp_path: Path):
    """Moves, prediction and header come back; replayed, they give the same history and nothing to report."""
    (attempt,) = read_record(write(tmp_path / "meso.jsonl", lines_of(played))).attempts
    assert attempt.header == HEADER
    assert attempt.prediction == {"their_top": "payment", "sure": 50}
    assert [line for line, _ in attempt.moves] == [3, 5, 7, 9, 11]
    assert moves_of(attempt) == MOVES
    again, notes = attempt.played(table(), "meso.jsonl")
    assert again.history == played.history
    assert notes == ()


@settings(max_examples=40)
@given(st.lists(any_move(CASE), max_size=10))
def test_any_negotiation_survives_its_record(tmp_path_factory: pytest.TempPathFactory, moves: list[Move]):
    """Written and read, whatever was played is played again."""
    session = play_what_is_allowed(table(), moves)
    path = write(tmp_path_factory.mktemp("records") / "meso.jsonl", lines_of(session))
    again, notes = read_record(path).attempts[0].played(table())
    assert again.history == session.history
    assert notes == ()


def test_attempts_follow_each_other(played: Session, tmp_path: Path):
    """Each header begins an attempt of its own."""
    lines = lines_of(played)
    path = write(tmp_path / "meso.jsonl", [*lines, {**HEADER, "attempt": 2}, *lines[2:4]])
    first, second = read_record(path).attempts
    assert moves_of(first) == MOVES
    assert moves_of(second) == MOVES[:1]
    assert second.header["attempt"] == 2
    assert second.prediction == {}


def test_an_absent_file_is_an_empty_record(tmp_path: Path):
    """Nothing has been played yet, and reading makes neither file nor folder."""
    assert read_record(tmp_path / "moves" / "meso.jsonl") == Record(())
    assert list(tmp_path.iterdir()) == []


def test_a_record_cut_off_anywhere_keeps_the_moves_before(played: Session, tmp_path: Path):
    """Cut at every single byte: the whole lines before the cut are read, the rest is called a fragment."""
    whole = write(tmp_path / "whole.jsonl", lines_of(played)).read_bytes()
    cut = tmp_path / "meso.jsonl"
    for size in range(len(whole) + 1):
        cut.write_bytes(whole[:size])
        record = read_record(cut)
        complete = whole[:size].count(b"\n")
        assert record.fragment == size - (whole.rfind(b"\n", 0, size) + 1)
        assert len(record.attempts) == (complete > 0)
        if record.attempts:
            assert moves_of(record.attempts[0]) == MOVES[: (complete - 1) // 2]
            assert len(record.attempts[0].replies) == max(0, complete - 2) // 2


def test_a_record_without_its_last_reply_plays_on(played: Session, tmp_path: Path):
    """A reply that a crash swallowed is computed again."""
    (attempt,) = read_record(write(tmp_path / "meso.jsonl", lines_of(played)[:-1])).attempts
    again, notes = attempt.played(table())
    assert again.history == played.history
    assert notes == ()


# Line of the record, what is written there instead, and the lines that are then reported.
EDITS = {
    "another offer": (12, {"they": {"offer": BEST}, "words": "Take it all."}, [12]),
    "a yes": (12, {"they": {"accept": 0}, "words": "Agreed."}, [12]),
    "another fact": (4, {"they": {"disclose": {"order": ["price", "scope"]}, "ask": False}, "words": ""}, [4]),
    "something that is no move": (4, {"they": {"bow": "deeply"}}, [4]),
    "other words": (12, None, []),
}


@pytest.mark.parametrize("what", EDITS)
def test_an_edited_reply_is_reported_and_changes_nothing(what: str, played: Session, tmp_path: Path):
    """Replies are computed, not believed; only what was done is compared, never the words."""
    line, instead, reported = EDITS[what]
    lines = lines_of(played)
    lines[line - 1] = instead or {**lines[line - 1], "words": "I said something else."}
    (attempt,) = read_record(write(tmp_path / "meso.jsonl", lines)).attempts
    again, notes = attempt.played(table(), "meso.jsonl")
    assert again.history == played.history
    assert notes == tuple(f"meso.jsonl, line {n}: this reply was edited; it changes nothing." for n in reported)


def test_a_reply_after_the_end_is_reported(played: Session, tmp_path: Path):
    """Nobody answers after a walk-out, so an answer there was added later."""
    lines = [*lines_of(played), {"you": {"walk_away": True}}, {"they": {"accept": 0}, "words": "Wait, yes!"}]
    (attempt,) = read_record(write(tmp_path / "meso.jsonl", lines)).attempts
    again, notes = attempt.played(table(), "meso.jsonl")
    assert again.deal is None
    assert notes == ("meso.jsonl, line 14: this reply was edited; it changes nothing.",)


def test_an_edited_move_is_another_negotiation(played: Session, tmp_path: Path):
    """The learner's own moves decide: another move is played as it stands, with the answers that follow from it."""
    lines = lines_of(played)
    lines[10] = {"you": {"offer": BEST}}
    (attempt,) = read_record(write(tmp_path / "meso.jsonl", lines)).attempts
    again, notes = attempt.played(table(), "meso.jsonl")
    assert again.moves == [*MOVES[:4], Offer(BEST)]
    assert len(notes) <= 1


def test_a_move_against_the_rules_is_named_by_its_line(played: Session, tmp_path: Path):
    """A record can't hold what the table would have refused."""
    lines = lines_of(played)
    lines[8] = {"you": to_json(Prefer(0))}
    (attempt,) = read_record(write(tmp_path / "meso.jsonl", lines)).attempts
    with pytest.raises(RecordError, match=r"^meso\.jsonl, line 9: nothing to choose from"):
        attempt.played(table(), "meso.jsonl")


def test_another_engine_is_said_and_is_no_edit(played: Session, tmp_path: Path):
    """A record of another version of the course is "played with" it, whatever its replies were."""
    lines = lines_of(played)
    lines[0] = {**HEADER, "engine": ENGINE + 1}
    lines[11] = {"they": {"accept": 0}, "words": "Agreed."}
    (attempt,) = read_record(write(tmp_path / "meso.jsonl", lines)).attempts
    again, notes = attempt.played(table(), "meso.jsonl")
    assert notes == (f"meso.jsonl: played with engine {ENGINE + 1}; this is engine {ENGINE}.",)
    assert again.history == played.history


CORRUPT = [
    b"",
    b"{",
    b"[]",
    b"3",
    b'"you"',
    b"null",
    b"\xff\xfe",
    b"\x00",
    b"{}",
    b'{"you": {"offer": 3}}',
    b'{"they": 3}',
]


@pytest.mark.parametrize("junk", CORRUPT, ids=repr)
def test_a_corrupt_line_is_named_by_its_number(junk: bytes, played: Session, tmp_path: Path):
    """Wherever the damage is, the message says in which line, and the file stays as it was."""
    path = write(tmp_path / "meso.jsonl", lines_of(played))
    whole = path.read_bytes().splitlines(keepends=True)
    for number in range(1, len(whole) + 1):
        damaged = b"".join([*whole[: number - 1], junk + b"\n", *whole[number:]])
        path.write_bytes(damaged)
        with pytest.raises(RecordError, match=rf"^meso\.jsonl, line {number}: .*expected"):
            read_record(path)
        assert path.read_bytes() == damaged


@pytest.mark.parametrize("name", [*HEADER])
@pytest.mark.parametrize("value", [None, 1.0, True, [], {}, "x" * 100_000, 10**300], ids=lambda value: str(value)[:9])
def test_a_header_of_wrong_types(name: str, value: object, tmp_path: Path):
    """Each field of a header must be of its kind; the message is short and names the field."""
    path = write(tmp_path / "meso.jsonl", [{**HEADER, name: value}])
    if type(value) is type(HEADER[name]) and name != "format":
        assert len(read_record(path).attempts) == 1
        return
    with pytest.raises(RecordError, match=rf"^meso\.jsonl, line 1: found .*{name}.*expected") as raised:
        read_record(path)
    assert len(str(raised.value)) < 300


def deep(depth: int, inside: str = "0") -> str:
    """JSON nested this deep."""
    return "[" * depth + inside + "]" * depth


def test_deeply_nested_lines_are_refused(played: Session, tmp_path: Path):
    """No depth of nesting, at any place of a line, gives anything but a reading or a RecordError."""
    path = tmp_path / "meso.jsonl"
    head = json.dumps(HEADER)
    forms = [
        "@",
        '{"format": @}',
        '{"prediction": @}',
        '{"you": @}',
        '{"you": {"offer": {"price": @}}}',
        '{"you": {"disclose": {"order": @}}}',
        '{"they": @}',
        '{"bow": @}',
    ]
    refused = 0
    for depth in [5, 100, *range(880, 1000, 7), 5_000, 200_000]:
        for form in forms:
            path.write_text(f"{head}\n{form.replace('@', deep(depth))}\n", encoding="utf-8")
            with pytest.raises(RecordError, match=r"^meso\.jsonl, line 2: .*expected") as raised:
                read_record(path)
            assert len(str(raised.value)) < 400
            refused += 1
        replies = '{"you": {"ask": null}}\n{"they": {"offer": {"price": @}}}'.replace("@", deep(depth))
        path.write_text(f"{head}\n{replies}\n", encoding="utf-8")
        try:
            notes = read_record(path).attempts[0].played(table(), "meso.jsonl")[1]
        except RecordError:
            continue
        assert len(notes) == 1
    assert refused == len(forms) * 22


def test_a_file_that_is_no_record_at_all(tmp_path: Path):
    """A folder, a link (even to a good record), a file beyond all measure: refused, and left alone."""
    folder, link, huge = tmp_path / "folder.jsonl", tmp_path / "link.jsonl", tmp_path / "huge.jsonl"
    folder.mkdir()
    good = write(tmp_path / "good.jsonl", [HEADER])
    link.symlink_to(good)
    dangling = tmp_path / "dangling.jsonl"
    dangling.symlink_to(tmp_path / "nowhere")
    huge.write_bytes(b"x" * (LARGEST + 1))
    for path in (folder, link, dangling, huge):
        with pytest.raises(RecordError, match=rf"^{path.name}: found .*, expected a .*\. Move it aside"):
            read_record(path)
    assert read_record(good).attempts[0].header == HEADER


def test_a_line_as_long_as_a_record_may_be(tmp_path: Path):
    """One huge line is read, or refused with a short message."""
    path = tmp_path / "meso.jsonl"
    filler = "x" * (LARGEST - 300)
    write(path, [HEADER, {"prediction": {"why": filler}}])
    assert len(read_record(path).attempts[0].prediction["why"]) == len(filler)
    write(path, [HEADER, {"you": {"offer": {filler: "p76"}}}])
    with pytest.raises(RecordError, match="line 2") as raised:
        read_record(path).attempts[0].played(table())
    assert len(str(raised.value)) < 400


def test_a_file_that_may_not_be_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """What the system refuses is a RecordError too."""

    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    path = write(tmp_path / "meso.jsonl", [HEADER])
    monkeypatch.setattr(Path, "open", refuse)
    with pytest.raises(RecordError, match=r"^meso\.jsonl: can't be read .*Permission denied.*Check the file"):
        read_record(path)


@settings(max_examples=150)
@given(st.binary(max_size=80), st.integers(0, 400))
def test_no_bytes_give_another_error(tmp_path_factory: pytest.TempPathFactory, junk: bytes, place: int):
    """Any bytes, anywhere in a record: a reading or a RecordError."""
    path = tmp_path_factory.mktemp("records") / "meso.jsonl"
    session = table()
    session.play(Ask())
    whole = write(path, lines_of(session)).read_bytes()
    path.write_bytes(whole[:place] + junk + whole[place + len(junk) // 2 :])
    try:
        for attempt in read_record(path).attempts:
            attempt.played(table())
    except RecordError:
        pass
