"""What the site is made of, fetched by the ordinary clients at the versions pinned in this folder."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).parent
ROOT = HERE.parent
CORE = ("pyodide.mjs", "pyodide.asm.mjs", "pyodide.asm.wasm", "pyodide-lock.json", "python_stdlib.zip")
"""The files of Pyodide that a browser asks for."""
PYTHON = "3.14"
"""The browser's Python."""


def pyodide(work: Path) -> Path:
    """Fetch Pyodide's core from the npm registry, its sums checked by npm; the folder with the files."""
    npm = shutil.which("npm")
    if npm is None:
        sys.exit(
            "The browser site needs npm, which fetches Python for the browser. On Debian and Ubuntu: apt install npm"
        )
    place = work / "npm"
    place.mkdir(parents=True, exist_ok=True)
    for name in ("package.json", "package-lock.json"):
        shutil.copy(HERE / name, place)
    _run([npm, "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"], place)
    return place / "node_modules" / "pyodide"


def wheels(work: Path, listed: str = "browser.txt") -> list[Path]:
    """Fetch the pure wheels of a list in this folder from the package index that pip is set to use."""
    place = work / "wheels"
    if place.exists():
        shutil.rmtree(place)
    target = ["--python-version", PYTHON, "--implementation", "py", "--platform", "any", "--abi", "none"]
    pip = [sys.executable, "-m", "pip", "--quiet", "--disable-pip-version-check"]
    pins = str(HERE / listed)
    _run([*pip, "download", "--no-deps", "--only-binary=:all:", *target, "--dest", str(place), "-r", pins], ROOT)
    return sorted(place.glob("*.whl"))


def ours(work: Path) -> Path:
    """Build the course's own wheel from this tree."""
    place = work / "ours"
    if place.exists():
        shutil.rmtree(place)
    pip = [sys.executable, "-m", "pip", "--quiet", "--disable-pip-version-check"]
    _run([*pip, "wheel", "--no-deps", "--no-build-isolation", "--wheel-dir", str(place), str(ROOT)], ROOT)
    (wheel,) = place.glob("*.whl")
    return wheel


def precompiled(pyodide_folder: Path, jobs: list[tuple[Path, Path, str]]) -> None:
    """Compile the modules in archives, by the Python that will run them.

    Args:
        pyodide_folder: that Python.
        jobs: archive, where to write it compiled, and where its modules will lie in the browser.
    """
    listed = pyodide_folder.parent / "jobs.json"
    listed.write_text(
        json.dumps([{"from": str(a), "to": str(b), "root": root} for a, b, root in jobs]), encoding="utf-8"
    )
    _run(["node", str(HERE / "precompile.mjs"), f"{pyodide_folder}{os.sep}", str(listed)], ROOT)


def _run(command: list[str], folder: Path) -> None:
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    if done.returncode:
        sys.exit(
            f"`{' '.join(command[:4])} ...` failed while the site was built:\n{done.stdout[-1500:]}{done.stderr[-3000:]}"
        )
