"""Whether what somebody did since agrees with what they said. Read off the moves and the learner's own points alone.

Nothing here knows what anything is worth to the person who said it: a claim can only be held against packages. So a
verdict is given where the moves are plain; it is a reason to look again, never a proof.
"""

from grader.deal.case import Case
from grader.deal.issue import Package
from grader.table.history import History, packages_of, standing, voiced
from grader.table.moves import MUST_CHECK, Accept, Decline, Disclose, Floor, Limit, Mandate, Order, SendUp, Why

AGREE = "agree"
AGAINST = "against"
UNCLEAR = "unclear"
EARLY = "too early"

FAR = 2 / 3
"""Share of an issue, from its worst to its best end for the learner, that is much ground to give; an assumption.

At 1,131 simulated comparisons since which offers were made, one true one in twenty was spoken against, and one false
one in seven.
"""
SOME = 1 / 4
"""Share that is some ground; an assumption."""


def verdict(case: Case, history: History, place: int) -> str | None:
    """What the deeds since a claim say of it.

    Args:
        case: the deal, with its latent options.
        history: everything so far.
        place: of the turn in which the other side made the claim.

    Returns:
        `AGREE` or `AGAINST` where their packages since are plain, `UNCLEAR` where they are not, `EARLY` without any; None
        for a turn without a claim that packages could speak about.
    """
    turn = history[place]
    if not isinstance(turn.move, Disclose) or isinstance(turn.move.fact, Why):
        return None
    since = _packages_since(case, history, place)
    match turn.move.fact:
        case Order(more, less):
            before = standing(history[:place], turn.seat)
            line = [*before[-1:], *since]
            return _order(case, more, less, line[0], line[-1]) if len(line) > 1 else EARLY
        case Limit(issue, options):
            known = {o.id for o in case.opened(voiced(history[:place])).issue(issue).options}
            broken = any(p[issue] in known - options for p in since)
        case Floor(least):
            broken = any(_better_for_me(case, p, least) for p in since)
        case Mandate(issues):
            broken = _overstepped(case, history, place, issues)
    return AGAINST if broken else AGREE if since else EARLY


def _packages_since(case: Case, history: History, place: int) -> list[Package]:
    """What the claimant has offered or taken since, in order."""
    seat = history[place].seat
    later = (number for number in range(place + 1, len(history)) if history[number].seat == seat)
    return [package for number in later for package in _put_or_taken(case, history, number)]


def _put_or_taken(case: Case, history: History, place: int) -> tuple[Package, ...]:
    """The packages that the turn at this place offers, or the one it accepts."""
    turn = history[place]
    if isinstance(turn.move, Accept):
        return (standing(history[:place], case.opposite(turn.seat).id)[turn.move.which],)
    return packages_of(turn.move)


def _order(case: Case, more: str, less: str, first: Package, last: Package) -> str:
    """Much ground given on the issue that is said to matter more, and none on the other, speaks against it.

    Ground is what the learner gained there, as a share of what the issue is worth to the learner.
    """
    points = case.you.preferences.points

    def given(issue: str) -> float:
        options = points[issue].values()
        stake = max(options) - min(options)
        return (points[issue][last[issue]] - points[issue][first[issue]]) / stake if stake else 0.0

    could_give = points[less][first[less]] < max(points[less].values())
    if given(more) >= FAR and given(less) <= 0 and could_give:
        return AGAINST
    return AGREE if given(less) >= max(SOME, 2 * given(more)) else UNCLEAR


def _better_for_me(case: Case, package: Package, least: Package) -> bool:
    """Whether a package gives the learner nothing less than the claimed least, and something more."""
    points = case.you.preferences.points
    steps = [points[issue][package[issue]] - points[issue][least[issue]] for issue in points]
    return min(steps) >= 0 and max(steps) > 0


def _overstepped(case: Case, history: History, place: int, issues: frozenset[str]) -> bool:
    """Whether they settled something else in the room, or had to check though all was theirs to settle."""
    seat = history[place].seat
    everything = issues >= {issue.id for issue in case.issues}
    for later in range(place + 1, len(history)):
        turn = history[later]
        if turn.seat != seat:
            continue
        if everything and turn.move == Decline(MUST_CHECK):
            return True
        before = standing(history[:later], seat)
        if not before or isinstance(history[later - 1].move, SendUp):
            continue
        packages = _put_or_taken(case, history, later)
        if any(p[issue] != before[-1][issue] for p in packages for issue in p if issue not in issues):
            return True
    return False
