"""Where a learner stands: for each lesson what is solved and what was played, what was mastered by which evidence, what next."""

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from attrs import frozen

from grader.debrief import worth
from grader.errors import GraderError
from grader.lessons.catalogue import LESSONS, Lesson
from grader.progress import keeping
from grader.progress.tries import Try, best
from grader.table import Setting

ENOUGH = 0.8
"""Share of the available value from which a deal counts as evidence, if it is no worse than the own alternative."""


@frozen
class Play:
    """A negotiation that came to its end.

    Attributes:
        deal: name of its record.
        attempt: its number there, from 1.
        own: points to the learner; None without a deal.
        walk_away: points of the learner's alternative.
        share: of the available value; None without a deal, or where there was nothing to gain.
    """

    deal: str
    attempt: int
    own: int | None
    walk_away: int
    share: float | None

    @property
    def convincing(self) -> bool:
        """Whether it shows that its lesson sits: no worse than the alternative, and most of the value found."""
        return self.own is not None and self.own >= self.walk_away and (self.share is None or self.share >= ENOUGH)


@frozen
class Standing:
    """Where a learner stands in one lesson.

    Attributes:
        lesson: which.
        solved: exercises that earned all their points, by the best try.
        open: the others, in order, and what their best try earned.
        plays: negotiations that came to their end, in order.
        unreadable: a sentence for each record that can't be read.
    """

    lesson: Lesson
    solved: tuple[Try, ...]
    open: Mapping[str, Try | None]
    plays: tuple[Play, ...]
    unreadable: tuple[str, ...] = ()

    @property
    def begun(self) -> bool:
        """Whether anything was done in it."""
        return bool(self.solved or self.plays or any(self.open.values()))

    @property
    def best_play(self) -> Play | None:
        """The convincing one with the largest share, or else the one with the largest share."""
        return max(self.plays, key=lambda p: (p.convincing, p.share if p.share is not None else -1), default=None)

    @property
    def mastered(self) -> bool:
        """Every exercise of the core solved, and a negotiation that shows it."""
        return not self.open and self.best_play is not None and self.best_play.convincing


def standing(lesson: Lesson, tries: Iterable[Try], folder: Path) -> Standing:
    """Where a learner stands in a lesson, by their tries and by the records in this folder. Nothing is written."""
    found = best(tries)
    names = [exercise.name for exercise in lesson.exercises]
    plays, unreadable = [], []
    for deal in lesson.deals:
        try:
            plays += _plays(deal(str(folder)))
        except GraderError as error:
            unreadable.append(str(error))
    return Standing(
        lesson,
        tuple(found[name] for name in names if name in found and found[name].solved),
        {name: found.get(name) for name in names if name not in found or not found[name].solved},
        tuple(plays),
        tuple(unreadable),
    )


def overview(folder: Path) -> tuple[tuple[Standing, ...], tuple[str, ...]]:
    """All lessons, and what a reader should know of the file of tries, a sentence each.

    Raises:
        ProgressError: the file of tries can't be read at all.
    """
    tries, notes = keeping.mended(folder)
    return tuple(standing(lesson, tries, folder) for lesson in LESSONS), notes


def next_step(standings: Sequence[Standing]) -> str:
    """What to do next, in a sentence."""
    begun = [each for each in standings if each.begun and not each.mastered]
    waiting = begun or [each for each in standings if not each.mastered]
    if not waiting:
        return "You have all of it. Play a fresh attempt now and then, and take it to work."
    found = waiting[0]
    title = f"{found.lesson.name[:2]} · {found.lesson.title}"
    if not found.begun:
        return f"Next: {title}, {found.lesson.minutes} minutes."
    if not found.plays:
        return f"Next, in {title}: play the deal to its end."
    if found.open:
        titles = {exercise.name: exercise.title for exercise in found.lesson.exercises}
        return f"Next, in {title}: “{titles[next(iter(found.open))]}”."
    return f"Next, in {title}: a fresh attempt, until most of the value is found."


def _plays(deal: Setting) -> list[Play]:
    found = []
    for attempt in deal.attempts() if deal.path.exists() else ():
        session, _ = deal.replayed(attempt)
        if session.over:
            measured = None if session.deal is None else worth(session.case, session.deal)
            found.append(
                Play(
                    deal.name,
                    attempt.header["attempt"],
                    None if measured is None else measured.own,
                    session.case.you.preferences.reservation,
                    None if measured is None else measured.share,
                )
            )
    return found
