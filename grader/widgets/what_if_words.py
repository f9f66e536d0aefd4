"""A replay in words: the learner's moves to choose from, and who made which move of the other line."""

from grader.deal import Case
from grader.debrief.wording import fact_clause, question_clause
from grader.players.what_if import WhatIf
from grader.table import (
    Accept,
    Ask,
    Decline,
    Disclose,
    EqualOffers,
    Evade,
    History,
    Offer,
    Prefer,
    Say,
    SendUp,
    Session,
    standing,
)
from grader.table.history import rounds_used

_LONGEST = 60
"""Characters of a remark that are read in a list."""
_COUNTS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")

CAUTION = "This is the same simulated person; a real one might have answered otherwise."
LIVE_ONLY = "In JupyterLab you can change one of your moves here, and see what would have followed."
UNFINISHED = "There is nothing to replay yet. Play the table to its end, then run this cell again."


def own_moves(session: Session) -> list[tuple[str, int]]:
    """The learner's moves to choose from: in words, and their number from 0."""
    case, history = session.case, session.history
    places = [place for place, turn in enumerate(history) if turn.seat == case.learner]
    return [(_when(case, history, place) + _did(case, history, place), number) for number, place in enumerate(places)]


def _when(case: Case, history: History, place: int) -> str:
    used = max(1, rounds_used(history[: place + 1], case.learner))
    return f"Round {used}: you " if used <= case.rounds else "At the end: you "


def _did(case: Case, history: History, place: int) -> str:
    move = history[place].move
    match move:
        case Offer(package):
            return f"offered {case.in_words(package)}"
        case SendUp(package):
            return f"sent upstairs {case.in_words(package)}"
        case EqualOffers(packages):
            return f"put {_count(len(packages))} packages down together"
        case Disclose(fact, ask):
            return fact_clause(case, case.learner, fact) + (", and asked for theirs" if ask else "")
        case Ask(about):
            return question_clause(case, case.learner, about)
        case Say(text):
            said = " ".join(text.split())
            return f"said “{said if len(said) <= _LONGEST else said[: _LONGEST - 1] + '…'}”"
        case Accept(which) | Prefer(which):
            package = standing(history[:place], case.them.id)[which]
            return f"{'accepted' if isinstance(move, Accept) else 'preferred'} {case.in_words(package)}"
        case Decline() | Evade():
            return "did not answer"
    return "left the table"


def who_played(result: WhatIf, left: int) -> str:
    """Who made the moves after the changed one.

    Args:
        result: the other line.
        left: how many moves the learner had made after the one that was changed.
    """
    session, them = result.session, result.session.case.them.name
    again = _again(result.repeated, left) if left else ""
    if result.stand_in is None or result.since is None:
        who = "That" if session.history[-1].seat == session.case.learner else f"Then {them}"
        ended = f"{who} {'ended it' if session.deal is None or who == 'That' else 'signed'}"
        if result.repeated == left:
            return again or f"{ended}."
        return f"{again} {ended}; the rest of your moves fell away.".lstrip()
    if result.since > session.case.rounds:
        played = "Your rounds were used up by then: a simulated learner decided in your place whether to sign."
    else:
        played = f"From round {result.since} on a simulated learner played for you, one who {result.stand_in.who}."
    return f"{again} {played}".lstrip()


def _again(repeated: int, left: int) -> str:
    if not repeated:
        return ""
    if repeated == left:
        return (
            "Your later moves were made again as they were."
            if left > 1
            else "Your later move was made again as it was."
        )
    return f"Your next {'move was' if repeated == 1 else _count(repeated) + ' moves were'} made again as before."


def _count(number: int) -> str:
    return _COUNTS[number] if number < len(_COUNTS) else str(number)


def stand_in_from(result: WhatIf) -> int:
    """Place in the history of the stand-in's first turn; the end of it if nobody played on."""
    if result.stand_in is None:
        return len(result.session.history)
    return result.turn + 2 * (1 + result.repeated)  # each of the learner's moves until then had its answer
