"""The attack corpus: every way of cheating or breaking the marker that we know, and what each must get.

An attack is a right hand-in with one thing done to it. Most are cells: one TOML file each in ``attacks/``. What is done
to a notebook, a folder or a record is a function in ``attacks/notebooks.py``, ``files.py``, ``records.py`` or ``wires.py``.
"""

import json
import shutil
import tomllib
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from importlib import import_module
from pathlib import Path
from string import Template
from typing import Any, Literal

from attrs import field, frozen

from grader.lessons import meso

HERE = Path(__file__).with_name("attacks")
FULL: dict[str, float | None] = {f"{each.name.removeprefix('meso/')}-check": each.points for each in meso.GRADED}
FULL["reflection"] = None
"""What the hand-in earns that every attack is made from; the reflection is read by a person."""

Outcome = Literal["marked", "refused", "either"]
"""Marked with exactly the points it earned; not marked, with a sentence why; or one of the two, where neither is unfair."""
Harm = Literal["tells", "changes", "reaches", "kills", "stays", "stops", "earns", "runs"]
"""What an attack does where nothing holds it: see the table in ``attacks/README.md``."""
Build = Callable[[Path, Mapping[str, Any]], None]
"""Does the attack to the folder of a right hand-in; the mapping holds the names of `tests.marking.world.World.names`."""


@frozen
class Attack:
    """One attack, and what it must get.

    Attributes:
        name: also the student who hands it in.
        family: attacks of one kind.
        does: what it does, in a sentence.
        build: makes it from a right hand-in.
        outcome: what must become of it.
        earns: graded cell -> points, where they are not those of the right hand-in.
        may_lose: graded cells for which it may get less, or nothing, as when what it does ends its run.
        harm: what it does where nothing holds it, shown by a witness; "" without one.
        trace: part of the name of what it changes, where its harm is to change something.
        no_witness: why there is none.
        alone: whether its witness takes the others of its run with it.
        student: who hands it in, where that name is the attack.
    """

    name: str
    family: str
    does: str
    build: Build
    outcome: Outcome = "marked"
    earns: Mapping[str, float | None] = field(factory=dict)
    may_lose: tuple[str, ...] = field(default=(), converter=tuple)
    harm: Harm | Literal[""] = ""
    trace: str = ""
    no_witness: str = ""
    alone: bool = False
    student: str = field()

    @student.default
    def _named(self) -> str:
        return self.name

    def __attrs_post_init__(self) -> None:
        if bool(self.harm) == bool(self.no_witness):
            raise ValueError(f"{self.name}: give the harm that its witness shows, or say why it has none.")
        if (self.harm == "changes") != bool(self.trace):
            raise ValueError(f"{self.name}: what does it change? A trace belongs to this harm, and to no other.")
        if unknown := {*self.earns, *self.may_lose} - FULL.keys():
            raise ValueError(f"{self.name}: no graded cell is called {', '.join(sorted(unknown))}.")

    @property
    def honest(self) -> dict[str, float | None]:
        """The points that it earned by what is right in it, if it is marked at all."""
        return dict.fromkeys(FULL, 0.0) if self.outcome == "refused" else {**FULL, **self.earns}

    def unfair(self, points: Mapping[str, float | None]) -> dict[str, float | None]:
        """Which of these points are not what it must get."""

        def fair(name: str) -> bool:
            given, honest = points.get(name), self.honest[name]
            if name in self.may_lose and given is not None and honest is not None:
                return 0 <= given <= honest
            return name in points and given == honest

        return {name: points.get(name) for name in {**self.honest, **points} if name not in FULL or not fair(name)}

    def hand_in(self, right: Path, folder: Path, names: Mapping[str, Any]) -> None:
        """Put it where hand-ins are taken in, made from a copy of the right one."""
        shutil.copytree(right, folder)
        self.build(folder, names)


RIGHT = Attack(
    "right", "none", "Everything right, and nothing else.", lambda folder, names: None, no_witness="No attack."
)
"""What nothing was done to: no harm may be seen in it."""

MADE: list[Attack] = []
"""What the modules in ``attacks/`` have registered."""


def attack(family: str, **given: Any) -> Callable[[Build], Build]:
    """Register a function as an attack, named as the function, its docstring what it does."""

    def registered(build: Build) -> Build:
        MADE.append(Attack(build.__name__.replace("_", "-"), family, build.__doc__ or "", build, **given))
        return build

    return registered


def corpus() -> list[Attack]:
    """All attacks by name."""
    for module in ("notebooks", "files", "records", "wires"):
        import_module(f"tests.marking.attacks.{module}")
    return sorted([*map(_read, HERE.glob("*.toml")), *MADE], key=lambda attack: attack.name)


def _read(path: Path) -> Attack:
    """An attack by a cell: where its source goes, and the rest as `Attack` has it."""
    given = tomllib.loads(path.read_text(encoding="utf-8"))
    source, cell, place = given.pop("source"), given.pop("cell", "plan"), given.pop("place", "after")
    unanswered = given.pop("unanswered", [])

    def build(folder: Path, names: Mapping[str, Any]) -> None:
        code = Template(source).substitute(names)
        with notebook_in(folder) as notebook:
            for name in unanswered:
                graded(notebook, name)["source"] = f"{STUBS[name]}  # not done"
            answered = graded(notebook, cell)
            before = "" if place == "instead" else text_of(answered)
            answered["source"] = f"{before}\n{code}".lstrip("\n")

    return Attack(name=path.stem, build=build, **given)


STUBS = {
    "equal-offers": "packages = {}",
    "ruled-out": "ruled_out = ['...']",
    "improve": "package = {}",
    "plan": "plan = ['...']",
}
"""An answer cell in which nothing is answered, and which is not as it was handed out either."""


@contextmanager
def notebook_in(folder: Path) -> Iterator[dict[str, Any]]:
    """The notebook of a hand-in as JSON, written back afterwards."""
    path = folder / "meso.ipynb"
    notebook = json.loads(path.read_text(encoding="utf-8"))
    yield notebook
    path.write_text(json.dumps(notebook), encoding="utf-8")


def graded(notebook: dict[str, Any], name: str) -> dict[str, Any]:
    """The cell with nbgrader's name."""
    return next(cell for cell in notebook["cells"] if cell["metadata"].get("nbgrader", {}).get("grade_id") == name)


def text_of(cell: dict[str, Any]) -> str:
    """A cell's source, which a file may hold in lines."""
    return cell["source"] if isinstance(cell["source"], str) else "".join(cell["source"])
