"""A plan for a negotiation of one's own. Every field may still be empty, and none can grow without bound."""

import unicodedata
from collections.abc import Iterable
from typing import Any

from attrs import Attribute, evolve, field, fields, frozen

MOST_ISSUES = 6
MOST_OPTIONS = 6
OFFERS = 3
LABEL, LINE, TEXT = 80, 240, 2_000
"""Characters of a name, of a line, of a text."""
MOST_WEIGHT = 1_000
BEST = 100
"""Points of the best package, on which walk-away and target are stated."""
_HIDDEN = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
"""Signs that turn the direction of writing: what follows would not be read as it stands."""

Position = int | None
"""Place of an option in its issue's list, 0 for the first; None for none."""


def one_line(text: object) -> str:
    """A text on one line, without signs that nobody sees, cut at `LINE` characters; empty for what is no text."""
    return _cut(text, LINE)


def _cut(text: object, most: int) -> str:
    if not isinstance(text, str):
        return ""
    seen = "".join(" " if unicodedata.category(sign) in ("Cc", "Zl", "Zp") else sign for sign in text)
    kept = (sign for sign in seen if sign not in _HIDDEN and unicodedata.category(sign) != "Cs")
    return " ".join("".join(kept).split())[:most].rstrip()


def some_lines(text: object) -> str:
    """A text of several lines, none of them empty, cut at `TEXT` characters."""
    if not isinstance(text, str):
        return ""
    return "\n".join(filter(None, map(one_line, text.splitlines())))[:TEXT].rstrip()


def _whole(value: object, least: int, most: int) -> int | None:
    return value if type(value) is int and least <= value <= most else None


def _weight(value: object) -> int | None:
    return _whole(value, 1, MOST_WEIGHT)


def _points(value: object) -> int | None:
    return _whole(value, 0, BEST)


def _position(value: object) -> Position:
    return _whole(value, 0, MOST_OPTIONS - 1)


def _yes(value: object) -> bool:
    return value is True


def _label(text: object) -> str:
    return _cut(text, LABEL)


def _labels(found: object) -> tuple[str, ...]:
    return tuple(filter(None, map(_label, _listed(found))))[:MOST_OPTIONS]


def _listed(found: object) -> Iterable[object]:
    return found if isinstance(found, list | tuple) else ()


@frozen
class PlannedIssue:
    """One thing to settle.

    Attributes:
        label: what it is called.
        options: ways to settle it, the best for me first.
        weight: how much the best of them matters to me, beside the other issues; None if not said yet.
        why: my interest in it.
        least: place of the last option I could accept; None if all could be.
        their_weight: how much it seems to matter to them; a guess.
        their_why: their interest in it, as they would say it; a guess.
        alike: whether they would like the same end as I do.
    """

    label: str = field(default="", converter=_label)
    options: tuple[str, ...] = field(default=(), converter=_labels)
    weight: int | None = field(default=None, converter=_weight)
    why: str = field(default="", converter=one_line)
    least: Position = field(default=None, converter=_position)
    their_weight: int | None = field(default=None, converter=_weight)
    their_why: str = field(default="", converter=one_line)
    alike: bool = field(default=False, converter=_yes)

    @property
    def named(self) -> bool:
        """Whether it is on the table at all: it has a name or an option."""
        return bool(self.label or self.options)

    @property
    def called(self) -> str:
        """Its name, or what stands for one."""
        return self.label or "The issue without a name"

    @property
    def acceptable(self) -> tuple[str, ...]:
        """The options that are negotiable at all."""
        return self.options if self.least is None else self.options[: self.least + 1]


def _issues(found: object) -> tuple[PlannedIssue, ...]:
    return tuple(_issue(each) for each in _listed(found))[:MOST_ISSUES]


def _issue(found: object) -> PlannedIssue:
    if isinstance(found, PlannedIssue):
        return found
    known: dict[str, Any] = (
        {a.name: found[a.name] for a in fields(PlannedIssue) if a.name in found} if isinstance(found, dict) else {}
    )
    return PlannedIssue(**known)


def _offers(found: object) -> tuple[tuple[Position, ...], ...]:
    rows = [[_position(place) for place in _listed(row)] for row in _listed(found)]
    rows += [[] for _ in range(OFFERS)]
    return tuple(tuple((row + [None] * MOST_ISSUES)[:MOST_ISSUES]) for row in rows[:OFFERS])


@frozen
class Plan:
    """What somebody takes along to a negotiation of their own.

    Attributes:
        line: one line: what I will try. That alone is a plan.
        title: what it is about.
        who: who sits opposite.
        role: what they do.
        issues: what is on the table, in places that stay: an issue without name and options is no issue.
        alternative: what I do without a deal (BATNA).
        alternative_worth: points of that, where my best package is worth `BEST`.
        walk_away: points below which I leave.
        target: points I hope for.
        their_alternative: what they do without a deal; a guess.
        their_worth: points of that to them, where their best package is worth `BEST`; a guess.
        offers: for each of three packages, for each place of an issue, the place of an option.
        questions: to ask, one a line.
        share: what to tell them.
        protect: what to keep.
        decides: who decides, on both sides.
    """

    line: str = field(default="", converter=one_line)
    title: str = field(default="", converter=_label)
    who: str = field(default="", converter=_label)
    role: str = field(default="", converter=_label)
    issues: tuple[PlannedIssue, ...] = field(default=(), converter=_issues)
    alternative: str = field(default="", converter=one_line)
    alternative_worth: int | None = field(default=None, converter=_points)
    walk_away: int | None = field(default=None, converter=_points)
    target: int | None = field(default=None, converter=_points)
    their_alternative: str = field(default="", converter=one_line)
    their_worth: int | None = field(default=None, converter=_points)
    offers: tuple[tuple[Position, ...], ...] = field(default=(), converter=_offers)
    questions: str = field(default="", converter=some_lines)
    share: str = field(default="", converter=some_lines)
    protect: str = field(default="", converter=some_lines)
    decides: str = field(default="", converter=some_lines)

    @property
    def named(self) -> tuple[tuple[int, PlannedIssue], ...]:
        """The issues that are on the table, each with its place."""
        return tuple((place, issue) for place, issue in enumerate(self.issues) if issue.named)

    def with_issue(self, place: int, **changes: Any) -> "Plan":
        """The same plan with an issue changed; what offers chose there moves along with its options."""
        issues = [*self.issues, *[PlannedIssue()] * (place + 1 - len(self.issues))]
        before = issues[place]
        after = evolve(before, **changes)
        least = moved(before.least, before.options, after.options) if "least" not in changes else after.least
        issues[place] = evolve(after, least=least)
        rows = [
            [moved(at, before.options, after.options) if slot == place else at for slot, at in enumerate(row)]
            for row in self.offers
        ]
        return evolve(self, issues=tuple(issues), offers=rows)


def moved(place: Position, before: tuple[str, ...], after: tuple[str, ...]) -> Position:
    """Where the option of this place stands after its list was edited; None if it is gone."""
    if place is None or place >= len(before):
        return None
    if before[place] in after:
        return after.index(before[place])
    return place if len(before) == len(after) else None


def plan_fields() -> "tuple[Attribute[Any], ...]":
    """The fields of a plan, in the order they are written."""
    return tuple(fields(Plan))
