"""``python -m grader doctor [--cases FILE ...]``: the facts of each case, and where one is weak."""

import argparse

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
        help="names or files of cases; none for all, those in the folders of GRADER_CASES included",
    )


def run(args: argparse.Namespace) -> int:
    """Print a line of facts for each case, then what is weak or wrong. Returns 1 if a case can't be read."""
    found: list[tuple[str, Facts]] = []
    broken: list[str] = []
    for name in args.cases or known_cases():
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
