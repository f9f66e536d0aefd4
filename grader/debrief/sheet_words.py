"""An own sheet beside the brief, in words: the difference that mattered first."""

from typing import TYPE_CHECKING

from grader.deal.case import Case
from grader.deal.interests import Interest
from grader.deal.issue import Package
from grader.deal.swaps import OwnSheet

if TYPE_CHECKING:
    from grader.debrief.sheet import Comparison, Hidden

WORTH_SAYING = 8
"""Points by which sheet and brief may differ before the debrief speaks of it."""
SHOWN = 3
"""Differences that are spoken of."""
_Said = tuple[int, str, str | None]


def in_words(case: Case, sheet: OwnSheet, deal: Package | None, found: "Comparison") -> list[str]:
    """The sentences of a comparison."""
    first = []
    if found.deal is not None and found.deal[0] >= sheet.reservation and found.deal[1] < found.alternative:
        first.append(
            f"By your sheet this deal is worth {found.deal[0]}, and you would have walked away below {sheet.reservation}. "
            f"By the brief it is worth {found.deal[1]}, and your alternative {found.alternative}."
        )
    if found.hidden is not None and deal is not None:
        first.append(_hidden_words(case, deal, found.hidden))
    if found.deal is not None and found.deal[0] < sheet.reservation and found.deal[1] >= found.alternative:
        first.append(
            f"By your sheet this deal lies below the {sheet.reservation} at which you would have left. By the brief it is "
            f"worth {found.deal[1]}, and your alternative {found.alternative}: signing was better than leaving."
        )
    said = sorted(_differences(case, sheet, found), key=lambda difference: -difference[0])
    if not said:
        first.append(
            f"Your sheet says what the brief says: no issue is off by {WORTH_SAYING} points of 100 or more, "
            "and every option is in its place."
        )
    last = []
    if found.deal is not None:
        last.append(f"This deal is worth {found.deal[0]} by your own sheet and {found.deal[1]} by the brief.")
    if found.pairs > 1:
        last.append(f"Of {found.pairs} pairs of issues you put {found.alike} in the brief's order.")
    return [*first, *_with_reasons(case, said[:SHOWN]), *last]


def _hidden_words(case: Case, deal: Package, hidden: "Hidden") -> str:
    points = case.you.preferences.points
    give = [i for i, option in hidden.changes.items() if points[i][option] < points[i][deal[i]]]
    give, get = (
        [case.issue(i).option(option).label for i, option in hidden.changes.items() if (i in give) is given]
        for given in (True, False)
    )
    change = f"{' and '.join(get)} in exchange for {' and '.join(give)}" if give else " and ".join(get)
    looked = f"{-hidden.own} less" if hidden.own else "nothing"
    theirs = f"{hidden.other} more" if hidden.other else "no less"
    return (
        f"Your sheet hid something from you: {change}. By the brief that was worth {hidden.brief} more to you, "
        f"and {theirs} to them; by your sheet it looked like {looked}."
    )


def _differences(case: Case, sheet: OwnSheet, found: "Comparison") -> list[_Said]:
    """What is worth saying, each with the points it is about and the issue, if it is one, that the brief speaks of."""
    brief = case.you.preferences
    said: list[_Said] = []
    for issue, (own, implied) in found.shares.items():
        label = case.issue(issue).label.lower()
        if abs(own - implied) >= WORTH_SAYING:
            words = f"You gave {label} {own} of 100. The brief makes it {implied}"
            said.append((abs(own - implied), words, issue))
        if issue in found.wrong_way:
            real = brief.points[issue]
            better, worse = max(found.wrong_way[issue], key=lambda pair: real[pair[0]] - real[pair[1]])
            labels = [case.issue(issue).option(option).label for option in (worse, better)]
            words = f"On {label} you put {labels[0]} above {labels[1]}. The brief has it the other way round"
            said.append((real[better] - real[worse], words, issue))
    own, implied = found.walk_away
    named = case.in_words(sheet.answers["walk_away"])
    if found.alternative - implied >= WORTH_SAYING:
        words = f"You would still have signed {named}. By the brief that is worth {implied}, and your alternative {found.alternative}."
        said.append((found.alternative - implied, words, None))
    elif implied - found.alternative >= WORTH_SAYING:
        words = (
            f"You would have left below {named}. By the brief that is worth {implied}, "
            f"and anything from {found.alternative} up is better than no deal."
        )
        said.append((implied - found.alternative, words, None))
    return said


def _with_reasons(case: Case, said: list[_Said]) -> list[str]:
    """The sentences, each with the line of the brief that an issue's points come from most; no line twice."""
    quoted: set[str] = set()
    sentences = []
    for _, words, issue in said:
        line = _line(case, issue) if issue is not None else ""
        if issue is None:
            reason = ""
        elif not line:
            reason = ": no line of it speaks of that."
        else:
            reason = ", from that same line." if line in quoted else f": “{line}”"
        quoted.add(line)
        sentences.append(words + reason)
    return sentences


def _line(case: Case, issue: str) -> str:
    """Why the learner's side cares about this issue, in the brief's words; empty if it does not."""

    def drawn(interest: Interest) -> int:
        shares = interest.satisfies.get(issue, {}).values()
        return interest.weight * (max(shares, default=0) - min(shares, default=0))

    strongest = max(case.you.interests, key=drawn)
    return strongest.why if drawn(strongest) else ""
