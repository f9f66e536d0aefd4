"""Widgets where Python itself runs in the browser: None arrives, and a module out of reach is told kindly."""

import sys

import pytest

from grader.errors import RecordInUse
from grader.table import recorder
from grader.table.recorder import Recorder
from grader.widgets.browser import Kindly, OutOfReach, replaced


def test_every_none_is_replaced_however_deep():
    """None goes as the browser's null, wherever it stands; everything else as it was."""
    null = object()
    message = {"state": {"display": None, "width": "", "children": [None, {"index": None}]}, "buffers": (0, False)}
    expected = {"state": {"display": null, "width": "", "children": [null, {"index": null}]}, "buffers": [0, False]}
    assert replaced(message, null) == expected


def test_a_module_out_of_reach_is_told_in_a_sentence(monkeypatch):
    """An import that failed says what to do, without a traceback; whoever can do without it still notices."""
    monkeypatch.setattr(sys, "meta_path", [Kindly])
    monkeypatch.delitem(sys.modules, "pandas", raising=False)
    with pytest.raises(OutOfReach) as failed:
        __import__("pandas")
    (line,) = failed.value._render_traceback_()
    assert "run this cell again" in line
    assert "optional" in line
    assert isinstance(failed.value, ModuleNotFoundError)
    with pytest.raises(ModuleNotFoundError, match="No module named 'nowhere_at_all'"):
        __import__("nowhere_at_all")


def test_in_a_browser_a_record_is_written_whole_and_another_tab_is_noticed(monkeypatch, tmp_path):
    """Without locks: lines are added, a fragment goes, and a record that has grown elsewhere is left as it is."""
    monkeypatch.setattr(recorder, "IN_BROWSER", True)
    path = tmp_path / "moves" / "deal.jsonl"
    header = {"format": 1, "engine": 2, "deal": "deal", "counterpart": "guarded", "key": "example", "attempt": 1}
    first = Recorder(path)
    first.append(header)
    path.write_bytes(path.read_bytes()[:-1] + b'\n{"you"')
    elsewhere = Recorder(path)
    elsewhere.append({"prediction": {"sure": 50}})
    assert path.read_text().count("\n") == 2
    assert '"you"' not in path.read_text()
    before = path.read_bytes()
    latest = Recorder(path)
    path.write_bytes(before + b'{"you": {"accept": 0}}\n')
    with pytest.raises(RecordInUse, match="another tab"):
        latest.append({"prediction": {"sure": 60}})
    assert path.read_bytes() == before + b'{"you": {"accept": 0}}\n'
    assert not list(path.parent.glob(".*lock"))
