"""The rules a plan is made of: how each is written, and reading it."""

import re

from attrs import frozen

from grader.errors import MoveError

RULES = {
    "share": r"share my top issue and ask for theirs",
    "share_why": r"share why my top issue matters and ask for theirs",
    "share_limits": r"share my non-negotiables and ask for theirs",
    "stop": r"stop sharing after one refusal",
    "ask": r"ask for their top issue",
    "ask_why": r"ask why their top issue matters",
    "ask_cost": r"ask why they want what costs me most",
    "ask_who": r"ask who decides",
    "equal": r"offer (?P<count>two|three) equal packages at (?P<level>\d{1,3}) %",
    "build": r"build on the package they chose",
    "design": r"design one package for both at (?P<level>\d{1,3}) %",
    "single": r"offer one package at (?P<level>\d{1,3}) %",
    "press": r"repeat my last offer",
    "give": r"give way a little on everything",
    "up": r"send one package upstairs at (?P<level>\d{1,3}) %",
    "accept": r"accept at (?P<level>\d{1,3}) %",
    "last": r"in the last round accept anything above my walk-away",
    "leave": r"walk away if they share nothing and make no trade by round (?P<level>\d{1,3})",
}
"""Name of each rule and how it is written; per cent are of the own best package."""

SHARING = frozenset({"share", "share_why", "share_limits"})
"""Rules that disclose something: what `stop` ends."""
STANDING = frozenset({"stop", "accept", "last", "leave"})
"""Rules that hold all the time and take no round."""

WRITTEN = (
    "share my top issue and ask for theirs",
    "share why my top issue matters and ask for theirs",
    "share my non-negotiables and ask for theirs",
    "stop sharing after one refusal",
    "ask for their top issue",
    "ask why their top issue matters",
    "ask why they want what costs me most",
    "ask who decides",
    "offer three equal packages at 80 %",
    "offer two equal packages at 80 %",
    "build on the package they chose",
    "design one package for both at 75 %",
    "offer one package at 80 %",
    "repeat my last offer",
    "give way a little on everything",
    "send one package upstairs at 70 %",
    "accept at 65 %",
    "in the last round accept anything above my walk-away",
    "walk away if they share nothing and make no trade by round 5",
)
"""The rules as a learner sees them; the numbers may be changed. A lesson may show fewer."""

_COUNTS = {"two": 2, "three": 3}
MOST_RULES = 10
FULL = 100


@frozen
class Rule:
    """One line of a plan.

    Attributes:
        name: a name in `RULES`.
        level: per cent of the own best package, or a round, where the rule has one.
        count: packages, where the rule has them.
    """

    name: str
    level: int = 0
    count: int = 0


def read_rule(line: str) -> Rule:
    """Read one line of a plan, whatever its case and spacing.

    Raises:
        MoveError: no rule reads like this, or its per cent are over 100.
    """
    cleaned = re.sub(r"\s*%", " %", " ".join(line.lower().split())).rstrip(".")
    cleaned = cleaned.replace(" 2 ", " two ").replace(" 3 ", " three ")
    for name, form in RULES.items():
        match = re.fullmatch(form, cleaned)
        if match:
            found = match.groupdict()
            level = int(found.get("level") or 0)
            if level > FULL:
                raise MoveError(f'"{line}": found {level} %, expected at most 100. Choose a lower number.')
            return Rule(name, level, _COUNTS.get(found.get("count", ""), 0))
    raise MoveError(f'"{line[:80]}": expected one of the rules on the menu. Copy one and change only its number.')
