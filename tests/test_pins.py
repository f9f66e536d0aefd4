"""The versions: ranges in pyproject.toml, exact pins in constraints.txt."""

import re
import tomllib
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parents[1]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
LINES = (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines()
PINS = [line for line in LINES if not line.startswith("#")]


def test_every_pin_is_a_name_and_a_version():
    """constraints.txt holds names and exact versions: no address, no path, no option, nothing twice."""
    assert [pin for pin in PINS if not re.fullmatch(r"[A-Za-z0-9._-]+==[A-Za-z0-9.]+", pin)] == []
    assert not [line for line in LINES if "://" in line or "file:" in line]
    assert len({canonicalize_name(pin.split("==")[0]) for pin in PINS}) == len(PINS)


def test_every_requirement_has_a_pin_within_its_range():
    """Each range in pyproject.toml has its pin in constraints.txt, and the pin lies in the range."""
    pinned = {canonicalize_name(name): version for name, version in (pin.split("==") for pin in PINS)}
    extras = PROJECT["optional-dependencies"].values()
    for requirement in map(Requirement, [*PROJECT["dependencies"], *(text for extra in extras for text in extra)]):
        version = pinned.get(canonicalize_name(requirement.name))
        assert version is not None, f"constraints.txt has no line for {requirement.name}"
        assert requirement.specifier.contains(version), f"{requirement} does not admit the pinned {version}"


def test_the_rival_is_for_benchmarks_alone():
    """NegMAS is a peer to be measured against, under its own licence: nothing but the benchmarks may ask for it."""
    extras = PROJECT["optional-dependencies"].items()
    asking = {name for name, needed in extras if any(Requirement(text).name == "negmas" for text in needed)}
    assert asking == {"bench"}
    assert not [text for text in PROJECT["dependencies"] if Requirement(text).name == "negmas"]


def test_the_browsers_pandas_is_admitted():
    """The browser's Python brings pandas 3.0: what a learner installs must accept it."""
    (pandas,) = (needed for needed in map(Requirement, PROJECT["dependencies"]) if needed.name == "pandas")
    assert pandas.specifier.contains("3.0.0")
