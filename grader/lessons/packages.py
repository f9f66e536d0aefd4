"""Reading packages as learners write them: by label or id, whatever the case and spacing."""

from collections.abc import Mapping
from itertools import chain, count
from string import ascii_uppercase

from grader.check import Miss
from grader.check.claims import mapping, matched
from grader.deal import Case, Package

Packages = dict[str, Package]
"""A learner's name for each package -> the package."""


def read_package(answer: object, case: Case, name: str = "your package") -> Package:
    """One package: an option for every issue. Miss if an issue is missing or an option unknown."""
    said = mapping(answer, name)
    issues = {issue.id: issue.label for issue in case.issues}
    package: Package = {}
    for key, value in said.items():
        issue = case.issue(matched(key, issues, name))
        if issue.id in package:
            raise Miss(
                expected=f"{issue.label.lower()} once in {name}", got="it twice", hint="Which of the two counts?"
            )
        labels = {option.id: option.label for option in issue.options}
        package[issue.id] = matched(value, labels, f"{name}, {issue.label.lower()}")
    missing = [label.lower() for issue, label in issues.items() if issue not in package]
    if missing:
        raise Miss(
            expected=f"an option for every issue in {name}",
            got=f"nothing for {' and '.join(missing)}",
            hint="What would this package say about the rest?",
        )
    return {issue: package[issue] for issue in issues}


def read_packages(answer: object, case: Case) -> Packages:
    """Several packages, each with a name; a plain list is named A, B, C."""
    said: Mapping[str, object]
    if isinstance(answer, list):
        said = dict(zip(chain(ascii_uppercase, map(str, count(27))), answer, strict=False))
    else:
        said = mapping(answer, "your packages")
    if not said:
        raise Miss(expected="two or three packages", got="none", hint="What could you sign?")
    return {name: read_package(package, case, f"package {name}") for name, package in said.items()}


def apart(one: Package, other: Package) -> int:
    """On how many issues two packages differ."""
    return sum(one[issue] != other[issue] for issue in one)
