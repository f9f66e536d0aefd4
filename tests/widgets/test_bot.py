"""A bot at every table: it presses whatever there is, allowed or not, and nothing breaks.

By default a few dozen presses for each case and player; ``COURSE_PRESSES=500`` for five hundred.
"""

import logging
import os
from pathlib import Path
from random import Random
from typing import Any

import pytest
from ipywidgets import Button, Dropdown, Text, Widget

from grader.deal import Case
from grader.players import player
from grader.players.catalogue import PLAYERS
from grader.table import Accept, Ask, Decline, EqualOffers, Move, Offer, Prefer, Say, SendUp, Setting, WalkAway, Why
from grader.table.setting import FACTS, make_ready
from grader.widgets.place import Place
from tests.widgets.conftest import everything, html

PRESSES = int(os.environ.get("COURSE_PRESSES", "8"))
"""For each case and player."""
CASES = sorted(path.stem for path in (Path(__file__).parents[2] / "grader" / "cases").glob("*.toml"))
OURS = "Something went wrong in the course itself"


def test_the_presses_are_counted():
    """There are cases and players to be met."""
    assert len(CASES) >= 20
    assert len(PLAYERS) >= 10


@pytest.mark.parametrize("case", CASES)
def test_a_bot_breaks_no_table(case: str, tmp_path: Path, caplog: pytest.LogCaptureFixture):
    """Whoever sits opposite: no exception, no fault of ours, no more widgets, and the record replays to what is shown."""
    for name in PLAYERS:
        folder = tmp_path / name
        folder.mkdir()
        deal = make_ready(case, Case.load(case), player(name), facts=FACTS, folder=folder)
        bot = _Bot(deal, Random(f"{case}/{name}"))
        caplog.clear()
        with caplog.at_level(logging.WARNING):
            bot.press(PRESSES)
        assert not caplog.records, caplog.text
        table = bot.place.table
        assert table is not None
        attempts = deal.attempts()
        replayed, notes = deal.replayed(attempts[-1])
        assert notes == ()
        assert replayed.history == table.ledger.session.history
        table.ledger.recorder.close()


class _Bot:
    """Presses, chooses, writes; makes moves that no button would make.

    Args:
        deal: what is played.
        random: by which it chooses.
    """

    def __init__(self, deal: Setting, random: Random) -> None:
        self.deal, self.random = deal, random
        self.place = Place(deal)

    def press(self, times: int) -> None:
        """So many of whatever comes to mind."""
        for _ in range(times):
            self.random.choice((self._button, self._button, self._button, self._choose, self._write, self._move))()
            shown = html(self.place, everything)
            assert OURS not in shown, shown[shown.index(OURS) :][:300]

    def _held(self, kind: type[Widget]) -> list[Any]:
        return [widget for widget in everything(self.place.box) if isinstance(widget, kind)]

    def _button(self) -> None:
        if buttons := self._held(Button):
            self.random.choice(buttons).click()

    def _choose(self) -> None:
        if lists := [each for each in self._held(Dropdown) if each.options]:
            chosen = self.random.choice(lists)
            chosen.index = self.random.randrange(len(chosen.options))

    def _write(self) -> None:
        if texts := self._held(Text):
            self.random.choice(texts).value = self.random.choice(("", "Why?", "<script>alert(1)</script>", "x" * 3000))

    def _move(self) -> None:
        table = self.place.table
        if table is None:
            return
        issues = self.deal.case.issues
        package = {issue.id: self.random.choice(issue.options).id for issue in issues}
        interest = self.random.choice(self.deal.case.you.interests).id if self.deal.case.you.interests else "none"
        moves: list[Move] = [
            Offer(package),
            Offer({}),
            Offer({**package, issues[0].id: "no such option"}),
            EqualOffers((package, package)),
            EqualOffers(()),
            SendUp(package),
            Accept(0),
            Accept(7),
            Prefer(1),
            Say("Good morning."),
            Ask(Why(interest)),
            Decline(),
            WalkAway(),
        ]
        table.make(self.random.choice(moves))
