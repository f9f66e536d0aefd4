"""The feedback card, as HTML for notebooks and feedback pages and as plain lines.

No script, nothing from outside; both colours are set, so the text is legible on any page, and every state is a word.
"""

import re
from collections.abc import Sequence
from html import escape
from typing import TYPE_CHECKING

from grader.check.miss import Miss, Unanswered
from grader.check.words import amount, cut, figure, sentence

if TYPE_CHECKING:
    from grader.check.feedback import Claim, Reading, Score
    from grader.check.plain import Plain

OUR_FAULT = "we could not check this; a person will look at it"
STEPS = ("A hint: where to look", "Another: what to compare", "A neighbour, worked out")

_FRAME = (
    "color: var(--jp-ui-font-color1, #1a1a1a); background: var(--jp-layout-color1, #ffffff); "
    "border: 1px solid var(--jp-border-color1, #8a8a8a); border-radius: 4px; padding: 0.5em 1em; "
    "max-width: 48em; line-height: 1.5; overflow-wrap: anywhere"
)
_GAP = "margin: 0.25em 0"
_LIST = f"{_GAP}; padding-left: 1.5em"


def framed(inside: str) -> str:
    """The frame around a card."""
    return f'<section class="grader-card" style="{_FRAME}">{inside}</section>'


def paragraph(text: str) -> str:
    """One escaped paragraph."""
    return f'<p style="{_GAP}">{_shown(text)}</p>'


def score_html(score: "Score") -> str:
    """The whole card: points, what could not be read, a line for each claim, the hints inside one another."""
    head = f'<p style="{_GAP}"><strong>{_shown(_heading(score))}</strong></p>'
    lines = "".join(f'<li style="{_GAP}">{_claim_html(claim)}</li>' for claim in score.claims)
    open_ = any(claim.state in ("not yet", "unanswered", "waits") for claim in score.claims)
    hints = _hints_html(score.hints) if open_ else ""
    notes = "".join(paragraph(line) for line in _unread(score.miss))
    return framed(f'{head}{notes}<ul style="{_LIST}">{lines}</ul>{hints}')


def score_text(score: "Score") -> str:
    """The card as lines, without the hints."""
    lines = [_heading(score), *_unread(score.miss)]
    for state, text, *more in map(_claim, score.claims):
        lines += [f"{state}: {text}", *(f"  {line}" for line in more)]
    return "\n".join(lines)


def _heading(score: "Score") -> str:
    if not score.pending:
        return f"{titled(score.title)} {figure(score)} of {amount(score.points, 'point')}"
    here = amount(score.points - score.pending, "point")
    return f"{titled(score.title)} {figure(score)} of {here} here; {figure(score.pending)} more where work is marked"


def titled(title: str) -> str:
    """A title to be followed by what there is to say of it: with a colon, unless it asks."""
    return title if title.endswith("?") else f"{title}:"


def _claim(claim: "Claim") -> list[str]:
    """State, claim, then whatever else there is to say: a line each."""
    text = claim.text.rstrip(".")
    if claim.state == "broken":
        return ["not checked", text, sentence(OUR_FAULT)]
    if claim.state == "unanswered":
        return ["not answered yet", text]
    if claim.state == "waits":
        above = {0: "waits", 1: "waits for the line above"}.get(claim.below, "waits for a line further up")
        return [above, text]
    return [claim.state, text, *_finding(claim.expected, claim.got, claim.hint, hidden=claim.hidden)]


def _finding(expected: str, got: str, hint: str, *, hidden: bool = False) -> list[str]:
    if hidden:  # no numbers: they would tell what the hidden part was played on
        return [hint] if hint and not re.search(r"\d", hint) else []
    parts = [f"{word} {cut(part).rstrip('.')}" for word, part in (("expected", expected), ("found", got)) if part]
    return [line for line in (sentence("; ".join(parts)), cut(hint, 400)) if line]


def _claim_html(claim: "Claim") -> str:
    state, text, *more = _claim(claim)
    return f"<strong>{state}</strong>: {_shown(text)}" + "".join(f"<br>{_shown(line)}" for line in more)


def _unread(miss: Miss | None) -> list[str]:
    if miss is None:
        return []
    if isinstance(miss, Unanswered):
        return [f"Not answered yet: {miss.finding}."]
    return ["We cannot read this answer yet.", *_finding(miss.expected, miss.got, miss.hint)]


def _hints_html(hints: Sequence[str]) -> str:
    """Each hint inside the one before: the next is there for who opens this one."""
    inside = ""
    for number in reversed(range(len(hints))):
        label = STEPS[number] if len(hints) == len(STEPS) else f"Hint {number + 1}"
        summary = f'<summary style="cursor: pointer">{escape(label)}</summary>'
        inside = f'<details style="{_GAP}">{summary}{paragraph(hints[number])}{inside}</details>'
    return inside


def reading_html(reading: "Reading") -> str:
    """What we read, nested as it was written."""
    if reading.trouble or reading.miss is not None:
        return framed("".join(paragraph(line) for line in _unreadable(reading)))
    return framed(f"{paragraph('We read:')}{_value_html(reading.value)}")


def reading_text(reading: "Reading") -> str:
    """What we read, as indented lines."""
    if reading.trouble or reading.miss is not None:
        return "\n".join(_unreadable(reading))
    return "\n".join(["We read:", *_value_lines(reading.value, "  ")])


def _unreadable(reading: "Reading") -> list[str]:
    return [sentence(OUR_FAULT)] if reading.trouble else _unread(reading.miss)


def _single(value: "Plain | None") -> str:
    if isinstance(value, list | dict):
        return "an empty list" if isinstance(value, list) else "an empty {}"
    return f'"{cut(value)}"' if isinstance(value, str) else str(value)


def _entries(value: "Plain | None") -> list[tuple[str, "Plain"]]:
    if isinstance(value, dict):
        return [(cut(name), entry) for name, entry in value.items()]
    return [(str(number), entry) for number, entry in enumerate(value, 1)] if isinstance(value, list) else []


def _value_html(value: "Plain | None") -> str:
    if not (entries := _entries(value)):
        return paragraph(_single(value))
    if isinstance(value, list):
        return f'<ol style="{_LIST}">{"".join(f"<li>{_inner_html(entry)}</li>" for _, entry in entries)}</ol>'
    lines = "".join(f"<li><strong>{_shown(name)}</strong>: {_inner_html(entry)}</li>" for name, entry in entries)
    return f'<ul style="{_LIST}">{lines}</ul>'


def _inner_html(value: "Plain") -> str:
    return _value_html(value) if _entries(value) else _shown(_single(value))


def _value_lines(value: "Plain | None", indent: str) -> list[str]:
    lines: list[str] = []
    for name, entry in _entries(value):
        inner = _entries(entry)
        lines += [f"{indent}{name}:" + ("" if inner else f" {_single(entry)}")]
        lines += _value_lines(entry, indent + "  ") if inner else []
    return lines or [indent + _single(value)]


def _shown(text: str) -> str:
    """Escaped; our own mark for what is left to fill in set as code."""
    return escape(text).replace("`...`", "<code>...</code>")
