"""A class that hands in ``meso``: as many learners as are wanted, from one seed.

Right, partial, wrong and raising hand-ins take turns, so that any four in a row are one of each; within a kind, chance
decides. Learner 7 hands in the same in a class of 12 and in one of 500. Every learner has a variant of their own, up to
`VARIANTS`; those after that share one with somebody, since a variant takes longer to solve than to mark.
"""

import json
import shutil
from collections.abc import Callable
from functools import cache
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import Any

from attrs import frozen
from nbformat import v4

from grader.deal import Package
from grader.deal.variant import key_from
from grader.lessons import meso
from grader.table import Accept, Session, Setting
from tests.nbgrader import solver

SEED = "bench.marking"
VARIANTS = 100
Cells = list[dict[str, Any]]
"""A notebook's cells, as its JSON has them."""


@frozen
class Solved:
    """What there is to answer for one key.

    Attributes:
        key: of the variant.
        answers: source of each answer cell.
        poor: the same, wrong.
        record: the learner's record by kind of play: "well", "haggled" or "first offer taken".
    """

    key: str
    answers: dict[str, str]
    poor: dict[str, str]
    record: dict[str, bytes]


def make_class(count: int, released: Path, submitted: Path) -> list[str]:
    """Write the hand-ins of so many learners, and return their names.

    Args:
        count: of learners.
        released: the notebook that was handed out.
        submitted: nbgrader's folder of this name.
    """
    names = [name(number) for number in range(count)]
    for number, learner in enumerate(names):
        write(number, released, submitted / learner / "meso")
    return names


def name(number: int) -> str:
    """Of a learner, in the order of the alphabet."""
    return f"learner-{number:05}"


def kind(number: int) -> str:
    """What this learner's work is like: "right", "partial", "wrong" or "raising"."""
    return tuple(KINDS)[number % len(KINDS)]


def write(number: int, released: Path, folder: Path) -> None:
    """Write what one learner hands in: notebook and record."""
    random = Random(f"{SEED}/{number}")
    notebook = json.loads(released.read_text(encoding="utf-8"))
    found = drawn(number % VARIANTS)
    played = KINDS[kind(number)](notebook["cells"], found, random)
    (folder / "moves").mkdir(parents=True)
    (folder / "meso.ipynb").write_text(json.dumps(notebook, ensure_ascii=False, indent=1), encoding="utf-8")
    (folder / "moves" / "meso.jsonl").write_bytes(found.record[played])


def copy_class(names: list[str], submitted: Path, to: Path) -> None:
    """The same hand-ins, in another course."""
    for learner in names:
        shutil.copytree(submitted / learner, to / learner)


def _right(cells: Cells, found: Solved, random: Random) -> str:
    _answer(cells, {**found.answers, "plan": _plan(solver.PLAN, random)})
    _try_out(cells, random)
    return "well"


def _partial(cells: Cells, found: Solved, random: Random) -> str:
    names = [answer for answer in found.answers if answer != "reflection"]
    good = random.sample(names, random.randint(2, len(names) - 1))
    answers = {answer: (found.answers if answer in good else found.poor)[answer] for answer in names}
    answers["plan"] = _plan(solver.PLAN if "plan" in good else solver.HAGGLING, random)
    _answer(cells, {**answers, "reflection": "I kept the price and gave them the terms they pointed at."})
    _try_out(cells, random)
    return "haggled"


def _wrong(cells: Cells, found: Solved, random: Random) -> str:
    _answer(cells, found.poor)
    if random.random() < 0.5:
        _insert(cells, "plan-check", "print(plan)")
    return "first offer taken"


def _raising(cells: Cells, found: Solved, random: Random) -> str:
    where = random.choice(["equal-offers", "ruled-out", "improve", "plan"])
    error = random.choice(["1 / 0", "print(pakage)", "raise ValueError('net 15?')", "packages['D']", "plan = [,]"])
    _answer(cells, {**found.answers, where: error})
    return "well"


KINDS: dict[str, Callable[[Cells, Solved, Random], str]] = {
    "right": _right,
    "partial": _partial,
    "wrong": _wrong,
    "raising": _raising,
}
"""Fill in the cells, and say how the learner played."""


def _plan(rules: list[str], random: Random) -> str:
    level = random.randint(72, 80)
    return f"plan = {[rule.replace('75', str(level)) for rule in rules]!r}"


def _try_out(cells: Cells, random: Random) -> None:
    """Some learners leave the cells in which they tried things out."""
    if random.random() < 0.5:
        _insert(cells, "equal-offers-check", "for name, package in packages.items():\n    print(name, package)")
    if random.random() < 1 / 3:
        _insert(cells, "plan-check", "meso.trial(plan)")


def _answer(cells: Cells, answers: dict[str, str]) -> None:
    for cell in cells:
        source = answers.get(_grade_id(cell))
        if source is not None:
            cell["source"] = source


def _insert(cells: Cells, before: str, source: str) -> None:
    place = next(number for number, cell in enumerate(cells) if _grade_id(cell) == before)
    cells.insert(place, {**v4.new_code_cell(source), "id": f"own-{place}"})


def _grade_id(cell: dict[str, Any]) -> str:
    return str(cell["metadata"].get("nbgrader", {}).get("grade_id", ""))


@cache
def drawn(number: int) -> Solved:
    """A variant with its answers. One in five can't be played by the book with a plan of ours; it is drawn anew."""
    random = Random(f"{SEED}/variant {number}")
    while True:
        try:
            return solved(key_from(random))
        except AssertionError:
            continue


def solved(key: str) -> Solved:
    """Every answer for one key, and records that were played; AssertionError if no plan of ours plays it well."""
    with TemporaryDirectory(prefix="solved-") as folder:
        deal = solver.variant_of(key, Path(folder))
        answers, first = solver.right_answers(deal), deal.session()
        first.play(Accept(0))
        sessions = {
            "well": solver.well_played(deal),
            "haggled": solver.played(deal, solver.HAGGLING),
            "first offer taken": first,
        }
        records = {how: _recorded(deal, session) for how, session in sessions.items()}
        return Solved(key, answers, _poor(deal), records)


def _recorded(deal: Setting, session: Session) -> bytes:
    deal.path.unlink(missing_ok=True)
    solver.record(deal, session)
    return deal.path.read_bytes()


def _poor(deal: Setting) -> dict[str, str]:
    choice, labels = meso.their_choice(deal), deal.case.labels
    return {
        "equal-offers": f"packages = {[labels(_extreme(deal, max)), labels(_extreme(deal, min))]!r}",
        "ruled-out": f"ruled_out = {list(choice.possible())!r}",
        "improve": f"package = {labels(_extreme(deal, min))!r}",
        "plan": 'plan = ["be nice", "hope for the best"]',
        "reflection": "It went well.",
    }


def _extreme(deal: Setting, which: Callable[..., str]) -> Package:
    """The package worth most, or least, to the learner."""
    return {issue: which(points, key=points.__getitem__) for issue, points in deal.case.you.preferences.points.items()}
