"""The catalogue of lesson 00: right answers of different kinds, the usual wrong ones, and what each must get."""

from tests.content.rows import Row


def at(**said):
    """An answer of several parts."""
    return said


MIDDLE = (
    Row("the middle", 150, 1),
    Row("the middle, with a point", 150.0, 1),
    Row("one of the two", 120, 0, "How far is your number from each of the two?"),
    Row("half the distance", 30, 0, "How far is your number from each of the two?"),
    Row("in quotes", "150", 0, "Could you write it without the quotes?"),
)

WORTH = (
    Row("both added up", at(package=65, walking_away=30), 2),
    Row("the price in euros", at(package=180, walking_away=30), 1, "Which two numbers did you add?"),
    Row("the best there is", at(package=100, walking_away=30), 1, "Which two numbers did you add?"),
    Row("walking away is nothing", at(package=65, walking_away=0), 1, "What does the line above the table say?"),
    Row("one part is missing", at(package=65), 1, "Where does your answer say walking_away?"),
)

ALTERNATIVES = (
    Row("both walk-aways and the zone", at(firm=9000, designer=6500, zone=2500), 3),
    Row("with a point", at(firm=9000.0, designer=6500.0, zone=2500.0), 3),
    Row(
        "the opening for a walk-away", at(firm=9000, designer=8500, zone=500), 1, "Is that what the designer hopes for"
    ),
    Row("walk-aways swapped", at(firm=6500, designer=9000, zone=2500), 0, "What would the firm do tomorrow"),
    Row("the zone to the opening", at(firm=9000, designer=6500, zone=2000), 2, "From which fee to which"),
    Row("the middle for a zone", at(firm=9000, designer=6500, zone=7750), 2, "From which fee to which"),
    Row("a comma in a number", at(firm=(9, 0), designer=6500, zone=2500), 1, "Could you write it without the comma"),
    Row("the zone left out", at(firm=9000, designer=6500, zone=...), 0, "`...` still stands in zone"),
)

SORTING = (
    Row("each under what it does", at(a="splitting", b="caving", c="collaborating", d="nice", e="collaborating"), 2),
    Row("other case and spacing", at(a="Splitting", b=" caving", c="Collaborating", d="NICE", e="collaborating"), 2),
    Row(
        "nice taken for collaborating",
        at(a="splitting", b="caving", c="collaborating", d="collaborating", e="collaborating"),
        1,
        "In line d: what was found out, or traded?",
    ),
    Row(
        "a trade taken for caving",
        at(a="splitting", b="caving", c="caving", d="nice", e="collaborating"),
        1,
        "What does line c give, and what does it ask for?",
    ),
    Row(
        "splitting and caving swapped",
        at(a="caving", b="splitting", c="collaborating", d="nice", e="collaborating"),
        0,
        "In line a: who gives, and for what?",
    ),
    Row(
        "all of it collaborating",
        dict.fromkeys("abcde", "collaborating"),
        0,
        "In line a: what was found out, or traded?",
    ),
    Row(
        "a word of their own",
        at(a="fair", b="caving", c="collaborating", d="nice", e="collaborating"),
        0,
        'for line a one of: "nice"',
    ),
)

CATALOGUE = {
    "start/middle": MIDDLE,
    "start/worth": WORTH,
    "start/alternatives": ALTERNATIVES,
    "start/sorting": SORTING,
}
