"""The human figures are counted as they are defined: made dialogues, in the form of the CaSiNo files."""

import json

import pytest

from bench import humans

PRIORITIES = {
    "one": {"High": "Food", "Medium": "Water", "Low": "Firewood"},
    "two": {"High": "Water", "Medium": "Firewood", "Low": "Food"},
}


def dialogue(one_gets, accepted=True, priorities=PRIORITIES, satisfaction="Slightly satisfied"):
    """A dialogue in which `one` proposed to get these units of food, water and firewood."""
    split = dict(zip(("Food", "Water", "Firewood"), map(str, one_gets), strict=True))
    rest = {issue: str(humans.UNITS - int(units)) for issue, units in split.items()}
    deal = {"text": "Submit-Deal", "task_data": {"issue2youget": split, "issue2theyget": rest}, "id": "one"}
    end = {"text": "Accept-Deal" if accepted else "Walk-Away", "task_data": {}, "id": "two"}
    people = {
        who: {"value2issue": ranks, "outcomes": {"satisfaction": satisfaction}} for who, ranks in priorities.items()
    }
    return {"chat_logs": [deal, end], "participant_info": people}


def read(tmp_path, *dialogues):
    """The pairs in a folder that holds these dialogues."""
    (tmp_path / "casino_test.json").write_text(json.dumps(dialogues), encoding="utf-8")
    return list(humans.read_pairs(tmp_path))


@pytest.mark.parametrize(
    ("one_gets", "accepted", "captured"),
    [
        ((3, 0, 0), True, "all"),
        ((2, 1, 1), True, "part"),
        ((0, 3, 3), True, "none"),
        ((3, 0, 0), False, "no deal"),
    ],
)
def test_a_pair_captured_all_part_or_none(one_gets, accepted, captured, tmp_path):
    """Food to one, water and firewood to the other is the best there is; the reverse is worse than halving."""
    (pair,) = read(tmp_path, dialogue(one_gets, accepted))
    assert pair.trade
    assert (pair.even, pair.best) == (36, 42)
    assert pair.captured == captured


def test_people_who_want_the_same_have_nothing_to_trade(tmp_path):
    """With equal priorities every split is worth the same to the two together."""
    (pair,) = read(tmp_path, dialogue((1, 2, 1), priorities=dict.fromkeys(("one", "two"), PRIORITIES["one"])))
    assert not pair.trade


def test_without_the_dialogues_a_line_says_where_to_get_them(tmp_path, monkeypatch, capsys):
    """The benchmark is optional: no data, no failure."""
    monkeypatch.setattr("sys.argv", ["bench.humans", str(tmp_path)])
    humans.main()
    said, last = capsys.readouterr().out.strip().splitlines()
    assert "kushalchawla/CaSiNo" in said
    assert json.loads(last) == {}
