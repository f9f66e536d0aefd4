"""The shape of a lesson, and a broken lesson for each rule."""

import copy
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.content.notebooks import ASSIGNMENTS, LESSONS, ROOT, Notebook, cell_of, read, written
from tests.content.shape import (
    frame_faults,
    link_faults,
    output_faults,
    prose_faults,
    rhythm_faults,
    term_faults,
    text_link_faults,
    unanswered_faults,
    world_faults,
)

FEWEST = {path.stem: 5 for path in LESSONS if path.stem != "00-start-here"}
GLOSSARY = (ROOT / "course" / "glossary.md").read_text(encoding="utf-8")
ROW = re.compile(r"\[([^\]]+)\]\(([\w-]+\.ipynb)\).*\|\s*(\d+)\s*\|")
PAGES = sorted((ROOT / "course").glob("*.md"))


def lesson_faults(path: Path) -> list[str]:
    """Everything that is wrong with a lesson."""
    notebook = read(path)
    return [
        *frame_faults(notebook),
        *output_faults(notebook),
        *world_faults(notebook),
        *rhythm_faults(notebook, FEWEST.get(path.stem, 3)),
        *unanswered_faults(notebook),
        *prose_faults(notebook),
        *link_faults(notebook, ROOT / "course"),
        *term_faults(notebook, GLOSSARY),
    ]


def style_faults(path: Path) -> str:
    """What ruff would format or complain of in the code of a notebook, by the settings of this project."""
    commands = (["format", "--check"], ["check", "--no-cache"])
    settings = ["--config", str(ROOT / "pyproject.toml")]
    runs = [
        subprocess.run(
            [sys.executable, "-m", "ruff", *command, *settings, path], capture_output=True, text=True, check=False
        )
        for command in commands
    ]
    return "".join(run.stdout for run in runs if run.returncode)


def readme_faults(readme: str, lessons: list[Path]) -> list[str]:
    """Where the table of lessons and the lessons themselves disagree: title, file, minutes."""
    rows = {file: (title, minutes) for title, file, minutes in ROW.findall(readme)}
    found = [f"{file} is in the table only" for file in rows if file not in {path.name for path in lessons}]
    for path in lessons:
        head = read(path)["cells"][0]["source"]
        title, minutes = rows.get(path.name, ("", ""))
        if not title:
            found.append(f"{path.name} is missing from the table")
        elif f"· {title}\n" not in head or f"{minutes} minutes" not in head:
            found.append(f"{path.name} says another title or other minutes than the table")
    return found


@pytest.mark.parametrize("path", LESSONS, ids=lambda path: path.stem)
def test_a_lesson_keeps_its_shape(path):
    """Kernel, ids, no outputs, exercises early and often, short texts, words explained, links that lead somewhere."""
    assert lesson_faults(path) == []


@pytest.mark.parametrize("path", [*LESSONS, *ASSIGNMENTS], ids=lambda path: path.stem)
def test_the_code_a_learner_sees_is_formatted(path):
    """Ruff has nothing to change in a notebook and nothing to say of it."""
    assert style_faults(path) == ""


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_of_the_course_pages_lead_somewhere(page):
    """Every file that a page of the course names is there."""
    assert text_link_faults(page.read_text(encoding="utf-8"), page.parent) == []


def test_the_table_of_lessons_agrees_with_the_lessons():
    """Title and minutes of each lesson stand in the course's table as the lesson says them."""
    assert readme_faults((ROOT / "course" / "README.md").read_text(encoding="utf-8"), LESSONS) == []


def test_a_table_that_disagrees_is_caught():
    """Other minutes, another title, a lesson too many or too few: each is named."""
    real = (ROOT / "course" / "README.md").read_text(encoding="utf-8")
    assert readme_faults(real.replace("| 20 |", "| 45 |"), LESSONS) == [
        "00-start-here.ipynb says another title or other minutes than the table"
    ]
    assert readme_faults(real.replace("[Start here]", "[Start]"), LESSONS) != []
    others = [f"{path.name} is in the table only" for path in LESSONS[1:]]
    assert readme_faults(real, LESSONS[:1]) == others
    assert readme_faults("", LESSONS[:1]) == ["00-start-here.ipynb is missing from the table"]


LESSON = ROOT / "course" / "04-meso.ipynb"


def _other_kernel(notebook: Notebook) -> None:
    notebook["metadata"]["kernelspec"]["name"] = "python"


def _older(notebook: Notebook) -> None:
    notebook["nbformat_minor"] = 4


def _no_id(notebook: Notebook) -> None:
    del notebook["cells"][3]["id"]


def _same_id(notebook: Notebook) -> None:
    notebook["cells"][3]["id"] = "title"


def _output(notebook: Notebook) -> None:
    cell_of(notebook, "odd")["outputs"] = [{"output_type": "stream", "name": "stdout", "text": "1"}]


def _count(notebook: Notebook) -> None:
    cell_of(notebook, "odd")["execution_count"] = 7


def _one_world(notebook: Notebook) -> None:
    cell_of(notebook, "odd")["source"] += "\n%pip install negotiation-course"


def _late(notebook: Notebook) -> None:
    notebook["cells"] = [cell for cell in notebook["cells"] if cell["id"] not in {"recall", "worth"}]


def _rare(notebook: Notebook) -> None:
    notebook["cells"].remove(cell_of(notebook, "compare"))


def _few(notebook: Notebook) -> None:
    notebook["cells"] = notebook["cells"][:16]


def _solved(notebook: Notebook) -> None:
    cell_of(notebook, "odd")["source"] = 'odd = "C"\n\nmeso.odd_one_out(odd, deal)'


def _long(notebook: Notebook) -> None:
    cell_of(notebook, "story")["source"] += " And so on." * 12


def _dead_link(notebook: Notebook) -> None:
    cell_of(notebook, "sources")["source"] += " See [the next](05-and.ipynb)."


def _dead_name(notebook: Notebook) -> None:
    cell_of(notebook, "sources")["source"] += " See `words.md`."


def _no_words(notebook: Notebook) -> None:
    cell_of(notebook, "sources")["source"] = "Sources."


def _odd_word(notebook: Notebook) -> None:
    cell = cell_of(notebook, "sources")
    cell["source"] = cell["source"].replace("package, target", "package, anchoring, target")


@pytest.mark.parametrize(
    ("break_it", "fault"),
    [
        (_other_kernel, "its kernel is python, not python3"),
        (_older, "its format is not 4.5"),
        (_no_id, "cell 3 has no id"),
        (_same_id, "two cells are called title"),
        (_output, "odd holds what a run left"),
        (_count, "odd holds what a run left"),
        (_one_world, "odd is for one world only: %"),
        (_late, "the first exercise is cell"),
        (_rare, "7 cells between equal-offers and ruled-out"),
        (_few, "3 exercises, fewer than 5"),
        (_solved, "odd holds no `...`"),
        (_long, "story has 8"),
        (_dead_link, "there is no 05-and.ipynb"),
        (_dead_name, "there is no words.md"),
        (_no_words, "it names no words of the glossary"),
        (_odd_word, "anchoring is not explained"),
    ],
)
def test_a_broken_lesson_is_caught(tmp_path, break_it, fault):
    """One rule broken, one fault named."""
    notebook = copy.deepcopy(read(LESSON))
    break_it(notebook)
    found = lesson_faults(written(notebook, tmp_path / LESSON.name))
    assert any(each.startswith(fault) for each in found), found


@pytest.mark.parametrize(("old", "new"), [("odd = ", "odd="), ("odd = ", "import os\nodd = ")])
def test_careless_code_is_caught(tmp_path, old, new):
    """A space left out, an import that nothing uses: ruff says so."""
    notebook = read(LESSON)
    cell = cell_of(notebook, "odd")
    cell["source"] = cell["source"].replace(old, new)
    assert style_faults(written(notebook, tmp_path / LESSON.name)) != ""
