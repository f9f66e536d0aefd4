"""The long game: many deals with people who remember, and who talk to each other."""

from grader.market.estimate import Estimate
from grader.market.finding import cells_table, finding_7, robust
from grader.market.market import Market, outcomes_for, play_market
from grader.market.partner import Memory
from grader.market.respect import Sign, felt, signs
from grader.market.result import Deal, MarketResult
from grader.market.sweep import MARKETS, WAYS, Cell, sweep

__all__ = [
    "MARKETS",
    "WAYS",
    "Cell",
    "Deal",
    "Estimate",
    "Market",
    "MarketResult",
    "Memory",
    "Sign",
    "cells_table",
    "felt",
    "finding_7",
    "outcomes_for",
    "play_market",
    "robust",
    "signs",
    "sweep",
]
