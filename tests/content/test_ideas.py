"""Every idea of the texts that the course rests on is taught, practised and graded where the guide says so."""

import re

import pytest

from tests.content.notebooks import ASSIGNMENTS, LESSONS, ROOT, answered_by, read

GUIDE = (ROOT / "docs" / "teaching.md").read_text(encoding="utf-8")
PARAGRAPHS = [f"1.{n}" for n in range(1, 16)] + [f"2.{n}" for n in range(1, 14)]
"""Of both texts, in order."""
ROW = re.compile(r"^\| (\d\.\d+) [^|]+\| ([^|]*)\| ([^|]*)\| ([^|]*)\|$", flags=re.MULTILINE)
HEADINGS = {
    path.stem[:2]: [
        cell["source"].splitlines()[0].lstrip("# ").partition(" (optional")[0]
        for cell in read(path)["cells"]
        if cell["cell_type"] == "markdown" and cell["source"].startswith("## ")
    ]
    for path in LESSONS
}
PRACTISED = {name for path in LESSONS for name in answered_by(read(path))}
GRADED = {name for path in ASSIGNMENTS for name in answered_by(read(path))}


def idea_faults(guide: str) -> list[str]:
    """What the guide's table leaves out, or names that is not there."""
    rows = ROW.findall(guide)
    found = [] if [row[0] for row in rows] == PARAGRAPHS else ["its paragraphs are not those of the two texts"]
    for paragraph, taught, practised, graded in rows:
        lesson, _, places = taught.strip().partition(", ")
        if places == "later":
            continue
        named = re.findall(r"\*([^*]+)\*", places)
        missing = [heading for heading in named if heading not in HEADINGS.get(lesson, [])]
        missing += [name for name in re.findall("`([^`]+)`", practised) if name not in PRACTISED]
        missing += [name for name in re.findall("`([^`]+)`", graded) if name not in GRADED]
        found += [f"{paragraph}: there is no {each}" for each in missing]
        if not named or "`" not in practised or "`" not in graded:
            found.append(f"{paragraph} is not taught, practised and graded")
    return found


def test_every_idea_is_taught_practised_and_graded():
    """Lesson, heading, exercise and graded item of each paragraph are there; what comes later says so."""
    assert idea_faults(GUIDE) == []


@pytest.mark.parametrize(
    ("there", "spoilt", "fault"),
    [
        ("`value/stakes`", "`value/stake`", "1.3: there is no value/stake"),
        ("01, *A thousand pairs*", "01, *Ten thousand pairs*", "1.2: there is no Ten thousand pairs"),
        ("| `interests/own-sheet` |", "| `interests/needs` |", "1.5: there is no interests/needs"),
        ("| `value/pies` |", "| |", "1.2 is not taught, practised and graded"),
        ("| 2.13 ", "| 2.14 ", "its paragraphs are not those of the two texts"),
    ],
)
def test_a_table_with_a_gap_is_caught(there, spoilt, fault):
    """An exercise, a heading or an item that is not there; nothing graded; a paragraph left out."""
    assert there in GUIDE
    assert fault in idea_faults(GUIDE.replace(there, spoilt))
