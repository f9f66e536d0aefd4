"""A plan as one page to print and take along: Markdown in which nothing of the learner's does anything."""

import re
from collections.abc import Iterator

from attrs import frozen

from grader.planning.offers import complete, in_words, worth
from grader.planning.plan import BEST, Plan, PlannedIssue
from grader.planning.playable import missing

UNTITLED = "My next negotiation"


@frozen
class Entry:
    """A line of the page: what it is about, and what was written, one or more lines."""

    label: str
    lines: tuple[str, ...]


@frozen
class Section:
    """A part of the page, with its heading; empty parts are left out."""

    heading: str
    entries: tuple[Entry, ...]


def sections(plan: Plan) -> tuple[Section, ...]:
    """What was written, in the order in which one prepares."""
    parts = (
        ("On the table", [_on_the_table(issue) for _, issue in plan.named]),
        ("Why I want it", [_wanted(issue) for _, issue in plan.named]),
        ("What they may want", [_guessed(issue) for _, issue in plan.named]),
        ("Without a deal", list(_without(plan))),
        ("My offers", list(_offers(plan))),
        ("To ask", [_lines("Questions", plan.questions)]),
        ("To share and to keep", [_lines("Share", plan.share), _lines("Keep", plan.protect)]),
        ("Who decides", [_lines("", plan.decides)]),
    )
    kept = ((heading, tuple(entry for entry in entries if any(entry.lines))) for heading, entries in parts)
    return tuple(Section(heading, entries) for heading, entries in kept if entries)


def opposite(plan: Plan) -> str:
    """Who sits opposite, in words; empty if that is open."""
    return ", ".join(filter(None, (plan.who, plan.role)))


def _on_the_table(issue: PlannedIssue) -> Entry:
    return Entry(issue.called, (" · ".join(issue.options) or "no option yet",))


def _wanted(issue: PlannedIssue) -> Entry:
    said = [f"matters {issue.weight} to me." if issue.weight is not None else "", issue.why]
    if issue.least is not None and len(issue.acceptable) < len(issue.options):
        said.append(f"Not negotiable: {' or '.join(issue.acceptable)}.")
    return Entry(issue.called, (" ".join(filter(None, said)),))


def _guessed(issue: PlannedIssue) -> Entry:
    said = [f"matters perhaps {issue.their_weight} to them." if issue.their_weight is not None else "", issue.their_why]
    if issue.alike:
        said.append("They would like the same end as I do.")
    return Entry(issue.called, (" ".join(filter(None, said)),))


def _without(plan: Plan) -> Iterator[Entry]:
    points = {"Worth to me": plan.alternative_worth, "I leave below": plan.walk_away, "I aim at": plan.target}
    yield Entry("Then I", (plan.alternative,))
    yield from (Entry(label, (f"{value} of {BEST}",)) for label, value in points.items() if value is not None)
    worth_to_them = f"worth perhaps {plan.their_worth} of {BEST} to them" if plan.their_worth is not None else ""
    yield Entry("Then they, perhaps", (" · ".join(filter(None, (plan.their_alternative, worth_to_them))),))


def _offers(plan: Plan) -> Iterator[Entry]:
    ready = not missing(plan)
    for letter, row in zip("ABC", plan.offers, strict=True):
        if plan.named and any(row[place] is not None for place, _ in plan.named):
            points = f" ({worth(plan, row)} to me)" if ready and complete(plan, row) else ""
            yield Entry(letter, (f"{in_words(plan, row)}{points}",))


def _lines(label: str, text: str) -> Entry:
    return Entry(label, tuple(text.splitlines()))


def to_markdown(plan: Plan) -> str:
    """The page as Markdown."""
    page = [f"# {inert(plan.title) or UNTITLED}"]
    if opposite(plan):
        page.append(f"With {inert(opposite(plan))}.")
    if plan.line:
        page.append(f"**What I will try:** {inert(plan.line)}")
    for section in sections(plan):
        page += [f"## {section.heading}", "\n".join(_items(section))]
    return "\n\n".join(page) + "\n"


def _items(section: Section) -> Iterator[str]:
    for entry in section.entries:
        label = f"**{inert(entry.label)}:** " if entry.label and len(entry.lines) == 1 else ""
        if len(entry.lines) > 1 and entry.label and len(section.entries) > 1:
            yield f"- **{inert(entry.label)}:**"
            yield from (f"  - {inert(line)}" for line in entry.lines)
        else:
            yield from (f"- {label}{inert(line)}" for line in entry.lines)


_ACTIVE = re.compile(r"\\|[`*_\[\]<>#|~$&!@=^]|(?<=:)/|(?<=[wW])\.|^[-+:]|^\d+(?=[.)])")
"""What could begin markup, a link, a formula or a list."""


def inert(text: str) -> str:
    """A line of text with which Markdown does nothing."""
    return _ACTIVE.sub(_escaped, text)


def _escaped(found: re.Match[str]) -> str:
    if found[0] == "\\":
        return "&#92;"  # doubled, it would open a formula in JupyterLab
    return f"{found[0]}\\" if found[0].isdigit() else f"\\{found[0]}"
