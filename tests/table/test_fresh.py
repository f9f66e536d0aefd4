"""A fresh variant for each new attempt: the story stays, the numbers change, and every attempt is read at its own."""

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from grader.deal import EXAMPLE, Case, variant
from grader.errors import ExerciseError, RecordError
from grader.players import player
from grader.table import Setting, make_ready
from grader.table.record import ENGINE, FORMAT
from grader.table.setting import DAMAGED

CASE = Case.load("implementation-services")
KEYS = ("k7mx-2pqa", "aaaa-bbbb", "zzzz-2345")
ASK: dict[str, Any] = {"ask": "priorities"}
LEAVE: dict[str, Any] = {"walk_away": True}
OFFER: dict[str, Any] = {"offer": {"price": "p82", "payment": "net30", "scope": "full", "support": "office"}}


def ready(folder: Path, key: object = EXAMPLE, *, fresh: bool = True, **more: Any) -> Setting:
    """The services deal, each attempt at numbers of its own."""
    return make_ready("meso", CASE, player("collaborator"), key, fresh=fresh, folder=folder, **more)


def record(folder: Path, *attempts: tuple[object, list[dict[str, Any]]]) -> Path:
    """Write a record of attempts, each the key in its header and its moves."""
    path = folder / "moves" / "meso.jsonl"
    path.parent.mkdir(exist_ok=True)
    lines: list[dict[str, Any]] = []
    for number, (key, moves) in enumerate(attempts, 1):
        usual = {"format": FORMAT, "engine": ENGINE, "deal": "meso", "counterpart": "collaborator"}
        lines += [{**usual, "key": key, "attempt": number}, *({"you": move} for move in moves)]
    path.write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
    return path


def test_the_next_attempt_has_other_numbers(tmp_path: Path):
    """What comes next is another variant of the same case, and the deal in the notebook stays as it is."""
    deal = ready(tmp_path)
    following = deal.afresh()
    assert following.key not in {None, EXAMPLE}
    assert following.case.source == variant(CASE, str(following.key)).source
    assert following.session().case is following.case
    assert following.session().seed != deal.session().seed
    assert (deal.key, deal.case) == (EXAMPLE, CASE)


def test_a_variant_deals_its_next_from_the_file(tmp_path: Path):
    """The variant of a key is the same, whichever attempt it follows."""
    deal = ready(tmp_path)
    after_another = deal.at(KEYS[0]).at(KEYS[1])
    assert after_another.case.source == deal.at(KEYS[1]).case.source
    assert deal.at(KEYS[0]).at(EXAMPLE).case is CASE


def test_a_graded_deal_keeps_its_numbers(tmp_path: Path):
    """Unless a lesson says so, every attempt is at the record's one variant."""
    deal = ready(tmp_path, KEYS[0], fresh=False)
    assert deal.afresh() is deal
    assert deal.at(KEYS[1]) is deal
    record(tmp_path, (KEYS[0], [ASK, LEAVE]), (KEYS[1], [ASK, LEAVE]))
    with pytest.raises(RecordError, match=r"found key 'aaaa-bbbb' in its header, expected 'k7mx-2pqa'"):
        deal.attempts()


def test_each_attempt_is_replayed_at_its_own_numbers(tmp_path: Path):
    """The first key, an old second attempt at the same key, and a third at another."""
    record(tmp_path, (EXAMPLE, [OFFER, LEAVE]), (EXAMPLE, [OFFER, LEAVE]), (KEYS[0], [OFFER, LEAVE]))
    deal = ready(tmp_path)
    first, second, third = (deal.replayed(attempt)[0] for attempt in deal.attempts())
    assert first.history == second.history
    assert (first.case, first.seed) == (CASE, deal.session().seed)
    assert third.case.source == variant(CASE, KEYS[0]).source
    assert third.history == deal.at(KEYS[0]).replay([OFFER, LEAVE]).history


@given(st.sampled_from(("", "mine", "k7mx_2pqa", "K7MX-2PQA", " k7mx-2pqa", "example ", "k7mx-2pqa\n")))
def test_a_key_of_another_form_is_named_with_its_attempt(tmp_path_factory: pytest.TempPathFactory, key: str):
    """A key that nobody could have been dealt is refused, and so are the moves made with it."""
    folder = tmp_path_factory.mktemp("spoilt")
    record(folder, (EXAMPLE, [LEAVE]), (key, [ASK, LEAVE]))
    deal = ready(folder)
    with pytest.raises(
        RecordError, match=r"^meso\.jsonl: found key .* in the header of attempt 2, expected two groups"
    ):
        deal.attempts()
    (unreadable,) = deal.moves()
    assert "in the header of attempt 2" in unreadable[DAMAGED]


def test_another_deal_or_person_is_refused_still(tmp_path: Path):
    """Other numbers are welcome, another deal is not."""
    path = record(tmp_path, (KEYS[0], [LEAVE]))
    path.write_text(path.read_text(encoding="utf-8").replace('"collaborator"', '"guarded"'), encoding="utf-8")
    with pytest.raises(RecordError, match=r"found counterpart 'guarded' in its header, expected 'collaborator'"):
        ready(tmp_path).attempts()


def test_moves_that_count_are_those_at_this_variant(tmp_path: Path):
    """A list of moves is replayed at the deal's own numbers, so an attempt at others lends it none."""
    record(tmp_path, (EXAMPLE, [OFFER, LEAVE]), (KEYS[0], [ASK, LEAVE]))
    deal = ready(tmp_path)
    assert deal.moves() == [OFFER, LEAVE]
    assert deal.at(KEYS[0]).moves() == [ASK, LEAVE]


def test_an_own_sheet_holds_for_one_variant(tmp_path: Path):
    """A score sheet that the learner builds and fresh numbers exclude each other; the author is told."""
    with pytest.raises(ExerciseError, match=r"make_ready\('meso'\): found fresh=True with builds_sheet=True"):
        ready(tmp_path, builds_sheet=True)
