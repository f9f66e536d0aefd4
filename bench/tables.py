"""How long people at a table wait for an answer, and how many simulated pairs a second plays."""

from collections.abc import Iterator
from itertools import count, islice
from random import Random
from statistics import median
from time import perf_counter
from typing import Any

from bench.clock import Rows, in_ms, ratio, seconds
from grader.deal import Case, variant
from grader.deal.variant import key_from
from grader.errors import CaseError
from grader.players import player
from grader.players.catalogue import COUNTERPARTS
from grader.table import Session, negotiate
from grader.table.session import seat_at

TABLES = 21
"""Repetitions of a negotiation, which takes milliseconds."""
BATCH = 200
"""Pairs in each of five batches: lesson 01's thousand."""
VARIANTS = 40
"""Variants they sit at in turn."""
LEARNERS = ("collaborator", "positional")


def reply_seconds(case: Case, learner: str, counterpart: str, seed: str) -> float:
    """Mean wall time of the counterpart's replies in one negotiation, its opening included."""
    start = perf_counter()
    session = Session(case, player(counterpart), seed)
    times = [perf_counter() - start]
    seat, person = seat_at(case, case.learner, seed), player(learner)
    while not session.over:
        move = person.respond(seat, session.history)
        start = perf_counter()
        answer = session.play(move)
        if answer is not None:
            times.append(perf_counter() - start)
    return sum(times) / len(times)


def replies(peer: Any, case: Case) -> tuple[dict[str, float], Rows]:
    """Time every counterpart's replies to two kinds of learner, beside the peer's whole negotiation of the same variant."""
    variants = variants_of(case)
    tables = [(learner, opposite.name) for opposite in COUNTERPARTS for learner in LEARNERS]
    times: dict[tuple[str, str], list[float]] = {table: [] for table in tables}
    runs: list[float] = []
    peer.negotiation(case).run()  # what the peer loads at its first run
    for number, dealt in enumerate(islice(variants, TABLES)):
        runs.append(seconds(peer.negotiation(dealt).run))
        for table in tables:
            times[table].append(reply_seconds(dealt, *table, f"engine/{number}"))
    slowest = max(tables, key=lambda table: ratio(times[table], runs))
    rows = [(f"{peer.NAME}, a SAO run of {case.rounds} rounds", in_ms(median(runs)))]
    rows += [
        (f"  a reply of the {name} to a {learner}", in_ms(median(times[learner, name]))) for learner, name in tables
    ]
    rows.append((f"  the slowest: {slowest[1]} to a {slowest[0]}", in_ms(median(times[slowest]))))
    return {"reply_vs_sao": ratio(times[slowest], runs)}, rows


def pairs(case: Case) -> tuple[dict[str, float], Rows]:
    """Time simulated pairs, in five batches."""
    dealt = list(islice(variants_of(case), VARIANTS))

    def batch(number: int) -> None:
        for pair in range(BATCH):
            one, two = player("positional"), player("positional")
            negotiate(dealt[pair % len(dealt)], one, two, f"pairs/{number}/{pair}")

    rate = median(BATCH / seconds(lambda number=number: batch(number)) for number in range(5))
    return {"pairs_per_second": rate}, [(f"1,000 positional pairs at {case.id}", f"{1000 / rate:.1f} s")]


def variants_of(case: Case) -> Iterator[Case]:
    """Variants of a case, the same ones each time."""
    random = Random(f"bench.engine/{case.id}")
    return (variant(case, key_from(random)) for _ in count())


def lesson_01() -> Case:
    """The case of lesson 01, or the services deal where there is none yet."""
    try:
        return Case.load("consulting-project")
    except CaseError:
        return Case.load("implementation-services")
