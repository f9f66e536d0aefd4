"""What may be done when. A move that breaks a rule changes nothing and says why."""

from grader.deal.case import Case
from grader.deal.issue import Package
from grader.deal.reading import listed, shown
from grader.errors import MoveError
from grader.table.history import History, asks, ended, last_move, rounds_of, rounds_used, standing, voiced
from grader.table.moves import (
    AUTHORITY,
    LIMITS,
    LONGEST_SAY,
    MOST_PACKAGES,
    REASONS,
    Accept,
    Ask,
    Decline,
    Disclose,
    EqualOffers,
    Evade,
    Fact,
    Floor,
    Limit,
    Mandate,
    Move,
    Offer,
    Order,
    Prefer,
    Say,
    SendUp,
    WalkAway,
    Why,
)

_FEWEST_EQUAL = 2
MOST_MOVES = 200
"""Moves of one side in one negotiation, remarks included: nobody talks longer, and a reply stays quick."""


def check_move(case: Case, history: History, seat: str, move: Move) -> None:
    """Whether this seat may make this move now.

    Args:
        case: the deal.
        history: everything so far.
        seat: id of the party that wants to move.
        move: what it wants to do.

    Raises:
        MoveError: out of turn, after the end, past the deadline, an incomplete or unknown package, nothing to accept ...
    """
    _in_turn(case, history, seat, move)
    case = case.opened(voiced(history))
    match move:
        case Offer(package) | SendUp(package):
            _check_package(case, seat, package)
        case EqualOffers(packages):
            _check_equal(case, seat, packages)
        case Disclose(fact):
            _check_fact(case, seat, fact)
        case Ask(about) if about not in (None, LIMITS, AUTHORITY):
            _check_issue(case, str(about))
        case Decline(reason) if reason not in (None, *REASONS):
            raise MoveError(
                f"a reason: found {shown(reason)}, expected one of {listed(REASONS)}, or none. Choose one of these."
            )
        case Say(text):
            if not 1 <= len(text.strip()) <= LONGEST_SAY:
                raise MoveError(
                    f"a remark: found {len(text.strip())} characters, expected 1 to {LONGEST_SAY}. Shorten it, or write something."
                )
        case Accept(which) | Prefer(which):
            _check_place(case, history, seat, move, which)


def _in_turn(case: Case, history: History, seat: str, move: Move) -> None:
    if ended(history):
        raise MoveError(
            "this negotiation is over: nothing can follow an agreement or a walk-out. Start a fresh attempt."
        )
    if history and history[-1].seat == seat:
        raise MoveError(
            f"out of turn: found {seat!r} moving twice, expected {case.opposite(seat).id!r}. Wait for the reply."
        )
    if not isinstance(move, Accept | WalkAway) and sum(turn.seat == seat for turn in history) >= MOST_MOVES:
        raise MoveError(f"this is move {MOST_MOVES + 1}: expected an end by now. Accept or walk away.")
    if isinstance(move, Decline | Evade) and not asks(last_move(history, case.opposite(seat).id)):
        raise MoveError("nothing to answer: the other side asked no question. Make another move.")
    if seat != case.learner or isinstance(move, Accept | WalkAway | Say):
        return
    left = case.rounds - rounds_used(history, case.learner)
    if left <= 0:
        raise MoveError(
            "the rounds are used up: expected a yes to what is on the table, or leaving. Accept or walk away."
        )
    if rounds_of(move) > left:
        raise MoveError("sending a package upstairs: found one round left, expected two. Make another move.")


def _check_issue(case: Case, issue: str) -> None:
    known = [i.id for i in case.issues]
    if issue not in known:
        raise MoveError(f"an issue: found {shown(issue)}, expected one of {listed(known)}. Check the spelling.")


def _check_fact(case: Case, seat: str, fact: Fact) -> None:
    match fact:
        case Order(more, less):
            for issue in (more, less):
                _check_issue(case, issue)
            if more == less:
                raise MoveError(f"an order: found {more!r} twice, expected two different issues. Choose another.")
        case Why(interest):
            known = [i.id for i in case.party(seat).interests]
            if interest not in known:
                raise MoveError(
                    f"an interest: found {shown(interest)}, expected one of {listed(known)}. Choose one of yours."
                )
        case Limit(issue, options):
            _check_issue(case, issue)
            ids = [option.id for option in case.issue(issue).options]
            if not options or not options <= set(ids):
                raise MoveError(
                    f"a limit on {issue}: found {shown(sorted(options))}, expected one or more of {listed(ids)}. Choose some."
                )
        case Floor(package):
            _check_package(case, seat, package)
        case Mandate(issues):
            for issue in sorted(issues):
                _check_issue(case, issue)


def _check_equal(case: Case, seat: str, packages: tuple[Package, ...]) -> None:
    if not _FEWEST_EQUAL <= len(packages) <= MOST_PACKAGES:
        raise MoveError(f"equal offers: found {len(packages)}, expected two or three packages. Add or drop one.")
    for package in packages:
        _check_package(case, seat, package)
    if any(package in packages[:i] for i, package in enumerate(packages)):
        raise MoveError("equal offers: found the same package twice, expected different ones. Change one of them.")


def _check_package(case: Case, seat: str, package: Package) -> None:
    known = [i.id for i in case.issues]
    if set(package) != set(known):
        raise MoveError(
            f"a package: found {shown(sorted(package))}, expected one option for each of {listed(known)}. Complete it."
        )
    for issue in case.issues:
        ids = [option.id for option in issue.options]
        if package[issue.id] not in ids:
            found = shown(package[issue.id])
            raise MoveError(f"{issue.label}: found {found}, expected one of {listed(ids)}. Choose one of these.")
    _check_must(case, seat, package, "Offer something you could sign.")


def _check_must(case: Case, seat: str, package: Package, remedy: str) -> None:
    for issue_id, allowed in case.party(seat).preferences.must.items():
        if package[issue_id] not in allowed:
            issue = case.issue(issue_id)
            expected = listed([option.label for option in issue.options if option.id in allowed])
            label = issue.option(package[issue_id]).label
            raise MoveError(
                f'{issue.label}: found "{label}", expected one of {expected}: this is your own non-negotiable. {remedy}'
            )


def _check_place(case: Case, history: History, seat: str, move: Move, which: int) -> None:
    offers = standing(history, case.opposite(seat).id)
    if not offers:
        raise MoveError("nothing to take: the other side has no offer on the table. Make an offer or ask.")
    if isinstance(move, Prefer) and len(offers) == 1:
        raise MoveError("nothing to choose from: there is one offer on the table. Accept it or answer it.")
    if not 0 <= which < len(offers):
        raise MoveError(
            f"the offer at place {which}: expected a place from 0 to {len(offers) - 1}. Choose one on the table."
        )
    if isinstance(move, Accept):
        _check_must(case, seat, offers[which], "Answer with an offer, or walk away.")
