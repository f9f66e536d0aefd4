"""Attacks do succeed where nothing holds them: against plain nbgrader. So the tests of the marker can fail.

One attack of each family is shown here on every run; with COURSE_ALL_WITNESSES=1, every attack that can be.
"""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from attrs import frozen

from tests.marking.corpus import FULL, RIGHT, Attack, corpus
from tests.marking.warden import Report
from tests.marking.world import ON_TERMINAL, World, scores, world
from tests.nbgrader.test_feedback import active

pytestmark = pytest.mark.xdist_group("witnesses")

EACH_RUN = (
    "reads-the-gradebook",
    "writes-the-gradebook",
    "calls-another-machine",
    "signals-a-process",
    "endless-loop",
    "forges-the-kernel",
    "ends-its-process",
    "copies-a-test",
    "not-json",
    "shows-a-script",
)
"""One of each family that has any."""
EVERYTHING = os.environ.get("COURSE_ALL_WITNESSES") == "1"
CELL_SECONDS = 15 if EVERYTHING else 3
"""What a cell may take; filling 4 GB takes more than a moment."""
SHORT = {"seconds": 4 * CELL_SECONDS}
"""An endless loop need not be as long as one that has to outlast the marker."""
PLAIN_NBGRADER = str(Path(__file__).with_name("unprotected.py"))

ATTACKS = [attack for attack in corpus() if attack.harm]
SHOWN = [attack for attack in ATTACKS if EVERYTHING or attack.name in EACH_RUN]
TOGETHER = [attack for attack in SHOWN if not attack.alone]


@frozen
class Unprotected:
    """What plain nbgrader left behind.

    Attributes:
        world: where it happened.
        report: of the run.
        changed: decoys that are not as they were.
        scores: student -> graded cell -> points.
    """

    world: World
    report: Report
    changed: list[str]
    scores: dict[str, dict[str, float | None]]


@pytest.fixture(scope="module")
def together() -> Iterator[Unprotected]:
    """Plain nbgrader after it has marked the right hand-in and all attacks that leave it running."""
    with marked(TOGETHER) as unprotected:
        yield unprotected


@contextmanager
def marked(attacks: list[Attack]) -> Iterator[Unprotected]:
    """Plain nbgrader after it has marked these."""
    with world() as made:
        made.take_in([RIGHT, *attacks], ["ana"], **SHORT)
        report = made.run(PLAIN_NBGRADER, str(CELL_SECONDS), RIGHT.student, *(each.student for each in attacks))
        yield Unprotected(made, report, made.changed(), scores(made.course.root))


def harms(unprotected: Unprotected, attack: Attack) -> set[str]:
    """What an attack did."""
    made, report, root = unprotected.world, unprotected.report, unprotected.world.course.root
    points = unprotected.scores.get(attack.student, {})
    page = root / "feedback" / attack.student / "meso" / "meso.html"
    told = [*made.told(attack.student), *([ON_TERMINAL] if f"{ON_TERMINAL} {attack.name}" in report.said else [])]
    found = {
        "tells": told,
        "changes": attack.trace and [name for name in unprotected.changed if attack.trace in name],
        "reaches": attack.name in report.reached,
        "kills": attack.name in made.killed(),
        "stays": [process for process in report.left if attack.student in process],
        "stops": points.keys() != FULL.keys() or None in (points | {"reflection": 0}).values(),
        "earns": any((points.get(name) or 0) > (honest or 0) for name, honest in attack.honest.items()),
        "runs": page.exists() and active(page.read_text(encoding="utf-8")),
    }
    return {harm for harm, seen in found.items() if seen}


@pytest.mark.parametrize("attack", SHOWN, ids=lambda attack: attack.name)
def test_it_succeeds_where_nothing_holds_it(attack: Attack, request: pytest.FixtureRequest):
    """Plain nbgrader gives way; some attacks need a run of their own, since the hand-ins behind them may give way too."""
    if attack.alone:
        with marked([attack]) as unprotected:
            assert attack.harm in harms(unprotected, attack), unprotected.report.said
    else:
        together = request.getfixturevalue("together")
        assert attack.harm in harms(together, attack), together.report.said


def test_the_right_hand_in_does_no_harm(together: Unprotected):
    """Where nothing was done, nothing is seen."""
    assert harms(together, RIGHT) == set()
    assert together.scores[RIGHT.student] == FULL


def test_each_family_has_one_on_every_run():
    """Whoever breaks a witness hears of it before somebody asks for all of them."""
    shown = {attack.family for attack in ATTACKS if attack.name in EACH_RUN}
    assert shown == {attack.family for attack in ATTACKS}
