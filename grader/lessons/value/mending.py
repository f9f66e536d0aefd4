"""A flawed negotiation, and the offer in it to be mended."""

from collections.abc import Sequence

from attrs import frozen

from grader.check import Exercise, Miss
from grader.deal import Package
from grader.lessons.packages import read_package
from grader.lessons.value.deals import GIVING, watched
from grader.lessons.value.shown import table_html, table_text
from grader.table import Offer, Session

MENDED = 2
"""Which of the learner's side's offers is to be mended, the first being 1."""
_HEAD = ("", "worth to you", "worth to Renske", "what was offered")


@frozen
class Flawed:
    """The offers of a negotiation as they came, one of them marked as the one to mend."""

    session: Session
    offer: Package

    def worth(self, package: Package) -> tuple[int, int]:
        """Points to you and to them."""
        case = self.session.case
        return case.you.preferences.value(package), case.them.preferences.value(package)

    def _rows(self) -> list[Sequence[object]]:
        case, rows, mine = self.session.case, [], 0
        for turn in self.session.history:
            if not isinstance(turn.move, Offer):
                continue
            yours = turn.seat == case.learner
            mine += yours
            name = f"your offer {mine}" if yours else case.them.name
            rows.append([name, *self.worth(turn.move.package), case.in_words(turn.move.package)])
            if mine == MENDED and yours:
                rows[-1][0] = f"your offer {mine}: mend this one"
                break
        return list(rows)

    def __repr__(self) -> str:
        return table_text(_HEAD, self._rows())

    def _repr_html_(self) -> str:
        return table_html(_HEAD, self._rows())


def flawed() -> Flawed:
    """The first of the two demonstrations, up to the offer to be mended."""
    session = watched(GIVING)
    mine = [t.move.package for t in session.history if t.seat == session.case.learner and isinstance(t.move, Offer)]
    return Flawed(session, mine[MENDED - 1])


def _read(answer: object, offers: Flawed) -> Package:
    return read_package(answer, offers.session.case)


mend = Exercise(
    "value/mend",
    title="Mend the offer",
    points=2,
    reader=_read,
    hints=(
        "What does the offer hold on to that is worth little to you and much to Renske?",
        "Change two lines: one on which she gains much and you lose little, one that pays you back.",
        "A neighbour: instead of €10 less and a day later, the seller kept the price and gave the early day, which cost "
        "her nothing.",
    ),
)


@mend.check
def no_worse_for_you(package: Package, offers: Flawed) -> None:
    """it is worth at least as much to you as the offer it replaces"""
    own, before = offers.worth(package)[0], offers.worth(offers.offer)[0]
    if own < before:
        raise Miss(
            expected=f"at least {before} points for you",
            got=str(own),
            hint="That gives way once more. Where could you take those points back?",
        )


@mend.check
def better_for_them(package: Package, offers: Flawed) -> None:
    """it is worth more to Renske"""
    other, before = offers.worth(package)[1], offers.worth(offers.offer)[1]
    if other <= before:
        hint = (
            "That is the offer as it was. Which line would she have changed first?"
            if package == offers.offer
            else "What is dearest to her on both sheets, and what would it cost you?"
        )
        raise Miss(expected=f"more than {before} points for Renske", got=str(other), hint=hint)
