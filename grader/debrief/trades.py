"""The trades still open: changes to a deal that both sides would have liked."""

from itertools import combinations, product

from attrs import frozen

from grader.deal.case import Case
from grader.deal.frontier import frontier
from grader.deal.issue import Package

SHOWN = 3
_UNLISTED = " (nobody had listed it: it opens once somebody says why)"
_UNLISTED_TOO = " (nobody had listed this one either)"


@frozen
class Trade:
    """A change to a deal that leaves neither side worse off and at least one better.

    Attributes:
        changes: issue id -> option id, only what changes.
        own_gain: points for the learner's side.
        other_gain: points for the other side.
        sentence: the same in words, without a full stop.
    """

    changes: Package
    own_gain: int
    other_gain: int
    sentence: str


def open_trades(case: Case, package: Package, table: Case | None = None) -> tuple[Trade, ...]:
    """The best trades still open in a deal: at most three, the one with most for both first; none on the frontier.

    Trades of one or two issues are preferred; where only a larger change helps, that one is named. An option that was
    not on the table is named as such.

    Args:
        case: the deal, with its latent options.
        package: what was agreed.
        table: the case as it lay on the table in the end; by default as it was listed at first.
    """
    table = table or case.listed
    found = [trade for issues in _groups(case) if (trade := _best(case, table, package, issues)) is not None]
    if not found:
        found = _larger(case, table, package)
    found.sort(key=lambda t: (-min(t.own_gain, t.other_gain), -t.own_gain - t.other_gain))
    kept: list[Trade] = []
    for trade in found:
        if not any(set(k.changes.items()) <= set(trade.changes.items()) for k in kept):
            kept.append(trade)
    return tuple(kept[:SHOWN])


def _groups(case: Case) -> list[tuple[str, ...]]:
    ids = [issue.id for issue in case.issues]
    return [(issue,) for issue in ids] + list(combinations(ids, 2))


def _best(case: Case, table: Case, package: Package, issues: tuple[str, ...]) -> Trade | None:
    mine, theirs = case.you.preferences, case.them.preferences
    steps = []
    for issue in issues:
        ours, others, now = mine.options(issue), theirs.options(issue), package[issue]
        before, before_theirs = mine.points[issue][now], theirs.points[issue][now]
        options = [option for option in ours if option in others and option != now]
        steps.append([(option, ours[option] - before, others[option] - before_theirs) for option in options])
    best, chosen = (-1, 0), None
    for changed in product(*steps):
        own_gain, other_gain = sum(step[1] for step in changed), sum(step[2] for step in changed)
        if own_gain + other_gain and (rank := _rank(own_gain, other_gain)) > best and rank[0] >= 0:
            best, chosen = rank, changed
    if chosen is None:
        return None
    return _trade(case, table, package, {issue: step[0] for issue, step in zip(issues, chosen, strict=True)})


def _rank(own_gain: int, other_gain: int) -> tuple[int, int]:
    return min(own_gain, other_gain), own_gain + other_gain


def _larger(case: Case, table: Case, package: Package) -> list[Trade]:
    mine, theirs = case.you.preferences, case.them.preferences
    own, other = mine.value(package), theirs.value(package)
    above = [p for p in frontier(mine, theirs) if p.own >= own and p.other >= other and p.own + p.other > own + other]
    trades = [
        _trade(case, table, package, {i: o for i, o in point.package.items() if o != package[i]}) for point in above
    ]
    return sorted(trades, key=lambda trade: _rank(trade.own_gain, trade.other_gain))[-1:]


def _trade(case: Case, table: Case, package: Package, changes: Package) -> Trade:
    mine, theirs = case.you.preferences, case.them.preferences
    steps = {i: mine.points[i][o] - mine.points[i][package[i]] for i, o in changes.items()}
    own_gain = sum(steps.values())
    other_gain = sum(theirs.points[i][o] - theirs.points[i][package[i]] for i, o in changes.items())
    give = [i for i in changes if steps[i] < 0]
    get = [i for i in changes if steps[i] >= 0]
    labels = _labels(case, table, {i: changes[i] for i in (*give, *get)})
    given, got = (" and ".join(labels[i] for i in issues) for issues in (give, get))
    gains = f"{own_gain:+d} for you, {other_gain:+d} for them"
    if give and get:
        sentence = f"agree to {given}, ask for {got}: {gains}"
    elif give:
        sentence = f"agree to {given}: {gains}"
    else:
        sentence = f"agree on {got}: {gains}"
    return Trade(changes, own_gain, other_gain, sentence)


def _labels(case: Case, table: Case, changes: Package) -> dict[str, str]:
    """The label of each change, in the order in which they will be read; what was not on the table is marked."""
    labels, note = {}, _UNLISTED
    for issue, option in changes.items():
        labels[issue] = case.issue(issue).option(option).label
        if all(known.id != option for known in table.issue(issue).options):
            labels[issue] += note
            note = _UNLISTED_TOO
    return labels
