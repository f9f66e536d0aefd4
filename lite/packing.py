"""The packages of the site: few archives with compiled modules, and a lock file that names them.

The kernel asks for seven packages by name, each with a start of its own. Here they are there from the beginning, fetched at
once: IPython and all it needs in one archive, the widgets and the course in two others, and what nobody needs left out.
"""

import hashlib
import json
import re
import zipfile
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from attrs import frozen

SITE = "/lib/python3.14/site-packages"
"""Where packages lie in the browser."""
DISTRIBUTION = "https://cdn.jsdelivr.net/pyodide/v{version}/full/"
"""Pyodide's own home: pandas and its kind come from there, and only when a learner asks for them."""
UNUSED = re.compile(
    r"(^|/)(tests?|__pycache__)/|\.data/|^grader/(marking|learn|classroom|course)/|\.dist-info/"
    r"|^pygments/lexers/(?!__init__|_mapping|python|special|shell|text)"
)
"""Files that the browser never opens: tests, what needs a server, notebooks that the site has anyway, lexers of other languages."""


@frozen
class Package:
    """One archive of the site.

    Attributes:
        name: as the lock file has it.
        version: of the package that gives it its name.
        holds: distributions in it.
        imports: top-level modules that make a notebook load it.
    """

    name: str
    version: str
    holds: tuple[str, ...]
    imports: tuple[str, ...] = ()

    @property
    def file(self) -> str:
        """What the archive is called."""
        return f"{self.name.replace('-', '_')}-{self.version}-py3-none-any.whl"


def write(package: Package, wheels: Mapping[str, Path], place: Path) -> Path:
    """Put the wheels of a package into one archive, without what is `UNUSED`."""
    place.mkdir(parents=True, exist_ok=True)
    archive = place / package.file
    own = f"{package.name.replace('-', '_')}-{package.version}.dist-info"
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as target:
        for held in package.holds:
            with zipfile.ZipFile(wheels[held]) as source:
                for name in source.namelist():
                    if not name.endswith("/") and not UNUSED.search(name):
                        target.writestr(name, source.read(name))
        about = f"Metadata-Version: 2.1\nName: {package.name}\nVersion: {package.version}\n"
        target.writestr(f"{own}/METADATA", about)  # one archive, one distribution: Pyodide wants it so
        target.writestr(f"{own}/WHEEL", "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n")
    return archive


def by_name(wheels: Iterable[Path]) -> dict[str, Path]:
    """Wheels by the name of their distribution."""
    return {re.sub(r"[-_.]+", "-", wheel.name.split("-")[0]).lower(): wheel for wheel in wheels}


def lock(original: Path, packages: Mapping[Package, Path], version: str, *, depends: bool = False) -> str:
    """Pyodide's lock file with our archives in it; all others point to Pyodide's own home.

    Args:
        original: the lock file of this Pyodide.
        packages: our archives.
        version: of Pyodide.
        depends: whether they keep what they depend on there; else they are complete.
    """
    found = json.loads(original.read_text(encoding="utf-8"))
    home = DISTRIBUTION.format(version=version)
    ours = {held for package in packages for held in package.holds} | {package.name for package in packages}
    entries = {
        name: {**entry, "file_name": home + entry["file_name"]}
        for name, entry in found["packages"].items()
        if name not in ours
    }
    for entry in entries.values():
        entry["depends"] = [needed for needed in entry["depends"] if needed not in ours]
    for package, archive in packages.items():
        entries[package.name] = {
            "name": package.name,
            "version": package.version,
            "file_name": archive.name,
            "install_dir": "site",
            "sha256": hashlib.sha256(archive.read_bytes()).hexdigest(),
            "package_type": "package",
            "imports": list(package.imports),
            "depends": _depends(found["packages"], package, ours) if depends else [],
            "unvendored_tests": False,
        }
    return json.dumps({**found, "packages": dict(sorted(entries.items()))}, separators=(",", ":"))


def _depends(packages: Mapping[str, Any], package: Package, ours: set[str]) -> list[str]:
    known = packages.get(package.name, {}).get("depends", [])
    new = {"ipywidgets": ["comm", "ipython"], "ipython": ["ipython-pygments-lexers", "jedi"]}.get(package.name, [])
    return [needed.replace("_", "-") for needed in [*known, *new] if needed.replace("_", "-") in ours]
