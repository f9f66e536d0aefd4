"""The layer test: which part of ``grader`` may import which, held against the code."""

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]

CORE = ("deal", "table", "players", "debrief", "market", "charts", "check", "lessons", "planning")
EVERYTHING = (*CORE, "progress", "marking", "classroom", "learn", "errors")

# A part, and the parts it may import. `grader` itself (the version) is open to all.
MAY_IMPORT: dict[str, tuple[str, ...]] = {
    "errors": (),
    "deal": ("errors",),
    "table": ("deal", "errors"),
    "players": ("table", "deal", "errors"),
    "debrief": ("table", "deal", "errors"),
    "market": ("deal", "table", "players", "debrief", "errors"),
    "charts": ("deal", "table", "debrief", "errors"),
    "check": ("errors",),
    "lessons": (*CORE, "errors"),
    "planning": ("deal", "errors"),
    "progress": ("check", "debrief", "lessons", "table", "deal", "errors"),
    "widgets": (*CORE, "progress", "errors"),
    "marking": ("charts", "check", "lessons", "table", "errors"),
    "classroom": EVERYTHING,
    "learn": ("errors",),
    "doctor": ("deal", "marking", "errors"),
    "mark": ("marking", "errors"),
    "feedback": ("charts", "marking", "errors"),
    "__main__": EVERYTHING,
    "__init__": (),
}

# The same inside of a part that is large enough to have parts of its own.
INSIDE: dict[str, dict[str, tuple[str, ...]]] = {
    "marking": {
        "job": (),
        "light": (),
        "doubts": (),
        "rooms": ("job", "light"),
        "course": ("job", "light"),
        "steps": ("doubts", "feedback"),
        "handins": ("course", "doubts", "job", "steps"),
        "crew": ("course", "handins", "job", "light", "rooms"),
        "feedback": ("course", "crew", "light"),
        "__init__": (),
    },
}

# Imported by one part alone, even inside a function.
ONLY_IN = {"ipywidgets": "widgets"}

# Not loaded by importing the core: it starts in milliseconds, and runs in a browser that has none of these.
HEAVY = ("pandas", "numpy", "IPython", "ipywidgets", "cattrs")


def imported_modules(tree: ast.Module, package: tuple[str, ...]) -> Iterator[tuple[int, str]]:
    """Yield line and full name of whatever a module of ``package`` imports, inside functions too."""
    for node in ast.walk(tree):
        match node:
            case ast.Import():
                yield from ((node.lineno, alias.name) for alias in node.names)
            case ast.ImportFrom():
                base = package[: len(package) - node.level + 1] if node.level else ()
                stem = ".".join([*base, *([node.module] if node.module else [])])
                yield from ((node.lineno, f"{stem}.{alias.name}") for alias in node.names)
            case ast.Call(
                func=ast.Name(id="import_module") | ast.Attribute(attr="import_module"),
                args=[ast.Constant(value=str(name)), *_],
            ):
                yield node.lineno, name


def broken_rules(root: Path) -> list[str]:
    """Name every import in ``root/grader`` that the table forbids, as ``file:line: sentence``."""
    broken = []
    for path in sorted((root / "grader").rglob("*.py")):
        place = path.relative_to(root)
        part = place.parts[1].removesuffix(".py")
        if part not in MAY_IMPORT:
            broken.append(f"{place}: `{part}` has no row in MAY_IMPORT; add one to tests/test_layers.py")
            continue
        for line, name in imported_modules(ast.parse(path.read_text(encoding="utf-8")), place.parent.parts):
            top, _, rest = name.partition(".")
            other = rest.partition(".")[0]
            if top in ONLY_IN and part != ONLY_IN[top]:
                broken.append(f"{place}:{line}: only {ONLY_IN[top]} imports {top}")
            elif top == "grader" and other in MAY_IMPORT and other not in (part, *MAY_IMPORT[part]):
                broken.append(f"{place}:{line}: {part} may not import {other}")
            elif top == "grader" and other == part in INSIDE and len(place.parts) > 2:
                broken.extend(_broken_inside(INSIDE[part], place, line, rest.partition(".")[2]))
    return broken


def _broken_inside(may_import: dict[str, tuple[str, ...]], place: Path, line: int, name: str) -> Iterator[str]:
    inner, other = place.parts[2].removesuffix(".py"), name.partition(".")[0]
    if other in may_import and other not in (inner, *may_import.get(inner, ())):
        yield f"{place}:{line}: {'.'.join(place.parts[1:-1])} may not import {other}"


def core_modules(root: Path) -> list[str]:
    """Name every module of the core, dotted."""
    paths = [path for part in CORE for path in sorted((root / "grader" / part).rglob("*.py"))]
    return [".".join(path.relative_to(root).with_suffix("").parts).removesuffix(".__init__") for path in paths]


def heavy_after(modules: list[str], root: Path) -> set[str]:
    """Import these modules in a fresh Python started in ``root``, and name the heavy ones it then holds."""
    program = f"import sys, importlib\nfor name in {modules!r}: importlib.import_module(name)\nprint(*sys.modules)"
    run = subprocess.run([sys.executable, "-c", program], cwd=root, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stderr
    return set(HEAVY) & set(run.stdout.split())


def write_tree(root: Path, files: dict[str, str]) -> Path:
    """Write a small ``grader`` package to break rules in."""
    for name, text in {"grader/__init__.py": "", **files}.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text, encoding="utf-8")
    return root


def test_every_part_imports_only_what_lies_below_it():
    """Every part of the package imports only what the design allows it."""
    assert broken_rules(ROOT) == []


@pytest.mark.parametrize(
    ("file", "text", "verdict"),
    [
        ("deal/case.py", "from grader.table import moves", ":1: deal may not import table"),
        ("deal/case.py", "from grader import widgets", ":1: deal may not import widgets"),
        ("deal/case.py", "from ..players.voice import speak", ":1: deal may not import players"),
        ("debrief/value.py", "def f():\n    import grader.players", ":2: debrief may not import players"),
        ("lessons/meso.py", "from importlib import import_module as i\nimport grader.widgets", ":2: lessons may not"),
        ("lessons/meso.py", "import importlib\nimportlib.import_module('grader.widgets')", ":2: lessons may not"),
        ("check/card.py", "def f():\n    import ipywidgets", ":2: only widgets imports ipywidgets"),
        ("learn/server.py", "from grader.classroom import report", ":1: learn may not import classroom"),
        ("marking/rooms/warm.py", "import grader.marking.course", ":1: marking.rooms may not import course"),
        ("marking/job.py", "def f():\n    from grader.marking import crew", ":2: marking may not import crew"),
        ("utils.py", "", "`utils` has no row in MAY_IMPORT"),
    ],
)
def test_a_forbidden_import_is_named_with_its_place(tmp_path, file, text, verdict):
    """A forbidden import is named with its file and line, however it is written."""
    (found,) = broken_rules(write_tree(tmp_path, {f"grader/{file}": text}))
    assert found.startswith(str(Path("grader", file)))
    assert verdict in found


def test_an_allowed_import_passes(tmp_path):
    """What the design allows passes: the version, the part itself, the parts below."""
    text = "from grader import __version__\nfrom grader.table.moves import Offer\nfrom .base import Player\nimport grader.deal"
    assert broken_rules(write_tree(tmp_path, {"grader/players/caver.py": text})) == []


def test_the_core_loads_nothing_heavy():
    """Importing all of the core loads neither pandas nor IPython nor anything else a browser would miss."""
    assert heavy_after(["grader", *core_modules(ROOT)], ROOT) == set()


def test_the_command_line_starts_light():
    """`python -m grader learn` loads nothing heavy before it starts JupyterLab."""
    assert heavy_after(["grader.__main__", "grader.learn"], ROOT) == set()


def test_the_package_alone_loads_nothing_else_of_ours():
    """``import grader`` loads the package and none of its parts."""
    program = "import sys, grader; print(*(name for name in sys.modules if name.startswith('grader.')))"
    run = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=True)
    assert run.stdout.split() == []


def test_a_heavy_import_in_the_core_is_noticed(tmp_path):
    """A core module that imports something heavy, at whatever depth, is noticed."""
    files = {
        "grader/deal/__init__.py": "",
        "grader/deal/frontier.py": "from . import slow",
        "grader/deal/slow.py": "import pandas",
    }
    root = write_tree(tmp_path, files)
    assert "grader.deal.frontier" in core_modules(root)
    assert heavy_after(["grader.deal.frontier"], root) == {"pandas", "numpy"}
