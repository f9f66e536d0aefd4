"""Answers to the swap questions, as a learner gives or writes them: what they may be, and what is wrong with them.

::

    {"yardstick": "price",
     "best": {"price": "p76", "payment": "net90"},
     "swaps": {"payment": 60},
     "between": {"payment": {"net30": 35}},
     "walk_away": {"price": "p100", "payment": "net60"}}

Issues and options are named by id or by label, whatever the case and spacing. ``yardstick``, ``between`` and ``worst``
may be left out.
"""

import re
from collections.abc import Iterable, Mapping
from typing import Any

from attrs import asdict, frozen

from grader.deal.case import Case
from grader.deal.issue import Issue, Package
from grader.deal.reading import listed, shown
from grader.errors import AnswerError

MOST = 300
"""Per cent of the yardstick that another issue may be worth: over 100 it matters more than the whole of it."""
WHOLE = 100
Number = int | float
_FIELDS = ("yardstick", "best", "worst", "swaps", "between", "walk_away")
_AMOUNT = re.compile(r"[€£$¥]\s?\d|\d\s?(?:[€£$¥]|EUR|USD|GBP)")


@frozen
class Answers:
    """Answers that make a score sheet, by id.

    Attributes:
        yardstick: the issue everything is measured against.
        best: issue -> the option the learner likes best.
        worst: issue -> the option the learner likes least.
        swaps: issue -> per cent of the yardstick's whole range, 0 to 300, that going from worst to best is worth.
        between: issue -> option -> how far of the way from worst to best it brings the learner, 0 to 100 per cent. Only
            what was said; the others are evenly spaced.
        walk_away: the worst package the learner would still sign.
    """

    yardstick: str
    best: dict[str, str]
    worst: dict[str, str]
    swaps: dict[str, Number]
    between: dict[str, dict[str, Number]]
    walk_away: Package

    def to_json(self) -> dict[str, Any]:
        """As a record holds them."""
        return asdict(self)


def to_weigh(case: Case) -> dict[str, tuple[str, ...]]:
    """Issue -> the options the swap questions are about: listed, and open under the learner's non-negotiables."""
    return {issue: tuple(case.listed.you.preferences.options(issue)) for issue in case.you.preferences.points}


def usual_yardstick(case: Case) -> str:
    """The first issue whose options are amounts of money, or else the first; always one with something to choose."""
    open_options = to_weigh(case)
    issues = [issue for issue in case.listed.issues if len(open_options[issue.id]) > 1]
    if not issues:
        raise AnswerError(f"{case.id}: found no issue with two options to choose from. There is nothing to swap.")
    amounts = [issue for issue in issues if all(_AMOUNT.search(option.label) for option in issue.options)]
    return (amounts or issues)[0].id


def opposite_end(options: tuple[str, ...], best: str) -> str:
    """The end of a list of options that is farther from the best one; the last of two that are as far."""
    return options[0] if options.index(best) > (len(options) - 1) / 2 else options[-1]


def read_answers(case: Case, answers: object) -> Answers:
    """Read a learner's answers.

    Raises:
        AnswerError: an unknown issue or option, a question without an answer, a per cent that is none; the message
            names the question, what was found and expected, and what to do.
    """
    given = _mapping(answers, "your answers")
    for name in given:
        if name not in _FIELDS:
            raise _wrong("your answers", shown(name), f"only {listed(_FIELDS)}", "Check the spelling.")
    issues = {issue.id: issue for issue in case.listed.issues}
    there = to_weigh(case)
    asked = [issue for issue, options in there.items() if len(options) > 1]
    yardstick = usual_yardstick(case)
    if "yardstick" in given:
        yardstick = _named(given["yardstick"], {i: issues[i].label for i in asked}, "yardstick")
    said = {name: _by_issue(given, name, issues) for name in _FIELDS[1:]}
    best = {i: _option(said, "best", issues[i], o, None if len(o) > 1 else o[0]) for i, o in there.items()}
    worst = {
        i: _option(said, "worst", issues[i], there[i], opposite_end(there[i], best[i]) if i in asked else best[i])
        for i in issues
    }
    for issue in asked:
        if worst[issue] == best[issue]:
            what = f"{shown(best[issue])} as best and worst"
            raise _wrong(f"worst, {issue}", what, "two different options", "Which end would you least like?")
    if yardstick in said["swaps"]:
        raise _wrong("swaps", shown(yardstick), "every issue but the yardstick", "Leave it out: it is the measure.")
    swaps = {i: _per_cent(said["swaps"].get(i), MOST, f"swaps, {i}") for i in asked if i != yardstick}
    between = {}
    for issue, steps in said["between"].items():
        ends = {best[issue]: WHOLE, worst[issue]: 0}
        between[issue] = _between(issues[issue], there[issue], steps, ends)
    walk_away = {i: _option(said, "walk_away", issues[i], there[i], None if i in asked else best[i]) for i in issues}
    return Answers(yardstick, best, worst, swaps, {i: steps for i, steps in between.items() if steps}, walk_away)


def _wrong(place: str, found: str, expected: str, remedy: str) -> AnswerError:
    return AnswerError(f"Your score sheet, {place}: found {found}, expected {expected}. {remedy}")


def _mapping(value: object, place: str) -> Mapping[str, Any]:
    if isinstance(value, Mapping) and all(isinstance(name, str) for name in value):
        return value
    raise _wrong(place, shown(value), "names with a value each, in {...}", 'Write it like {"payment": ...}.')


def _named(said: object, labels: Mapping[str, str], place: str) -> str:
    """The id of what was named by id or label. The id itself is looked for first."""
    if isinstance(said, str):
        for name, label in [*((i, i) for i in labels), *labels.items()]:
            if "".join(said.split()).casefold() == "".join(label.split()).casefold():
                return name
    raise _wrong(place, shown(said), f"one of {listed(labels.values())}", "Check the spelling.")


def _by_issue(given: Mapping[str, Any], name: str, issues: Mapping[str, Issue]) -> dict[str, Any]:
    labels = {issue.id: issue.label for issue in issues.values()}
    return {_named(issue, labels, name): value for issue, value in _mapping(given.get(name, {}), name).items()}


def _labels(issue: Issue, ids: Iterable[str]) -> dict[str, str]:
    return {option: issue.option(option).label for option in ids}


def _option(said: Mapping[str, Any], name: str, issue: Issue, open_ids: tuple[str, ...], usual: str | None) -> str:
    chosen = said[name].get(issue.id, usual)
    if chosen is None or chosen is ...:
        question = {"best": "Say which end you like best.", "walk_away": "What would your worst package say here?"}
        raise _wrong(name, f"nothing for {shown(issue.id)}", "an option for every issue", question[name])
    return _named(chosen, _labels(issue, open_ids), f"{name}, {issue.id}")


def _per_cent(value: object, most: int, place: str) -> Number:
    if value is None or value is ...:
        raise _wrong(place, "no answer", f"per cent from 0 to {most}", "Add it.")
    if isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value <= most:
        raise _wrong(place, shown(value), f"per cent from 0 to {most}", "Write a number without quotes.")
    return value


def _between(issue: Issue, open_ids: tuple[str, ...], said: object, ends: Mapping[str, int]) -> dict[str, Number]:
    place = f"between, {issue.id}"
    labels = _labels(issue, open_ids)
    steps = {_named(option, labels, place): value for option, value in _mapping(said, place).items()}
    for option, value in steps.items():
        _per_cent(value, WHOLE, f"{place}, {option}")
        if value != ends.get(option, value):
            end = f"{ends[option]}, since you named it as {'best' if ends[option] else 'worst'}"
            raise _wrong(f"{place}, {option}", shown(value), end, "Leave it out, or name another end.")
    return {option: value for option, value in steps.items() if option not in ends}
