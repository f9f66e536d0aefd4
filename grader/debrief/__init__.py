"""What happened at the table: value, trades still open, process, what was given and received."""

from grader.debrief.ledger import Entry, balance, ledger
from grader.debrief.opening import Opening, openings
from grader.debrief.process import EqualSet, equal_sets, process_lines
from grader.debrief.reading import Debrief, prediction_lines, read_deal
from grader.debrief.trades import Trade, open_trades
from grader.debrief.value import Worth, worth

__all__ = [
    "Debrief",
    "Entry",
    "EqualSet",
    "Opening",
    "Trade",
    "Worth",
    "balance",
    "equal_sets",
    "ledger",
    "open_trades",
    "openings",
    "prediction_lines",
    "process_lines",
    "read_deal",
    "worth",
]
