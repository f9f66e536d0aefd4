"""Input that cannot be used: an exception of `grader.errors` that names it, and everything as it was before."""

import json
import math
import tomllib
from collections.abc import Callable
from pathlib import Path

import pytest

from grader.deal import Case, Preferences, variant
from grader.errors import CaseError, GraderError, KeyFormatError, MoveError, RecordError
from grader.players import player
from grader.table import Accept, Ask, Disclose, Offer, SendUp, Session, Turn, Why, make_ready
from grader.table.record import read_record
from grader.table.rules import check_move
from tests.deal.elsewhere import told
from tests.deal.small import SUPPLIER_DELAY, late_ideas
from tests.table.scripted import Scripted

FAIR = {"crews": "two", "penalty": "half"}


def a_table() -> Session:
    """A negotiation in its second round: the other side has offered twice, and you have said why once."""
    session = Session(late_ideas(), Scripted(*[Offer(FAIR)] * 9), "s")
    session.play(Disclose(Why("dry")))
    return session


def changed(old: str, new: str) -> Callable[[Session, Path], object]:
    """Read the small case with one thing written differently."""

    def read(_: Session, folder: Path) -> object:
        assert SUPPLIER_DELAY.count(old) == 1
        path = folder / "supplier-delay.toml"
        path.write_text(SUPPLIER_DELAY.replace(old, new), encoding="utf-8")
        return Case.load(path)

    return read


# What is done with a table and an empty folder, the exception, and what its message says.
BAD: dict[str, tuple[Callable[[Session, Path], object], type[GraderError], str]] = {
    "a move out of turn": (
        lambda table, _: check_move(table.case, table.history, "supplier", Offer(FAIR)),
        MoveError,
        r"out of turn: found 'supplier' moving twice, expected 'buyer'\. Wait for the reply\.",
    ),
    "an unknown option": (
        lambda table, _: table.play(Offer({**FAIR, "penalty": "double"})),
        MoveError,
        r"Penalty: found 'double', expected one of \"none\", \"half\", \"whole\"\. Choose one of these\.",
    ),
    "an unknown issue": (
        lambda table, _: table.play(Offer({**FAIR, "colour": "red"})),
        MoveError,
        r"a package: found \['colour', 'crews', 'penalty'\], expected one option for each of .*\. Complete it\.",
    ),
    "an option that is still closed": (
        lambda table, _: table.play(SendUp({**FAIR, "penalty": "hotel"})),
        MoveError,
        r"Penalty: found 'hotel', expected one of \"none\", \"half\", \"whole\"\.",
    ),
    "a package below a non-negotiable": (
        lambda table, _: table.play(Offer({**FAIR, "crews": "one"})),
        MoveError,
        r'Crews: found "one crew", expected one of "two crews", .*: this is your own non-negotiable\. Offer something',
    ),
    "an answer that breaks a rule": (
        lambda table, _: Session(table.case, Scripted(Accept()), "s"),
        MoveError,
        r"nothing to take: the other side has no offer on the table\.",
    ),
    "a negative round": (
        changed("rounds = 5", "rounds = -1"),
        CaseError,
        r"supplier-delay\.toml: found rounds = -1, expected a whole number from 1 to 100\. Change `rounds`\.",
    ),
    "half a round": (changed("rounds = 5", "rounds = 2.5"), CaseError, r"found rounds = 2\.5, expected a whole number"),
    "a key of the wrong form": (
        lambda table, _: variant(table.case, "k7mx"),
        KeyFormatError,
        r"variant key: found 'k7mx', expected two groups of four letters and digits such as k7mx-2pqa\. Copy the key",
    ),
    "a key of the wrong form in a notebook": (
        lambda table, folder: make_ready("meso", table.case, player("collaborator"), "k7mx 2pqa", folder=folder),
        KeyFormatError,
        r"variant key: found 'k7mx 2pqa'",
    ),
    "points that are NaN in a file": (
        changed("{ none = 0, half = 50, whole = 100 }", "{ none = 0, half = nan, whole = 100 }"),
        CaseError,
        r"\[parties\.buyer\.interests\.costs\.satisfies\.penalty\]: found half = nan, expected a whole number from 0 to 100",
    ),
    "a weight that is NaN in a file": (
        changed("weight = 70", "weight = nan"),
        CaseError,
        r"\[parties\.buyer\.interests\.dry\]: found weight = nan, expected a whole number",
    ),
    "points that are NaN": (
        lambda _, __: Preferences({"day": {"fri": math.nan}}),
        CaseError,
        r"points of 'day', option 'fri': found nan, expected whole points\. Write a whole number\.",
    ),
    "a walk-away that is NaN": (
        lambda _, __: Preferences({"day": {"fri": 1}}, math.nan),
        CaseError,
        r"reservation: found nan, expected whole points\.",
    ),
}


@pytest.mark.parametrize("what", BAD)
def test_bad_input_is_named_and_leaves_everything_as_it_was(what: str, tmp_path: Path):
    """The exception is of its own kind, the table has the same history, and it plays on as if nothing had been tried."""
    do, error, message = BAD[what]
    session, untouched = a_table(), a_table()
    before = (
        session.history,
        session.table,
        session.rounds_left,
        session.deal,
        told(session.case),
        str(session.case.source),
    )
    with pytest.raises(error, match=message) as raised:
        do(session, tmp_path)
    assert type(raised.value) is error
    assert session.history is before[0]
    assert session.table is before[1]
    assert (session.rounds_left, session.deal, told(session.case), str(session.case.source)) == before[2:]
    assert [path.name for path in tmp_path.iterdir()] in ([], ["supplier-delay.toml"])
    assert session.play(Ask()) == untouched.play(Ask())
    assert session.history == untouched.history


def test_a_case_file_that_cannot_be_used_is_left_as_it_was(tmp_path: Path):
    """Reading a file changes nothing in it, whatever is wrong with it."""
    path = tmp_path / "supplier-delay.toml"
    path.write_text(SUPPLIER_DELAY.replace("rounds = 5", "rounds = -1"), encoding="utf-8")
    before = path.read_bytes()
    with pytest.raises(CaseError):
        Case.load(path)
    assert path.read_bytes() == before
    assert tomllib.loads(before.decode())["rounds"] == -1


def test_a_bad_move_in_a_record_is_named_and_the_record_stays(tmp_path: Path):
    """A record with a move the rules refuse is read up to it, named by line, and not written over."""
    setting = make_ready("meso", late_ideas(), player("collaborator"), "example", folder=tmp_path)
    setting.path.parent.mkdir()
    lines = [setting.header(1), {"you": {"ask": "limits"}}, {"you": {"offer": {**FAIR, "penalty": "double"}}}]
    setting.path.write_text("".join(json.dumps(line) + "\n" for line in lines))
    before = setting.path.read_bytes()
    with pytest.raises(RecordError, match=r"^meso\.jsonl, line 3: Penalty: found 'double', expected one of \"none\""):
        setting.replayed(read_record(setting.path).attempts[0])
    assert setting.path.read_bytes() == before


def test_a_history_is_not_changed_by_asking_whether_a_move_is_allowed():
    """Looking is free: a check that passes and one that fails leave the same table."""
    session = a_table()
    history = session.history
    session.check(Accept())
    with pytest.raises(MoveError):
        session.check(Accept(3))
    assert session.history is history
    assert history[-1] == Turn("supplier", Offer(FAIR), "...")
