"""``python -m grader doctor``: what this machine can do; with ``--cases``, the facts of each case and where one is weak."""

import argparse
import os
import platform
from importlib import metadata, util

from grader.deal.case import Case, known_cases
from grader.deal.facts import Facts, facts
from grader.errors import CaseError

HEAD = ("case", "packages", "both take", "frontier", "G", "correlation", "gap", "latent")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What the command takes."""
    parser.add_argument(
        "--cases",
        nargs="*",
        metavar="CASE",
        help="look at cases instead: names or files; none for all, those in the folders of GRADER_CASES included",
    )


def run(args: argparse.Namespace) -> int:
    """Say what this machine can do, or what the cases are like. Returns 1 if it can't teach, or a case can't be read."""
    return _machine() if args.cases is None else _cases(args.cases)


PARTS = {
    "learn": ("jupyterlab", "open the lessons", "make learn"),
    "teach": ("nbgrader", "hand out, mark and return assignments", "make setup"),
}
"""What somebody wants to do -> the package it takes, in words, and the command that installs it."""


def _machine() -> int:
    """Each thing the course can be used for, whether this machine can, and if not what would help."""
    print(f"Python {platform.python_version()} on {platform.system()}, {os.cpu_count()} cores")
    missing = 0
    for package, what, command in PARTS.values():
        there = util.find_spec(package) is not None
        missing += not there
        print(
            f"yes  {what}: {package} {metadata.version(package)}"
            if there
            else f"no   {what}: {package} is missing. {command}"
        )
    if missing:
        return 1
    from grader.marking.rooms import sandbox

    problem = sandbox.problem()
    if problem is None:
        print("yes  mark what strangers wrote: learners' code runs in a sandbox (bubblewrap)")
        return 0
    print(f"no   mark what strangers wrote: {problem}")
    print("     Until then `python -m grader mark` refuses, unless you take the risk with --trust-learners.")
    return 1


def _cases(names: list[str]) -> int:
    """Print a line of facts for each case, then what is weak or wrong. Returns 1 if a case can't be read."""
    found: list[tuple[str, Facts]] = []
    broken: list[str] = []
    for name in names or known_cases():
        try:
            found.append((str(name), facts(Case.load(name))))
        except CaseError as error:
            broken.append(str(error))
    rows = [HEAD, *(_row(name, measured) for name, measured in found)]
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    for first, *rest in rows:
        print("  ".join([first.ljust(widths[0]), *(text.rjust(w) for text, w in zip(rest, widths[1:], strict=True))]))
    print(
        "\nboth take: packages that both sides would sign. G = (Jmax - H) / H: what the best joint deal adds to an even split.\n"
        "correlation: of the two sides' stakes over the issues; low where they care about different things.\n"
        "gap: points between the two sides' gains in the best joint deal. latent: options that nobody listed."
    )
    weak = [f"{name}: {warning}" for name, measured in found for warning in measured.warnings]
    for line in [*weak, *broken]:
        print(line)
    if not weak and not broken:
        print("No case is weak.")
    return 1 if broken else 0


def _row(name: str, measured: Facts) -> tuple[str, ...]:
    gain = "-" if measured.gain is None else f"{measured.gain:.2f}"
    correlation = "-" if measured.correlation is None else f"{measured.correlation:+.2f}"
    gap = "-" if measured.gap is None else str(measured.gap)
    counts = (str(measured.packages), str(measured.room), str(measured.frontier))
    return (name, *counts, gain, correlation, gap, str(measured.latent))
