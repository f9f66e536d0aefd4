"""Answers to the assignment ``meso`` for one variant: the right ones, and records of negotiations that were played."""

from pathlib import Path
from typing import Any

from grader.deal import Package, equal_offers
from grader.lessons import meso
from grader.lessons.meso.offers import TARGET
from grader.lessons.meso.situation import improvements
from grader.lessons.packages import apart
from grader.players.hypotheses import supposing
from grader.players.planned import Planned
from grader.table import EqualOffers, Offer, Prefer, Say, Session, Setting, Turn, to_json
from grader.table.recorder import Recorder
from grader.table.session import seat_at

PLAN = [
    "share my top issue and ask for theirs",
    "offer three equal packages at 75 %",
    "build on the package they chose",
    "accept at 60 %",
    "in the last round accept anything above my walk-away",
]
HAGGLING = ["offer one package at 92 %", "accept at 60 %", "in the last round accept anything above my walk-away"]
REFLECTION = "They pointed at net 15, so the price was not what mattered most. I kept it and asked for the scope."


def variant_of(key: str, folder: Path) -> Setting:
    """The deal of the learner with this key, its record in this folder."""
    return meso.deal(key, folder=str(folder))


def equal_packages(deal: Setting) -> list[Package]:
    """Three packages equal to the learner, each the best for somebody who wants something else."""
    own = deal.case.you.preferences
    found = equal_offers(own, [supposing(own, issue) for issue in own.points], own.best * TARGET // 100, 1)
    for first in range(len(found)):
        chosen = [found[first]]
        chosen += [p for p in found[first + 1 :] if all(apart(p, other) > 1 for other in chosen)]
        if len(chosen) >= 3:
            return chosen[:3]
    raise AssertionError(f"{deal.key}: no three equal packages found. Choose another key for this hand-in.")


def right_answers(deal: Setting) -> dict[str, str]:
    """Source of every answer cell but the key and the moves, in the learner's labels."""
    choice = meso.their_choice(deal)
    packages = dict(zip("ABC", map(deal.case.labels, equal_packages(deal)), strict=True))
    better = improvements(choice)[0]
    return {
        "equal-offers": f"packages = {packages!r}",
        "ruled-out": f"ruled_out = {list(choice.ruled_out())!r}",
        "improve": f"package = {deal.case.labels(better)!r}",
        "plan": f"plan = {PLAN!r}",
        "reflection": REFLECTION,
    }


def well_played(deal: Setting) -> Session:
    """A negotiation by the book: equal offers, the next offer built on their choice, a good deal."""
    for level in range(70, 90):
        session = played(deal, [PLAN[0], PLAN[1].replace("75", str(level)), *PLAN[2:]])
        if (
            built_upon(session)
            and float(meso.negotiation([to_json(move) for move in session.moves], deal)) == meso.negotiation.points
        ):
            return session
    raise AssertionError(f"{deal.key}: no plan plays this variant well. Choose another key for this hand-in.")


def built_upon(session: Session) -> bool:
    """Whether equal offers were answered by a choice, and the choice by an offer."""
    kinds = [type(turn.move) for turn in session.history]
    return any(kinds[i : i + 3] == [EqualOffers, Prefer, Offer] for i in range(len(kinds)))


def played(deal: Setting, rules: list[str], remark: str = "") -> Session:
    """A negotiation played by these rules to its end, after a remark if there is one."""
    session = deal.session()
    if remark:
        session.play(Say(remark))
    learner, seat = Planned(rules), seat_at(deal.case, deal.case.learner, "solver")
    while not session.over:
        session.play(learner.respond(seat, session.history))
    return session


def record(deal: Setting, session: Session, **prediction: Any) -> None:
    """Write a negotiation to the learner's record, line by line as the table does."""
    with Recorder(deal.path) as recorder:
        recorder.append(deal.header(1), *([{"prediction": prediction}] if prediction else []))
        for turn in session.history[1:]:
            recorder.append(_line(deal, turn))


def _line(deal: Setting, turn: Turn) -> dict[str, Any]:
    if turn.seat == deal.case.learner:
        return {"you": to_json(turn.move)}
    return {"they": to_json(turn.move), "words": turn.words}
