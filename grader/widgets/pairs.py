"""A thousand simulated pairs at one deal, played while the learner watches, beside what people did."""

from itertools import islice
from time import perf_counter

from ipywidgets import IntProgress, VBox

from grader.charts import chart_html, in_words
from grader.charts.population import describe_population, population
from grader.deal import Case
from grader.debrief.captured import shares_of
from grader.lessons.population import HUMAN, HUMAN_PAIRS, Pair, simulate
from grader.table import read_only
from grader.widgets.controls import markup, say
from grader.widgets.outputs import Output, chart_output, html_output
from grader.widgets.style import framed
from grader.widgets.words import paragraph

STEP = 20
"""Pairs between two steps of the progress bar."""


class Progress:
    """A bar that fills while pairs play, and the seconds left in words."""

    def __init__(self, pairs: int) -> None:
        self.bar = IntProgress(min=0, max=pairs, description="pairs")
        self.words = markup()
        self.box = VBox([self.bar, self.words])
        self._begun = perf_counter()
        self.tell(0)

    def tell(self, done: int) -> None:
        """Show how many pairs have played."""
        self.bar.value = done
        passed = perf_counter() - self._begun
        left = f", about {round(passed * (self.bar.max - done) / done)} seconds to go" if done else ""
        say(self.words, f"{done:,} of {self.bar.max:,} pairs have played{left if done < self.bar.max else ''}.")


def pairs_played(case: str | Case, learner: str, counterpart: str, pairs: int, progress: Progress | None) -> list[Pair]:
    """Play them. Interrupted (the stop button of the notebook), those that have played so far."""
    playing, found = simulate(case, learner, counterpart, pairs), []
    try:
        while batch := list(islice(playing, STEP)):
            found += batch
            if progress is not None:
                progress.tell(len(found))
    except KeyboardInterrupt:
        pass
    return found


def findings(pairs: list[Pair], learner: str, counterpart: str) -> list[Output]:
    """What came of them, beside the human pairs: a sentence and a chart; as one page where nbgrader runs."""
    groups = {
        f"{len(pairs):,} simulated pairs": shares_of([pair.captured for pair in pairs]),
        f"{HUMAN_PAIRS} human pairs (CaSiNo)": HUMAN,
    }
    ours, human = groups.values()
    known = [pair.share for pair in pairs if pair.share is not None]
    mean = f" On average they captured {100 * sum(known) / len(known):.0f} % of it." if known else ""
    who = f"both {learner}" if learner == counterpart else f"{learner} and {counterpart}"
    told = (
        f"Of {len(pairs):,} simulated pairs ({who}), {_per_cent(ours['all'])} captured all of the value there "
        f"was, {_per_cent(ours['part'])} part of it, {_per_cent(ours['none'])} none; {_per_cent(ours['no deal'])} made no deal.{mean} "
        f"Of {HUMAN_PAIRS} human pairs, {_per_cent(human['all'])} captured all."
    )
    note = "Another deal, other people: the two can be set side by side, not subtracted."
    description = describe_population(groups)
    html = paragraph(told) + paragraph(note, "nt-small")
    if read_only():
        return [html_output(framed(html + chart_html(population(groups), description)), told)]
    return [
        chart_output(population(groups), description),
        html_output(framed(html + in_words(description, "The chart")), told),
    ]


def _per_cent(share: float) -> str:
    return f"{100 * share:.1f} %"
