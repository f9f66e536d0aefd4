"""The lessons there are: the only registry."""

from collections.abc import Callable

from attrs import frozen

from grader.check import Exercise
from grader.lessons import and_mindset, disclosure, interests, meso, start, value
from grader.table import Setting


@frozen
class Lesson:
    """One lesson.

    Attributes:
        name: of its notebook, without ``.ipynb``.
        title: as a learner reads it.
        minutes: of its core.
        exercises: those of its core, in order.
        deals: what is played in it: the folder of the notebook -> the deal.
    """

    name: str
    title: str
    minutes: int
    exercises: tuple[Exercise, ...]
    deals: tuple[Callable[[str], Setting], ...]


LESSONS: tuple[Lesson, ...] = (
    Lesson("00-start-here", "Start here", 20, start.EXERCISES, (start.deal,)),
    Lesson(
        "01-money-left-on-the-table",
        "Money left on the table",
        40,
        (
            value.recall,
            value.package_worth,
            value.guess,
            value.recount,
            value.sorting,
            value.stakes,
            value.trade,
            value.compare,
            value.mend,
            value.reading,
            value.pies,
            value.pick,
            value.two_deals,
        ),
        (value.practice, value.again),
    ),
    Lesson(
        "02-interests",
        "Interests",
        40,
        (
            interests.recall,
            interests.cost,
            interests.lists,
            interests.questions,
            interests.ways,
            interests.compare,
            interests.needs,
            interests.own_sheet,
            interests.two_deals,
        ),
        (interests.practice, interests.again),
    ),
    Lesson(
        "03-reciprocal-disclosure",
        "Reciprocal disclosure",
        40,
        (
            disclosure.recall,
            disclosure.order,
            disclosure.sorting,
            disclosure.compare,
            disclosure.replies,
            disclosure.turns,
            disclosure.exposed,
            disclosure.mend,
            disclosure.evidence,
            disclosure.two_deals,
        ),
        (disclosure.practice, disclosure.again, disclosure.harder),
    ),
    Lesson(
        "04-meso",
        "Several equal offers",
        40,
        (
            meso.recall,
            meso.package_worth,
            meso.odd_one_out,
            meso.equal_offers,
            meso.compare,
            meso.ruled_out,
            meso.improve,
            meso.not_proof,
            meso.two_deals,
        ),
        (meso.practice, meso.again),
    ),
    Lesson(
        "05-the-and-mindset",
        "The AND mindset",
        40,
        (
            and_mindset.recall,
            and_mindset.own_limits,
            and_mindset.lists,
            and_mindset.questions,
            and_mindset.package,
            and_mindset.drills,
            and_mindset.roads,
            and_mindset.collide,
            and_mindset.two_deals,
        ),
        (and_mindset.practice, and_mindset.again),
    ),
)
"""In the order in which they are taken."""
