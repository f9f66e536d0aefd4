"""What happened at the table: value, trades still open, process."""

from grader.debrief.process import EqualSet, equal_sets, process_lines
from grader.debrief.reading import Debrief, prediction_lines, read_deal
from grader.debrief.trades import Trade, open_trades
from grader.debrief.value import Worth, worth

__all__ = [
    "Debrief",
    "EqualSet",
    "Trade",
    "Worth",
    "equal_sets",
    "open_trades",
    "prediction_lines",
    "process_lines",
    "read_deal",
    "worth",
]
