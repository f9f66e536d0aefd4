"""The findings that lessons rest on. Each one's docstring says what it compares and when it holds.

Own value is in points of 100: of the deal, or of the walk-away without one. A threshold is held against the estimate; of a
difference or an effect the whole 95 % interval has to lie on one side. A figure without a verdict is there to be read.
"""

from bench.circumstances import closes_upstairs, long_game, nothing_to_create, short_road
from bench.priorities import cost_of_sharing, going_on, left_on_the_table, named

FINDINGS = (
    left_on_the_table,
    cost_of_sharing,
    going_on,
    named,
    nothing_to_create,
    closes_upstairs,
    long_game,
    short_road,
)
"""Every finding there is, in the order in which they are counted. The only registry."""
