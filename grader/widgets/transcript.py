"""The conversation as HTML. Whatever a person or a file may have written is escaped."""

from html import escape

from grader.deal import Case, Package
from grader.debrief import openings
from grader.table import Accept, History, Prefer, Say, SendUp, Session, Turn, WalkAway, packages_of, standing
from grader.table.history import rounds_used
from grader.widgets.words import LETTERS, deed, learned, own_words, paragraph


def worth_words(case: Case, package: Package, before: Package | None = None, *, both: bool = False) -> str:
    """What a package is worth to the learner, set against the one before; with `both`, to either side."""
    own = case.you.preferences
    value = own.value(package)
    if both:
        return f"worth {value} to your side, {case.them.preferences.value(package)} to {case.them.name}"
    words = f"worth {value} to you"
    if before is not None and value != (earlier := own.value(before)):
        words += f", {abs(value - earlier)} {'more' if value > earlier else 'less'} than before"
    return words + ("" if own.allows(package) else "; it breaks your own non-negotiable")


def package_html(case: Case, package: Package, worth: str, before: Package | None = None, letter: str = "") -> str:
    """A package as a row of chips and what it is worth; what changed since `before` says what it was."""
    chips = ""
    for issue in case.issues:
        option = package[issue.id]
        text = f'<span class="nt-issue">{escape(issue.label)}</span> {escape(issue.option(option).label)}'
        if before is not None and before[issue.id] != option:
            was = escape(issue.option(before[issue.id]).label)
            chips += f'<li class="nt-changed">{text} <span class="nt-was">(was {was})</span></li>'
        else:
            chips += f"<li>{text}</li>"
    name = f'<li class="nt-letter">{letter}</li>' if letter else ""
    return f'<div class="nt-package"><ul class="nt-chips">{name}{chips}</ul><span class="nt-worth">{escape(worth)}</span></div>'


def turn_html(case: Case, history: History, place: int, *, both: bool = False) -> str:
    """One turn: who, what they did, their words, the packages; then the options that it opened."""
    turn, earlier = history[place], history[:place]
    mine = turn.seat == case.learner
    when = _when(case, history, place) if mine and not isinstance(turn.move, Say | Accept | WalkAway) else ""
    who = ("Your side" if both else "You") if mine else case.them.name
    head = f"<strong>{escape(who)}</strong> · {escape(when + deed(turn, earlier))}"
    words = own_words(case, turn.move) if mine and not turn.words else turn.words
    parts = [f'<p class="nt-who">{head}</p>', paragraph(words, "nt-words")]
    if not mine:
        parts.append(paragraph(learned(case, turn)))
    parts += _packages(case, earlier, turn, both=both)
    return f'<li class="nt-turn{" nt-you" if mine else ""}">{"".join(parts)}</li>{news_html(case, history, place)}'


def _when(case: Case, history: History, place: int) -> str:
    used = rounds_used(history[: place + 1], case.learner)
    if isinstance(history[place].move, SendUp):
        return f"rounds {used - 1} and {used} of {case.rounds}: "
    return f"round {used} of {case.rounds}: "


def news_html(case: Case, history: History, place: int) -> str:
    """The options that the turn at this place opened, each as news of its own; nothing for most turns."""
    own = case.you.preferences
    news = []
    for opening in openings(case, history, place):
        issue, option = opening.issue, opening.option.id
        possible = option in own.options(issue.id)
        worth = (
            f", at {own.points[issue.id][option]} points to you."
            if possible
            else "; it breaks your own non-negotiable."
        )
        rest = f"{opening.reason} It stands under {issue.label}{worth}"
        news.append(f'<li class="nt-news"><p><strong>{escape(opening.news)}</strong> {escape(rest)}</p></li>')
    return "".join(news)


def _packages(case: Case, earlier: History, turn: Turn, *, both: bool) -> list[str]:
    packages = packages_of(turn.move)
    if isinstance(turn.move, Accept | Prefer):
        taken = standing(earlier, case.opposite(turn.seat).id)[turn.move.which]
        return [package_html(case, taken, worth_words(case, taken, both=both))]
    if len(packages) == 1:
        before = standing(earlier, turn.seat)
        last = before[0] if len(before) == 1 else None
        return [package_html(case, packages[0], worth_words(case, packages[0], last, both=both), last)]
    return [
        package_html(case, package, worth_words(case, package, both=both), letter=letter)
        for letter, package in zip(LETTERS, packages, strict=False)
    ]


def turns_html(case: Case, history: History, start: int, end: int, *, both: bool = False) -> str:
    """The turns from `start` up to `end`, as a list."""
    turns = "".join(turn_html(case, history, place, both=both) for place in range(start, end))
    return f'<ol class="nt-turns">{turns}</ol>' if turns else ""


def conversation(session: Session) -> tuple[str, str]:
    """The conversation in two parts: what went before, and the latest exchange."""
    history = session.history
    mine = [place for place, turn in enumerate(history) if turn.seat == session.case.learner]
    latest = mine[-1] if mine else 0
    return turns_html(session.case, history, 0, latest), turns_html(session.case, history, latest, len(history))
