"""Marks with the stand-in, in a process of its own that can be killed: ``python -m tests.marking.run_standin COURSE JOBS``.

It says the name of each hand-in as soon as it is settled.
"""

import sys
from pathlib import Path

from grader.marking.course import settings
from grader.marking.course.assignment import Assignment
from grader.marking.course.chosen import chosen
from grader.marking.course.gradebook import open_gradebook
from grader.marking.crew import workers
from grader.marking.crew.batch import mark_all
from grader.marking.handins.jobs import Rules
from tests.marking import standin


def main(course: str, jobs: int) -> None:
    """Mark everything."""
    found = settings.load(Path(course))
    rules = Rules.of(found, Assignment.load(found, "meso"), trusted=False)
    with open_gradebook(found, "meso") as writer, workers.pool(jobs) as executor:
        for outcome in mark_all(chosen(found, "meso"), rules, writer, executor, standin.mark, workers=jobs):
            print(outcome.student, outcome.state, flush=True)


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]))
