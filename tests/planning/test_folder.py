"""Plans on the disk: saved whole, read as saved, and nothing of anybody's is ever overwritten unread."""

import json
import os

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from grader.deal import Case
from grader.errors import PlanError
from grader.planning import Plan, PlanFile, to_case
from grader.planning.folder import replace
from tests.planning.plans import ORDERS, PLANS

WHEN = "2026-05-04T09:30:12Z"


def saved(folder, plan=ORDERS, name="mine"):
    """A plan that was saved there."""
    file = PlanFile.open(name, folder)
    file.save(plan, lambda: WHEN)
    return file


def files(folder):
    """Names of the files in the folder of plans."""
    return sorted(path.name for path in (folder / "plans").iterdir())


def test_a_plan_is_three_files(tmp_path):
    """The plan, its page, and its deal, which reads as a case."""
    file = saved(tmp_path)
    assert files(tmp_path) == ["mine.json", "mine.md", "mine.toml"]
    assert json.loads(file.path.read_text(encoding="utf-8"))["saved"] == WHEN
    assert PlanFile.open("mine", tmp_path).plan == ORDERS
    assert Case.load(tmp_path / "plans/mine.toml").you.preferences == to_case(ORDERS).you.preferences


def test_the_deal_is_there_as_long_as_it_can_be_played(tmp_path):
    """A plan that lacks something has no deal beside it."""
    file = saved(tmp_path, Plan(line="Ask first"))
    assert files(tmp_path) == ["mine.json", "mine.md"]
    file.save(ORDERS)
    file.save(evolve(ORDERS, issues=()))
    assert files(tmp_path) == ["mine.json", "mine.md"]


def test_an_unchanged_plan_is_not_written_again(tmp_path):
    """The time of saving is that of the last change."""
    file = saved(tmp_path)
    file.save(ORDERS, lambda: "2027-01-01T00:00:00Z")
    assert json.loads(file.path.read_text(encoding="utf-8"))["saved"] == WHEN


def test_opening_writes_nothing(tmp_path):
    """Until something is written there is no file, and no folder."""
    PlanFile.open("mine", tmp_path)
    assert list(tmp_path.iterdir()) == []


@given(PLANS)
def test_every_plan_comes_back(tmp_path_factory, plan):
    """Whatever was planned is read as it was saved."""
    folder = tmp_path_factory.mktemp("plans")
    saved(folder, plan)
    file = PlanFile.open("mine", folder)
    assert (file.plan, file.notes) == (plan, ())


@pytest.mark.parametrize(
    "content",
    [b"", b"{", b"\xff\xfe", b"[]", b"{}", b"null", b"[" * 100_000, b'{"format": 1, "line": 7}', b"1" * 5_000],
)
def test_what_is_damaged_is_kept_under_another_name(tmp_path, content):
    """The file as it was lies beside it to the byte, the reader is told where, and the sheet goes on."""
    (tmp_path / "plans").mkdir()
    (tmp_path / "plans/mine.json").write_bytes(content)
    (tmp_path / "plans/mine.damaged-1.json").write_bytes(b"an earlier one")
    file = PlanFile.open("mine", tmp_path)
    assert (tmp_path / "plans/mine.damaged-2.json").read_bytes() == content
    assert (tmp_path / "plans/mine.damaged-1.json").read_bytes() == b"an earlier one"
    assert file.notes[-1] == "The file as it was is now plans/mine.damaged-2.json."
    file.save(ORDERS)
    again = PlanFile.open("mine", tmp_path)
    assert (again.plan, again.notes) == (ORDERS, ())


@given(st.binary(max_size=200))
def test_any_bytes_make_a_sheet_and_stay(tmp_path_factory, content):
    """Whatever lies there, the sheet opens, and the bytes are still on the disk."""
    folder = tmp_path_factory.mktemp("plans")
    (folder / "plans").mkdir()
    (folder / "plans/mine.json").write_bytes(content)
    PlanFile.open("mine", folder)
    assert content in [path.read_bytes() for path in (folder / "plans").glob("*.json")]


def test_good_fields_of_a_damaged_plan_go_on(tmp_path):
    """One field that can't be read loses no other."""
    file = saved(tmp_path)
    written = json.loads(file.path.read_text(encoding="utf-8"))
    file.path.write_text(json.dumps({**written, "target": "high"}), encoding="utf-8")
    again = PlanFile.open("mine", tmp_path)
    assert again.plan == evolve(ORDERS, target=None)
    assert "target: found 'high'" in again.notes[0]


def test_looking_changes_nothing(tmp_path):
    """Where nothing may be written, a damaged plan is named and left where it is."""
    (tmp_path / "plans").mkdir()
    (tmp_path / "plans/mine.json").write_bytes(b"{")
    assert PlanFile.peek("mine", tmp_path).notes
    assert files(tmp_path) == ["mine.json"]


def test_a_plan_changed_elsewhere_is_not_overwritten(tmp_path):
    """The later writer is told; if it insists, both are kept."""
    mine, other = saved(tmp_path), PlanFile.open("mine", tmp_path)
    other.save(evolve(ORDERS, line="theirs"))
    with pytest.raises(PlanError, match="changed elsewhere"):
        mine.save(evolve(ORDERS, line="mine"))
    assert PlanFile.open("mine", tmp_path).plan.line == "theirs"
    aside = mine.keep_mine(evolve(ORDERS, line="mine"))
    assert PlanFile.open("mine", tmp_path).plan.line == "mine"
    assert PlanFile.open(aside.stem, tmp_path).plan.line == "theirs"
    mine.save(evolve(ORDERS, line="mine again"))
    assert mine.keep_mine(evolve(ORDERS, line="mine still")) is None


@pytest.mark.parametrize("name", ["", "../up", "a/b", "a b", ".hidden", "x" * 71, 7, None, "mine.damaged-1"])
def test_a_name_that_is_no_name_is_refused(tmp_path, name):
    """A plan has a name of letters, digits and hyphens, and lies in its folder."""
    with pytest.raises(PlanError, match="planning sheet: found the name"):
        PlanFile.open(name, tmp_path)


def test_what_can_not_be_read_at_all_is_left_alone(tmp_path):
    """A folder, a link or a huge file in its place is named and stays."""
    (tmp_path / "plans/mine.json").mkdir(parents=True)
    (tmp_path / "plans/link.json").symlink_to(tmp_path / "elsewhere")
    (tmp_path / "plans/huge.json").write_bytes(b" " * 1_000_001)
    for name in ("mine", "link", "huge"):
        with pytest.raises(PlanError, match=name):
            PlanFile.open(name, tmp_path)
    assert files(tmp_path) == ["huge.json", "link.json", "mine.json"]


def test_a_failed_write_leaves_what_was_there(tmp_path, monkeypatch):
    """A full disk costs the change, not the plan, and leaves no draft behind."""
    file = saved(tmp_path)

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(PlanError, match="No space left"):
        file.save(evolve(ORDERS, line="more"))
    monkeypatch.undo()
    assert files(tmp_path) == ["mine.json", "mine.md", "mine.toml"]
    assert PlanFile.open("mine", tmp_path).plan == ORDERS
    file.save(evolve(ORDERS, line="more"))
    assert PlanFile.open("mine", tmp_path).plan.line == "more"


def test_each_content_of_a_deal_is_kept_for_its_records(tmp_path):
    """The deal as it was played stays when the plan changes; the same deal has the same file."""
    file = saved(tmp_path)
    first = file.rehearsed()
    was = first.read_bytes()
    file.save(evolve(ORDERS, target=80))
    assert file.rehearsed() == first
    file.save(ORDERS.with_issue(0, weight=80))
    second = file.rehearsed()
    assert second != first
    assert first.read_bytes() == was
    assert Case.load(second).id == second.stem == file.deal_name


def test_a_file_is_written_whole(tmp_path):
    """Nothing but the file itself is left in the folder."""
    replace(tmp_path / "new/file.txt", "text")
    assert [path.name for path in (tmp_path / "new").iterdir()] == ["file.txt"]
