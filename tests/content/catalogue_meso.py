"""The catalogue of lesson 04 and the assignment `meso`, on the key `example`; hidden parts on the seeds of `source/`.

Right answers of different kinds, the usual wrong ones, and what each must get.
"""

from tests.content.rows import Row

SEEDS = {"meso/equal-offers": 11, "meso/plan": (11, 12, 13)}
"""Seeds of the hidden parts, as source/meso has them (a test compares)."""


def package(price, payment, scope, support):
    """A package as the template holds it."""
    return {"price": price, "payment": payment, "scope": scope, "support": support}


def three(a, b, c):
    """Three packages, as the template names them."""
    return {"A": a, "B": b, "C": c}


# ---- equal offers: your best is worth 100, walking away 40, the target is 75 -------------------------------------------

DEAR = package("€100,000", "net 90", "full scope", "round the clock")  # 74
CHEAP = package("€76,000", "net 15", "full scope", "office hours")  # 75
QUIET = package("€82,000", "net 90", "full scope", "e-mail only")  # 74

EQUAL_OFFERS = (
    Row("three, by label", three(DEAR, CHEAP, QUIET), 4),
    Row("two are enough", {"A": DEAR, "B": CHEAP}, 4),
    Row(
        "by id",
        three(
            package("p100", "net90", "full", "clock"),
            package("p76", "net15", "full", "office"),
            package("p82", "net90", "full", "email"),
        ),
        4,
    ),
    Row("a list", [DEAR, CHEAP, QUIET], 4),
    Row("a tuple, other names and another order of issues", (dict(reversed(DEAR.items())), CHEAP, QUIET), 4),
    Row(
        "other case, spacing and dashes; bare numbers for prices",
        {
            "cash": {"Price": 100000, "PAYMENT": "Net90", "scope": " Full Scope ", "support": "round-the-clock"},
            "price": {"Price": "76 000", "PAYMENT": "net-15", "scope": "FULL SCOPE", "support": "Office hours"},
            "calm": {"Price": "€ 82000", "PAYMENT": "NET 90", "scope": "full", "support": "email only"},
        },
        4,
    ),
    Row(
        "one that nobody would choose",
        three(DEAR, CHEAP, package("€82,000", "net 30", "full scope", "office hours")),
        3.5,
        "Is there a package that nobody would choose first?",
    ),
    Row(
        "not equal",
        three(DEAR, CHEAP, package("€76,000", "net 60", "full scope", "office hours")),
        0.5,
        "What did you keep in C that you gave up in the others?",
    ),
    Row(
        "one gives more and asks for nothing back",
        three(DEAR, CHEAP, package("€76,000", "net 15", "core + reports + migration", "e-mail only")),
        0.5,
        "C gives more than B and takes nothing back. What could you ask for in C?",
    ),
    Row("the same one twice", {"A": DEAR, "B": DEAR}, 2, "If they choose A over B, what have you learnt about them?"),
    Row(
        "everything for yourself",
        three(*[package("€76,000", "net 90", "full scope", "round the clock")] * 3),
        1.5,
        "What would make this one easier to say yes to?",
    ),
    Row(
        "equal, and worse than walking away",
        {
            "A": package("€100,000", "net 90", "core only", "round the clock"),
            "B": package("€82,000", "net 90", "core only", "e-mail only"),
        },
        2.5,
        "Would you rather sign this than leave?",
    ),
    Row(
        "half of everything",
        three(
            package("€88,000", "net 30", "core + reports + migration", "office hours"),
            package("€88,000", "net 60", "core + reports", "round the clock"),
            package("€94,000", "net 60", "core + reports + migration", "office hours"),
        ),
        2.5,
        "What is there still to ask for?",
    ),
    Row("a single one", {"A": CHEAP}, 0, "Which other package could you sign as gladly?"),
    Row("four at once", [DEAR, CHEAP, QUIET, DEAR], 0, "Which three would tell you most?"),
    Row("a dozen", [CHEAP] * 30, 0, "Which three would tell you most?"),
    Row(
        "an issue left out",
        {"A": {"price": "€76,000", "payment": "net 15"}, "B": CHEAP},
        0,
        "What would this package say about the rest?",
    ),
    Row("an option that is not there", {"A": DEAR | {"payment": "net 45"}, "B": CHEAP}, 0, "Did you mean"),
    Row(
        "points in place of options",
        {"A": package(0, 14, 40, 20), "B": CHEAP},
        0,
        'for package A, price one of: "€76,000"',
    ),
    Row(
        "a third left undone",
        three(DEAR, CHEAP, package(..., ..., ..., ...)),
        0,
        "`...` still stands in package C, price",
    ),
    Row("no packages", {}, 0, "What could you sign?"),
)

# ---- what a choice rules out: they chose C (€94,000, net 60, full scope, extended hours) over A and B ---------------------

RULED_OUT = (
    Row("both", ["price", "scope"], 1),
    Row("the other order, in capitals, as a tuple", ("Scope", "PRICE"), 1),
    Row("a set", {"scope", "price"}, 1),
    Row("one twice", ["price", "scope", "price"], 1),
    Row("one of the two", ["price"], 0.75, "Is there another issue"),
    Row("a single text", "scope", 0.75, "Is there another issue"),
    Row("what is possible, not what is ruled out", ["payment", "support"], 0, "If payment mattered most to them"),
    Row("the whole ranking from one choice", ["price", "scope", "support"], 0, "If support mattered most to them"),
    Row("everything", ["price", "payment", "scope", "support"], 0, "If payment mattered most to them"),
    Row("what matters most to yourself", ["support"], 0, "If support mattered most to them"),
    Row("nothing", [], 0, "On which issue would another package suit them better?"),
    Row("the name of a package", ["A", "B"], 0, 'one of: "Price"'),
    Row("yes and no for each", {"price": True, "payment": False}, 0, "expected a list in square brackets"),
    Row("dots left beside it", ["price", ...], 0, "`...` still stands in item 2"),
)

# ---- round two: better for them on payment or on support, and worth 74 or more to you -------------------------------------

IMPROVE = (
    Row("payment and support for the price", CHEAP, 2),
    Row("a little of each", package("€82,000", "net 30", "full scope", "office hours"), 2),
    Row("by id", package("p82", "net15", "full", "extended"), 2),
    Row("other case and spacing", package("82000", "Net-30", "FULL scope", "office  hours"), 2),
    Row(
        "the one they chose",
        package("€94,000", "net 60", "full scope", "extended hours"),
        1,
        "What would they like even better?",
    ),
    Row(
        "caving: more for them, nothing back",
        package("€94,000", "net 15", "full scope", "office hours"),
        0,
        "What did you ask for in return?",
    ),
    Row(
        "the choice ignored: a smaller build for the price",
        package("€76,000", "net 60", "core + reports + migration", "extended hours"),
        1,
        "What could you give on payment, and where would you take it back?",
    ),
    Row(
        "only for one of the two possible reasons",
        package("€88,000", "net 90", "full scope", "office hours"),
        1,
        "What could you give on payment",
    ),
    Row(
        "everything for yourself",
        package("€76,000", "net 90", "full scope", "round the clock"),
        1,
        "What could you give on payment, and where would you take it back?",
    ),
    Row(
        "an issue left out", {"price": "€76,000", "payment": "net 15"}, 0, "What would this package say about the rest?"
    ),
    Row("an option that is not there", CHEAP | {"scope": "half"}, 0, 'for your package, scope one of: "core only"'),
    Row("the letter of a package", "C", 0, "expected names with a value each"),
)

# ---- a plan, played at four tables for each seed ---------------------------------------------------------------------

SHARE = "share my top issue and ask for theirs"
ASK = "ask for their top issue"
THREE = "offer three equal packages at 75 %"
BUILD = "build on the package they chose"
YES = "accept at 60 %"
LAST = "in the last round accept anything above my walk-away"

PLAN = (
    Row("share, offer, build, then say yes in time", [SHARE, THREE, BUILD, YES, LAST], 8),
    Row("without a word beforehand", [THREE, BUILD, YES, LAST], 8),
    Row(
        "two rounds of equal offers",
        [SHARE, "offer three equal packages at 80 %", BUILD, "offer two equal packages at 70 %", BUILD, YES, LAST],
        8,
    ),
    Row(
        "other case, spacing and a tuple",
        (SHARE.upper(), " offer 3 equal  packages at 75%. ", BUILD.title(), "Accept at 60%"),
        8,
    ),
    Row(
        "single offers only",
        ["offer one package at 80 %", "offer one package at 75 %", "offer one package at 70 %", YES, LAST],
        2,
        "How will you find out what they want?",
    ),
    Row("the choice ignored", [THREE, YES, LAST], 3, "They point at one. What then?"),
    Row("building before there is a choice", [BUILD, THREE, YES, LAST], 3, "They point at one. What then?"),
    Row("never says yes", [THREE, BUILD], 5.78, "Without an accept line, how low will it go?"),
    Row("says yes to everything", ["accept at 0 %", THREE, BUILD], 4.12, "How early does it settle, and for how much?"),
    Row("caves", ["offer three equal packages at 45 %", BUILD, "accept at 42 %", LAST], 4, "How early does it settle"),
    Row("holds out for nearly all", [THREE, BUILD, "accept at 90 %"], 2, "When does your plan say yes?"),
    Row("asks until time is up", [ASK] * 8, 0, "How will you find out what they want?"),
    Row(
        "more than all there is",
        [SHARE, "offer three equal packages at 120 %", BUILD, YES],
        0,
        "What share of your best package do you mean?",
    ),
    Row(
        "a rule misspelt",
        [SHARE, "offer three packages at 75 %", BUILD],
        0,
        'Did you mean "offer three equal packages at 80 %"?',
    ),
    Row("words of their own", ["be firm but friendly"], 0, "Which rule on the menu did you mean?"),
    Row("one text in place of a list", THREE, 0, "expected a list in square brackets"),
    Row("no rules", [], 0, "Which rule on the menu would you begin with?"),
    Row("eleven rules", [ASK] * 11, 0, "Which of them would still be played before the deadline?"),
)

# ---- the negotiation, as a record writes its moves -----------------------------------------------------------------------

SHARED = {"disclose": {"order": ["scope", "payment"]}, "ask": True}
EQUAL = {
    "equal_offers": [
        package("p100", "net90", "full", "clock"),  # 74 to you
        package("p82", "net15", "full", "extended"),  # 76: the one Marta prefers
        package("p82", "net90", "full", "email"),  # 74
    ]
}
UNEQUAL = {
    "equal_offers": [
        package("p76", "net90", "full", "clock"),  # 100
        package("p82", "net15", "full", "extended"),  # 76
        package("p88", "net30", "migration", "office"),  # 57
    ]
}
LATE = {
    "equal_offers": [
        package("p82", "net90", "migration", "clock"),  # 84, and less to Marta than walking away
        package("p76", "net90", "migration", "extended"),  # 86
    ]
}
BUILT = {"offer": package("p82", "net15", "full", "office")}  # 69 to you, and 8 more to Marta
TAKE = {"accept": 0}


def offers(*packages):
    """Single offers, one after another."""
    return [{"offer": package(*each.split())} for each in packages]


HAGGLING = offers(
    "p76 net90 full extended", "p82 net60 full extended", "p82 net60 full office", "p88 net60 full office"
)

NEGOTIATION = (
    Row(
        "share, three equal offers, one that builds on the choice, held", [SHARED, EQUAL, BUILT, BUILT, BUILT, TAKE], 3
    ),
    Row("the same without a word beforehand, as a tuple", (EQUAL, BUILT, BUILT, BUILT, BUILT, TAKE), 3),
    Row("with a question and a remark", [{"ask": "payment"}, {"say": "I see."}, EQUAL, BUILT, BUILT, BUILT, TAKE], 3),
    Row("single offers only", [SHARED, *HAGGLING, TAKE], 1.5, "What could you have learnt from a choice?"),
    Row(
        "equal offers that are not equal",
        [UNEQUAL, *[BUILT] * 6],
        2,
        "Would you have been as glad of any of them?",
    ),
    Row(
        "the choice ignored",
        [SHARED, EQUAL, *offers("p76 net90 full extended", "p76 net90 full office", "p82 net90 full office"), TAKE],
        2.5,
        "What did that one have that the others had not?",
    ),
    Row(
        "the choice ignored, their own offer taken", [EQUAL, TAKE], 1, "What did that one have that the others had not?"
    ),
    Row(
        "asked when the rounds were used up",
        [SHARED, *[{"ask": "price"}] * 6, LATE, TAKE],
        2,
        "They answered without choosing. How many rounds were left when you asked?",
    ),
    Row(
        "caving",
        [SHARED, EQUAL, *offers("p100 net15 core email")],
        1.5,
        "What did you give without asking for anything?",
    ),
    Row("their first offer", [TAKE], 0, "What could you have learnt from a choice?"),
    Row("leaving at once", [{"walk_away": True}], 0, "What could you have learnt from a choice?"),
    Row(
        "leaving after a good beginning",
        [EQUAL, BUILT, {"walk_away": True}],
        1.5,
        "What would have kept both of you at the table?",
    ),
    Row("not finished", [EQUAL, BUILT], 1.5, "What could you offer now that both of you would sign?"),
    Row("an empty record", [], 0, "your record is still empty"),
    Row("a fourth equal offer", [{"equal_offers": [BUILT["offer"]] * 4}], 0, "Was this line changed by hand?"),
    Row("an option that is not there", offers("p77 net15 full office"), 0, "Was this line changed by hand?"),
    Row("a move after the end", [TAKE, TAKE], 0, "Was this line changed by hand?"),
    Row("more rounds than there are", [*[{"ask": "price"}] * 8, EQUAL], 0, "Was this line changed by hand?"),
    Row("a move in words", ["I accept"], 0, "Was this line changed by hand?"),
    Row("the record as one text", '{"accept": 0}', 0, "expected a list in square brackets"),
)

# ---- the rest of lesson 04 -----------------------------------------------------------------------------------------------

RECALL = (
    Row("the other stall all in, and a trade", {"most": 430, "move": "trade"}, 2),
    Row("a question moves both too", {"most": 430.0, "move": "Ask"}, 2),
    Row("only the rent", {"most": 400, "move": "trade"}, 1, "What does the other stall cost you besides its rent?"),
    Row("the walk taken off", {"most": 370, "move": "ask"}, 1, "What would the other stall cost you, all in?"),
    Row("giving in", {"most": 430, "move": "give"}, 1, "Which move brings it to the table?"),
    Row("insisting", {"most": 430, "move": "insist"}, 1, "Which move brings it to the table?"),
    Row("a move left out", {"most": 430}, 1, "Where does your answer say move?"),
)

WORTH = (
    Row("the four numbers added up", 71, 1),
    Row("with a point", 71.0, 1),
    Row("an issue forgotten", 55, 0, "Which option did you look up for each issue?"),
    Row("the price in euros", 82000, 0, "Which option did you look up for each issue?"),
    Row("the four numbers, not their sum", [20, 5, 30, 16], 0, "expected a number for the package"),
)

ODD_ONE_OUT = (
    Row("the one that stands apart", "C", 1),
    Row("a small letter", "c", 1),
    Row("the first", "A", 0, "What are the other two worth to you?"),
    Row("the cheapest of two", "B", 0, "What are the other two worth to you?"),
    Row("its price", "€76,000", 0, 'expected for your answer one of: "A", "B", "C"'),
)

COMPARE = (
    Row("the second sum less the first", 16, 1),
    Row("with a point", 16.0, 1),
    Row("the other way round", -16, 0, "Which of the two came first?"),
    Row("the whole second sum", 132, 0, "Did you count both sides?"),
    Row("in words", "sixteen", 0, "expected a number"),
)

NOT_PROOF = (
    Row("many, counted", "d", 1),
    Row("a capital letter", "D", 1),
    Row("a wide gap", "a", 0, "would that look any different?"),
    Row("feeling sure", "b", 0, "would that look any different?"),
    Row("once more", "c", 0, "would that look any different?"),
    Row("in words", "many plays", 0, 'one of: "a", "b", "c", "d"'),
)

EVIDENCE = (
    Row("two and two", {"a": "claim", "b": "evidence", "c": "claim", "d": "evidence", "e": "claim"}, 2),
    Row("other case", {"a": "Claim", "b": "Evidence", "c": "CLAIM", "d": "evidence ", "e": "claim"}, 2),
    Row(
        "a belief that sounds like a finding",
        {"a": "claim", "b": "evidence", "c": "evidence", "d": "evidence", "e": "claim"},
        1,
        "In line c: who counted what?",
    ),
    Row("all of it evidence", dict.fromkeys("abcde", "evidence"), 0, "In line a: who counted what?"),
    Row(
        "the other way round",
        {"a": "evidence", "b": "claim", "c": "evidence", "d": "claim", "e": "evidence"},
        0,
        "In line a: who counted what?",
    ),
)

TWO_DEALS = (
    Row("equal to the one who offers", "b", 1),
    Row("a capital letter", "B", 1),
    Row("the price", "a", 0, "would the choice still tell you something?"),
    Row("three issues", "c", 0, "would the choice still tell you something?"),
    Row("who goes first", "d", 0, "would the choice still tell you something?"),
    Row("two letters", "b and c", 0, 'one of: "a", "b", "c", "d"'),
)

CATALOGUE = {
    "meso/recall": RECALL,
    "meso/worth": WORTH,
    "meso/odd-one-out": ODD_ONE_OUT,
    "meso/compare": COMPARE,
    "meso/not-proof": NOT_PROOF,
    "meso/evidence": EVIDENCE,
    "meso/two-deals": TWO_DEALS,
    "meso/equal-offers": EQUAL_OFFERS,
    "meso/ruled-out": RULED_OUT,
    "meso/improve": IMPROVE,
    "meso/plan": PLAN,
    "meso/negotiation": NEGOTIATION,
}
