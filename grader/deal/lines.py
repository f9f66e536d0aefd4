"""The lines a person may say, and what each may leave open to be filled in while they speak.

``{package}`` the whole package, ``{get}`` what the speaker likes most in it, ``{give}`` the issue on which they gave
ground, ``{gives}`` the option given there, ``{idea}`` an option nobody had listed, ``{nth}`` first, second or third,
``{says}`` a sentence about an interest, ``{more}`` and ``{less}`` issues compared, ``{issue}`` an issue, ``{limits}`` the
options that are possible there.
"""

from collections.abc import Mapping
from string import Formatter

from grader.deal.case import fill
from grader.deal.reading import Table, listed

PLACEHOLDERS: dict[str, tuple[str, ...]] = {
    "open": ("package", "get"),
    "offer": ("package", "get", "give", "gives"),
    "press": ("package", "get"),
    "pick": ("package", "nth", "get"),
    "idea": ("package", "idea"),
    "upstairs": ("package", "get"),
    "accept": ("package", "get", "nth"),
    "prefer": ("package", "get", "nth"),
    "share": ("says", "more", "less"),
    "why": ("says",),
    "limit": ("issue", "limits"),
    "floor": ("package",),
    "authority": ("issue",),
    "free": (),
    "done": (),
    "first": (),
    "keep": (),
    "check": (),
    "evade": (),
    "decline": (),
    "noted": (),
    "say": (),
    "walk_away": (),
}
"""Kind of line -> the placeholders that can be filled in."""

MOODS = ("late", "cool", "warm")
"""A kind may also be written for a mood, as ``offer-late``: the last two rounds; you pressed; you shared something."""

KINDS = (*PLACEHOLDERS, *(f"{kind}-{mood}" for kind in PLACEHOLDERS for mood in MOODS))
"""Kinds of line there are."""

LEAST_LINES = 2
"""Lines of a kind in a case; a player's stock lines follow when they are through."""


def read_lines(table: Table, names: Mapping[str, str]) -> dict[str, dict[str, tuple[str, ...]]]:
    """The lines of one party: player -> kind -> lines, with the case's own names filled in.

    Raises:
        CaseError: a kind that does not exist, a single line of a kind, or a line that could never be said.
    """
    return {player: read_kinds(kinds, names) for player, kinds in table.tables().items()}


def read_kinds(table: Table, names: Mapping[str, str]) -> dict[str, tuple[str, ...]]:
    """Lines by kind. Raises CaseError as `read_lines` does."""
    table.only(KINDS)
    lines = {}
    for kind in table.content:
        lines[kind] = tuple(fill(line, names, table.at(kind)) for line in table.texts(kind, LEAST_LINES))
        for line in lines[kind]:
            _check_line(table, kind, line)
    return lines


def _check_line(table: Table, kind: str, line: str) -> None:
    known = PLACEHOLDERS[kind.partition("-")[0]]
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
