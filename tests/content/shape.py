"""What every notebook of the course keeps to. Each function says what is wrong, in a list that should be empty."""

import re
from itertools import pairwise
from pathlib import Path

from tests.content.notebooks import Notebook, code_cells, exercises_in

MOST_WORDS = 60
MOST_BETWEEN = 5
OPENING = 0.15
LINK = re.compile(r"\[[^\]]*\]\(([^)\s]+)\)")
ONE_WORLD = re.compile(r"^\s*[%!]|\b(pyodide\w*|piplite|micropip|emscripten|sys\.platform)\b", re.MULTILINE)
NAMED_FILE = re.compile(r"`([\w./-]+\.(?:md|ipynb|toml))`")


def frame_faults(notebook: Notebook) -> list[str]:
    """Kernel, format, ids: what a notebook needs to open without a question anywhere."""
    found = []
    kernel = notebook["metadata"].get("kernelspec", {}).get("name")
    if kernel != "python3":
        found.append(f"its kernel is {kernel}, not python3")
    if (notebook["nbformat"], notebook["nbformat_minor"]) != (4, 5):
        found.append("its format is not 4.5")
    ids = [cell.get("id") for cell in notebook["cells"]]
    found += [f"cell {place} has no id" for place, name in enumerate(ids) if not name]
    found += [f"two cells are called {name}" for name in sorted({name for name in ids if name and ids.count(name) > 1})]
    return found


def output_faults(notebook: Notebook) -> list[str]:
    """A lesson is stored as nobody has run it."""
    return [
        f"{cell['id']} holds what a run left"
        for cell in code_cells(notebook)
        if cell.get("outputs") or cell.get("execution_count") is not None
    ]


def world_faults(notebook: Notebook) -> list[str]:
    """One notebook serves an installed course, Binder and the browser: it installs nothing, and never asks where it runs."""
    return [
        f"{cell['id']} is for one world only: {found[0]}"
        for cell in code_cells(notebook)
        if (found := ONE_WORLD.search(cell["source"]))
    ]


def rhythm_faults(notebook: Notebook, fewest: int = 1) -> list[str]:
    """The first exercise comes early, the next one soon, and there are enough."""
    cells = notebook["cells"]
    places = [at for at, cell in enumerate(cells) if cell["cell_type"] == "code" and exercises_in(cell["source"])]
    if len(places) < fewest:
        return [f"{len(places)} exercises, fewer than {fewest}"]
    found = []
    if places[0] > OPENING * len(cells):
        found.append(f"the first exercise is cell {places[0]} of {len(cells)}")
    found += [
        f"{later - earlier - 1} cells between {cells[earlier]['id']} and {cells[later]['id']}"
        for earlier, later in pairwise(places)
        if later - earlier - 1 > MOST_BETWEEN
    ]
    return found


def unanswered_faults(notebook: Notebook) -> list[str]:
    """Every exercise cell of a lesson waits for its answer: a `...` in a template."""
    return [
        f"{cell['id']} holds no `...`"
        for cell in code_cells(notebook)
        if exercises_in(cell["source"]) and "..." not in cell["source"]
    ]


def prose_faults(notebook: Notebook) -> list[str]:
    """A text cell says one thing, in at most sixty words; a table is not counted, nor an answer that somebody writes."""
    found = []
    for cell in notebook["cells"]:
        answer = cell["metadata"].get("nbgrader", {}).get("solution", False)
        if cell["cell_type"] == "markdown" and not answer:
            lines = [line for line in cell["source"].splitlines() if not line.lstrip().startswith("|")]
            words = re.findall(r"\w[\w'.,-]*", " ".join(lines))
            if len(words) > MOST_WORDS:
                found.append(f"{cell['id']} has {len(words)} words")
    return found


def link_faults(notebook: Notebook, folder: Path) -> list[str]:
    """Every file that a text cell links to or names lies beside the notebook."""
    text = "\n".join(cell["source"] for cell in notebook["cells"] if cell["cell_type"] == "markdown")
    return text_link_faults(text, folder)


def text_link_faults(text: str, folder: Path) -> list[str]:
    """The same for any text. Addresses elsewhere are not followed."""
    named = {*LINK.findall(text), *NAMED_FILE.findall(text)}
    return [
        f"there is no {target}"
        for target in sorted(named)
        if not target.startswith(("http", "#", "mailto:")) and not (folder / target.partition("#")[0]).exists()
    ]


def term_faults(notebook: Notebook, glossary: str) -> list[str]:
    """Every word that a notebook sends its reader to the glossary for is explained there."""
    text = "\n".join(cell["source"] for cell in notebook["cells"] if cell["cell_type"] == "markdown")
    entries = " ".join(re.findall(r"^\*\*(.+?)\.\*\*", glossary, flags=re.MULTILINE)).casefold()
    line = re.search(r"\*\*Words:\*\* (.+?): see .*\bglossary\.md\b", text)
    if line is None:
        return ["it names no words of the glossary"]
    words = [word for part in line[1].split(",") for word in re.split(r"[()]", part) if word.strip()]
    return [f"{word.strip()} is not explained" for word in words if word.strip().casefold() not in entries]
