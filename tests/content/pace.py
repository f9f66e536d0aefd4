"""How long a lesson takes: reading, at a stated pace, and the minutes that each of its cells says it needs.

A cell says so in its metadata: ``"minutes": 3``. What is optional says so where it is read: a heading with "(optional, 5
minutes)" holds up to the next heading, a text that begins with "*Optional, 3 minutes.*" up to the next text.
"""

import re

from attrs import frozen

from tests.content.notebooks import Cell, Notebook, exercises_in

PACE = 200
"""Words a minute. An unhurried reader: Brysbaert (2019), Journal of Memory and Language 109, found 238 on average."""
TAKES_TIME = ("play(", "debrief(", "demonstration(", "replay(", "planning_sheet(", "score_sheet(", "before_after(")
OPTIONAL = re.compile(r"\(optional, (\d+) minutes?\)|\*Optional, (\d+) minutes?\.\*")
STATED = re.compile(r"^(\d+) minutes\b", flags=re.MULTILINE)
LEEWAY = 2
"""Minutes by which the core of a lesson may be shorter than stated; never longer."""


@frozen
class Part:
    """Cells that are taken together.

    Attributes:
        stated: minutes that it says of itself; None for the core.
        cells: in order.
    """

    stated: int | None
    cells: list[Cell]

    def minutes(self) -> float:
        """Reading and doing."""
        texts = [cell["source"] for cell in self.cells if cell["cell_type"] == "markdown"]
        words = sum(len(re.findall(r"\w[\w'\u2019.,-]*", text)) for text in texts)
        return words / PACE + sum(cell["metadata"].get("minutes", 0) for cell in self.cells)


def parts(notebook: Notebook) -> list[Part]:
    """The core, all of it in one, and then the optional parts."""
    core, found = Part(None, []), []
    now, by_heading = core, False
    for cell in notebook["cells"]:
        if cell["cell_type"] == "markdown":
            said = OPTIONAL.search(cell["source"])
            heading = cell["source"].startswith("#")
            if said:
                now, by_heading = Part(int(said[1] or said[2]), []), said[1] is not None
                found.append(now)
            elif heading or not by_heading:
                now = core
        now.cells.append(cell)
    return [core, *found]


def pace_faults(notebook: Notebook) -> list[str]:
    """Where the minutes that a lesson states are not those that it takes."""
    found = [
        f"{cell['id']} says nothing of its minutes"
        for cell in notebook["cells"]
        if cell["cell_type"] == "code" and _takes_time(cell) and "minutes" not in cell["metadata"]
    ]
    core, *optional = parts(notebook)
    whole = STATED.search(notebook["cells"][0]["source"])
    if whole is None:
        return [*found, "it does not say how many minutes it takes"]
    stated, counted = int(whole[1]), core.minutes()
    if not stated - LEEWAY <= counted <= stated:
        found.append(f"its core takes {counted:.1f} minutes, {stated} are stated")
    found += [
        f"{part.cells[0]['id']} takes {part.minutes():.1f} minutes, {part.stated} are stated"
        for part in optional
        if part.stated is not None and not part.stated - 1 <= part.minutes() <= part.stated
    ]
    return found


def _takes_time(cell: Cell) -> bool:
    return bool(exercises_in(cell["source"])) or any(name in cell["source"] for name in TAKES_TIME)
