"""The lines a case may write for a player, and what each may leave open to be filled in while the person speaks.

``{package}`` the whole package, ``{get}`` what the speaker likes most in it, ``{give}`` the issue on which they gave
ground, ``{gives}`` the option given there, ``{nth}`` first, second or third, ``{says}`` a sentence about an interest,
``{more}`` and ``{less}`` issues compared.
"""

from collections.abc import Mapping
from string import Formatter

from grader.deal.case import fill
from grader.deal.reading import Table, listed

PLACEHOLDERS: dict[str, tuple[str, ...]] = {
    "open": ("package", "get"),
    "offer": ("package", "get", "give", "gives"),
    "accept": ("package", "get", "nth"),
    "prefer": ("package", "get", "nth"),
    "share": ("says", "more", "less"),
    "why": ("says",),
    "decline": (),
    "say": (),
    "walk_away": (),
}
"""Kind of line -> the placeholders that can be filled in."""

KINDS = tuple(PLACEHOLDERS)
"""Kinds of line a case may write for a player."""

LEAST_LINES = 4
"""Lines of a kind, so that a person does not repeat themselves."""


def read_lines(table: Table, names: Mapping[str, str]) -> dict[str, dict[str, tuple[str, ...]]]:
    """The lines of one party: player -> kind -> lines, with the case's own names filled in.

    Raises:
        CaseError: a kind that does not exist, fewer than four lines, or a line that could never be said.
    """
    lines: dict[str, dict[str, tuple[str, ...]]] = {}
    for player, kinds in table.tables().items():
        kinds.only(KINDS)
        lines[player] = {}
        for kind in kinds.content:
            written = tuple(fill(line, names, kinds.at(kind)) for line in kinds.texts(kind, LEAST_LINES))
            for line in written:
                _check_line(kinds, kind, line)
            lines[player][kind] = written
    return lines


def _check_line(table: Table, kind: str, line: str) -> None:
    known = PLACEHOLDERS[kind]
    try:
        parts = list(Formatter().parse(line))
    except ValueError as error:
        raise table.fail(
            f'a brace without its pair in {kind}: "{line}"', "pairs of { and }", "Close or remove it."
        ) from error
    for _, name, form, conversion in parts:
        if name is not None and (name not in known or form or conversion):
            expected = f"one of {listed(known)} in braces" if known else f"no placeholder in lines of kind {kind}"
            raise table.fail(f'{{{name}}} in {kind}: "{line}"', expected, "Check the spelling, or remove it.")
