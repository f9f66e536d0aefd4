"""docs/authoring.md as an author follows it: a deal and a counterpart from outside the package, played like any other."""

import re
from pathlib import Path

import pytest

from grader.__main__ import main
from grader.deal import Case, variant
from grader.deal.case import CASES, known_cases
from grader.deal.lines import KINDS
from grader.errors import CaseError
from grader.lessons.own import own_deal
from grader.players.base import Person
from grader.table.record import read_record
from grader.table.recorder import Recorder
from grader.widgets.place import Place
from tests.widgets.conftest import buttons, press, text

PAGE = (Path(__file__).parents[1] / "docs" / "authoring.md").read_text(encoding="utf-8")
CODE = re.findall(r"^```python\n(.*?)^```", PAGE, flags=re.DOTALL | re.MULTILINE)


@pytest.fixture
def outside(tmp_path, monkeypatch):
    """A folder of an author's own with one deal, the bicycle; the course knows of it."""
    folder = tmp_path / "deals"
    folder.mkdir()
    desk = (CASES / "first-minute.toml").read_text(encoding="utf-8")
    (folder / "bicycle.toml").write_text(desk.replace('title = "A desk by Friday"', 'title = "A bicycle"'), "utf-8")
    monkeypatch.setenv("GRADER_CASES", str(folder))
    yield folder
    for recorder in list(Recorder._open.values()):
        recorder.close()


def hurried() -> Person:
    """The counterpart of the page, made by running the page's own code."""
    (code,) = [block for block in CODE if "class Hurried" in block]
    made: dict[str, type[Person]] = {}
    exec(code, made)
    return made["Hurried"]()


def test_a_deal_from_a_folder_of_its_own_is_a_case_like_any_other(outside):
    """It is known by its name, read, varied and measured; without the folder nobody knows it."""
    assert Case.load("bicycle").title == "A bicycle"
    assert variant(Case.load("bicycle"), "k7mx-2pqa").issues[0].id == "price"
    assert known_cases()["bicycle"] == outside / "bicycle.toml"


def test_a_deal_that_is_nowhere_is_named_with_what_to_do(monkeypatch):
    """The message lists what there is, and says how to name a folder."""
    monkeypatch.delenv("GRADER_CASES", raising=False)
    with pytest.raises(CaseError, match=r"bicycle\.toml: found no such case file.*name your folder in GRADER_CASES"):
        Case.load("bicycle")


def test_a_counterpart_and_a_deal_from_outside_are_played_like_any_other(outside, tmp_path):
    """Somebody predicts, sits down and signs; the record names the counterpart and replays to the same end."""
    deal = own_deal("bicycle", against=hurried(), key="example", folder=tmp_path)
    place = Place(deal)
    form = place.table.prediction
    form.top.value, form.sure.value, form.value.value = "day", "50 %", "60"
    form.button.click()
    assert "A bicycle" in text(place)
    press(place, "Accept their offer")
    press(place, "Yes, sign it")
    assert "You agreed on" in text(place)
    assert not any(name.startswith("Accept") for name in buttons(place))
    (attempt,) = read_record(deal.path).attempts
    assert attempt.header["counterpart"] == "hurried"
    assert deal.replayed(attempt)[0].deal is not None


def test_the_doctor_measures_every_case(outside, capsys):
    """All cases get a line, those from outside too; what is weak is said below."""
    assert main(["doctor", "--cases"]) == 0
    printed = capsys.readouterr().out
    assert all(f"\n{name} " in printed for name in known_cases())
    assert "used-van: nothing to gain over an even split" in printed
    assert "shared-warehouse: the best joint deal is lopsided" in printed


def test_the_doctor_names_a_case_it_can_t_read(outside, capsys):
    """The mistake is named with its place, the other cases are measured all the same, and the call fails."""
    content = (outside / "bicycle.toml").read_text(encoding="utf-8")
    (outside / "broken.toml").write_text(content.replace("rounds = 6", "rounds = -1"), encoding="utf-8")
    assert main(["doctor", "--cases", "bicycle", "broken"]) == 1
    printed = capsys.readouterr().out
    assert "broken.toml: found rounds = -1, expected a whole number from 1 to 100. Change `rounds`." in printed
    assert "\nbicycle " in printed


def test_the_page_names_only_kinds_and_files_there_are():
    """Every file it points to exists, and the kinds of line it mentions do too."""
    for path in re.findall(r"`((?:grader|tests|source|course)/[\w/.*-]+)`", PAGE):
        if not re.search(r"NAME|my-|\*", path):
            assert (Path(__file__).parents[1] / path).exists(), path
    assert set(re.findall(r"`(offer-\w+)`", PAGE)) <= set(KINDS)
