"""The catalogue of lesson 02 and the assignment `interests`, on the key `example`; hidden parts on the seeds of `source/`.

Right answers of different kinds, the usual wrong ones, and what each must get.
"""

from tests.content.rows import Row

SEEDS = {"interests/plan": (11, 12, 13)}
"""Seeds of the hidden parts, as source/interests has them (a test compares)."""


def package(length, price, exclusivity, notice, visits):
    """A package as the template holds it."""
    return {"length": length, "price": price, "exclusivity": exclusivity, "notice": notice, "visits": visits}


# ---- two lists: Ruth's b, c are interests, yours a, g; f is her demand in other words, d your proxy, e and h demands ------

LISTS = (
    Row("both lists", {"theirs": ["b", "c"], "yours": ["a", "g"]}, 1),
    Row("the other order, in capitals", {"yours": ["G", "A"], "theirs": ["C", "B"]}, 1),
    Row("tuples, a letter twice", {"theirs": ("c", "b", "c"), "yours": ("a", "g")}, 1),
    Row("a set, and spaces", {"theirs": {"b", "c"}, "yours": [" a", "g "]}, 1),
    Row(
        "the demand in other words",
        {"theirs": ["b", "c", "f"], "yours": ["a", "g"]},
        0.75,
        "Line f: could that be met in any way but the demand itself?",
    ),
    Row(
        "a proxy kept as a need",
        {"theirs": ["b", "c"], "yours": ["a", "d", "g"]},
        0.75,
        "Line d: if you had it, and not what it is for, would you be content?",
    ),
    Row("only their list", {"theirs": ["b", "c"], "yours": []}, 0.5, "What is on your own?"),
    Row("only the own list", {"theirs": [], "yours": ["a", "g"]}, 0.5, "Why do they ask for it?"),
    Row(
        "what is asked for",
        {"theirs": ["h"], "yours": ["e"]},
        0,
        "Line h says what is asked for. What is it for?",
    ),
    Row("the two sides exchanged", {"theirs": ["a", "g"], "yours": ["b", "c"]}, 0, "Line a: who says that?"),
    Row(
        "one of each forgotten",
        {"theirs": ["b"], "yours": ["a"]},
        0.5,
        "Which other line could be met in more ways than one?",
    ),
    Row("everything", {"theirs": list("bcfh"), "yours": list("adeg")}, 0, "Line f: could that be met"),
    Row("all eight on both", {"theirs": list("abcdefgh"), "yours": list("abcdefgh")}, 0, "Line a: who says that?"),
    Row("one list missing", {"theirs": ["b", "c"]}, 0, "Where does your answer say yours?"),
    Row("a letter that is not there", {"theirs": ["b", "z"], "yours": ["a"]}, 0, "expected for theirs one of"),
    Row("a list alone", ["b", "c"], 0, "expected names with a value each"),
)

# ---- two questions: f is Ruth's, b and e are Lin's, h is Oskar's; a and c get yes from all, d and g no -------------------

QUESTIONS = (
    Row("the bank and the wood", ["f", "h"], 1),
    Row("the bank and the fee", ["b", "f"], 1),
    Row("the contract and the wood, in capitals, as a tuple", ("E", "H"), 1),
    Row("a set", {"f", "e"}, 1),
    Row("two that set the same one apart", ["b", "e"], 0.5, "Whom does e set apart that b did not?"),
    Row("one that all answer alike", ["a", "f"], 0.25, "Who of the three would answer a in another way"),
    Row("one that nobody says yes to", ["f", "g"], 0.25, "Who of the three would answer g in another way"),
    Row("a smaller dose of the demand", ["d", "h"], 0.25, "Who of the three would answer d in another way"),
    Row("two that tell nothing", ["a", "g"], 0, "Who of the three would answer a in another way"),
    Row("a kindness and a small step", ["c", "d"], 0, "Who of the three would answer c in another way"),
    Row("the same one twice", ["f", "f"], 0, "Whom could one answer still be from?"),
    Row("a single one", ["f"], 0, "Whom could one answer still be from?"),
    Row("a single text", "f", 0, "Whom could one answer still be from?"),
    Row("three", ["b", "f", "h"], 0, "Which two of them would be enough?"),
    Row("all of them", list("abcdefgh"), 0, "Which two of them would be enough?"),
    Row("a letter that is not there", ["f", "i"], 0, "expected for your questions one of"),
    Row("a name", ["Ruth", "Lin"], 0, "expected for your questions one of"),
    Row("none", [], 0, "Whom could one answer still be from?"),
)

# ---- three years off the table: Marta's interest was met by 64, each worth at least 60 to you -----------------------------

RENEW, BREAK = "one year renewed unless cancelled", "three years with a paid way out after the first"
RUNS_ON = package(RENEW, "€48,000 a year", "free to try others", "90 days' notice", "two visits a year")
WAY_OUT = package(BREAK, "€52,000 a year", "free to try others", "90 days' notice", "no visits")

PACKAGES = (
    Row("one that runs on, one with a way out", {"A": RUNS_ON, "B": WAY_OUT}, 3),
    Row(
        "by id, as a list",
        [package("renew", "p48", "open", "d90", "two"), package("break", "p40", "match", "d180", "none")],
        3,
    ),
    Row(
        "other names, order, case and spacing; bare numbers",
        {
            "calm": dict(reversed(RUNS_ON.items())),
            "fee": package(BREAK.upper(), 44000, " Free to try others", "90 DAYS' notice", "No  visits"),
        },
        3,
    ),
    Row("the same length, another notice", {"A": RUNS_ON, "B": RUNS_ON | {"notice": "180 days' notice"}}, 3),
    Row(
        "one interest, one way",
        {"A": RUNS_ON, "B": RUNS_ON | {"price": "€44,000 a year", "visits": "no visits"}},
        2.5,
        "If they can't have that one thing, what else would do it?",
    ),
    Row("the same twice", [WAY_OUT, WAY_OUT], 2.5, "If they can't have that one thing"),
    Row(
        "the demand again",
        {"A": RUNS_ON, "B": WAY_OUT | {"length": "three years"}},
        0,
        "What else would do what the three years did?",
    ),
    Row(
        "a smaller dose of the demand",
        {"A": RUNS_ON, "B": WAY_OUT | {"length": "two years"}},
        2,
        "What could you add to B, on another issue, that goes the rest of the way?",
    ),
    Row(
        "only the own list",
        [
            package("one year", "€40,000 a year", "free to try others", "30 days' notice", "no visits"),
            package("one year", "€44,000 a year", "free to try others", "30 days' notice", "no visits"),
        ],
        1.5,
        "What in A does anything for that?",
    ),
    Row(
        "only their list",
        [
            package(BREAK, "€56,000 a year", "sole supplier", "180 days' notice", "four visits a year"),
            package(RENEW, "€56,000 a year", "sole supplier", "180 days' notice", "four visits a year"),
        ],
        2,
        "Would you rather sign this than leave?",
    ),
    Row(
        "one that is short for you",
        {
            "A": RUNS_ON,
            "B": package(BREAK, "€56,000 a year", "no trials of others", "90 days' notice", "two visits a year"),
        },
        2.5,
        "That is a list of what they want. What of yours could still go into B?",
    ),
    Row("a single one", {"A": RUNS_ON}, 0, "What else would do it?"),
    Row("three", [RUNS_ON, WAY_OUT, WAY_OUT], 0, "Which two differ most?"),
    Row("an issue left out", {"A": {"length": RENEW}, "B": WAY_OUT}, 0, "What would this package say about the rest?"),
    Row(
        "an option that is not there",
        {"A": RUNS_ON | {"length": "eighteen months"}, "B": WAY_OUT},
        0,
        "for package A, contract length one of",
    ),
    Row(
        "a neighbour's, with an option that is not offered here",
        {"A": RUNS_ON | {"visits": "two visits a year, one of them by the bank"}, "B": WAY_OUT},
        0,
        "for package A, visits one of",
    ),
    Row("one left undone", {"A": RUNS_ON, "B": dict.fromkeys(RUNS_ON, ...)}, 0, "`...` still stands in package B"),
)

# ---- the own score sheet: the merger, the yard, the second quote, the price; the alternative is worth 44 ------------------

BEST = package("one year", "€40,000 a year", "free to try others", "30 days' notice", "no visits")
SWAPS = {"length": 150, "exclusivity": 110, "notice": 50, "visits": 120}
STOP = package("two years", "€52,000 a year", "no trials of others", "90 days' notice", "two visits a year")  # 50


def sheet(best=BEST, swaps=SWAPS, walk_away=STOP, **more):
    """A score sheet as the template holds it."""
    return {"best": best, "swaps": swaps, "walk_away": walk_away, **more}


OWN_SHEET = (
    Row("as the brief tells it", sheet(), 3),
    Row(
        "by id, as the form saves it",
        sheet(package("one", "p40", "open", "d30", "none"), SWAPS, package("three", "p56", "open", "d90", "none")),
        3,
    ),
    Row(
        "with steps between, and half per cents",
        sheet(swaps={**SWAPS, "length": 166.5}, between={"notice": {"90 days' notice": 80}}),
        3,
    ),
    Row(
        "by label, in other case and spacing",
        sheet(
            {issue.upper(): f" {option.upper()}" for issue, option in BEST.items()},
            {"Contract length": 160, "Exclusivity": 100, "notice": 40, "VISITS": 110},
        ),
        3,
    ),
    Row(
        "another yardstick",
        sheet(swaps={"price": 60, "exclusivity": 65, "notice": 30, "visits": 70}, yardstick="length"),
        3,
    ),
    Row(
        "one issue the wrong way round",
        sheet(BEST | {"visits": "four visits a year"}),
        2.5,
        "Visits: which sentence of your brief speaks of it",
    ),
    Row(
        "everything the wrong way round",
        sheet(package("three years", "€56,000 a year", "sole supplier", "180 days' notice", "four visits a year")),
        2,
        "Contract length: which sentence of your brief",
    ),
    Row(
        "everything alike", sheet(swaps=dict.fromkeys(SWAPS, 100)), 2, "What does the brief say you would give up last"
    ),
    Row(
        "the price above all",
        sheet(swaps={"length": 60, "exclusivity": 40, "notice": 20, "visits": 50}),
        2.5,
        "What does the brief say you would give up last",
    ),
    Row(
        "the first right, a middle one too high",
        sheet(swaps={"length": 200, "exclusivity": 70, "notice": 150, "visits": 110}),
        2.5,
        "Contract length comes first, as in the brief. Notice: which line of it speaks of that",
    ),
    Row(
        "weighed upside down",
        sheet(swaps={"length": 10, "exclusivity": 50, "notice": 90, "visits": 40}),
        2,
        "What does the brief say you would give up last",
    ),
    Row(
        "a walk-away worse than the alternative",
        sheet(
            walk_away=package("three years", "€56,000 a year", "sole supplier", "180 days' notice", "two visits a year")
        ),
        2,
        "Would you really sign that, rather than go on as you are?",
    ),
    Row("a walk-away far above it", sheet(walk_away=BEST), 2.5, "Would you really leave"),
    Row("a swap left out", sheet(swaps={"length": 150, "exclusivity": 110, "notice": 50}), 0, "Add it."),
    Row("more than the questions allow", sheet(swaps={**SWAPS, "length": 900}), 0, "Write a number without quotes."),
    Row("a number in quotes", sheet(swaps={**SWAPS, "length": "150"}), 0, "Write a number without quotes."),
    Row(
        "a walk-away with an issue missing",
        sheet(walk_away={"length": "two years"}),
        0,
        "What would your worst package say here?",
    ),
    Row("an option nobody listed", sheet(BEST | {"length": RENEW}), 0, "Check the spelling."),
    Row("dots left in a swap", sheet(swaps={**SWAPS, "length": ...}), 0, "`...` still stands"),
    Row("a list", [BEST, SWAPS, STOP], 0, "expected names with a value each"),
)

# ---- a plan, played at nine tables for each seed -------------------------------------------------------------------------

WHY = "ask why they want what costs me most"
TOP = "ask for their top issue"
BOTH, BOTH_LATER = "design one package for both at 78 %", "design one package for both at 74 %"
YES = "accept at 70 %"
LAST = "in the last round accept anything above my walk-away"

PLAN = (
    Row("ask why, build on it, say yes in time", [WHY, BOTH, BOTH_LATER, YES, LAST], 8),
    Row("ask why, and let it come down by itself", [WHY, YES, LAST], 8),
    Row("an opening first, then the question", ["offer one package at 90 %", WHY, BOTH, YES, LAST], 8),
    Row(
        "a tuple, other case and spacing",
        (WHY.upper(), " Design one package for both  at 78%. ", "accept at 72 %", LAST),
        8,
    ),
    Row(
        "no question at all",
        [BOTH, BOTH_LATER, YES, LAST],
        2,
        "What do you know of them when you make your first offer?",
    ),
    Row("only what matters most", [TOP, BOTH, YES, LAST], 2, "What do you know of them"),
    Row("the one question spent on something else", [TOP, WHY, BOTH, YES, LAST], 3, "Which one did you spend it on?"),
    Row(
        "claiming and giving way",
        ["offer one package at 92 %", "repeat my last offer", *["give way a little on everything"] * 4, YES],
        1.41,
        "What do you know of them",
    ),
    Row("says yes to everything", ["accept at 0 %", WHY], 4, "How early does it settle"),
    Row("caves after asking", [WHY, "accept at 50 %"], 4.48, "How early does it settle, and for how much?"),
    Row("never says yes", [WHY, BOTH], 5.43, "Without an accept line, how low will it go?"),
    Row(
        "holds out for nearly all",
        [WHY, "design one package for both at 95 %", *["repeat my last offer"] * 6, "accept at 95 %"],
        2,
        "When does your plan say yes?",
    ),
    Row(
        "tells of itself, which is not taught yet",
        ["share my top issue and ask for theirs", WHY, YES],
        0,
        "later lesson",
    ),
    Row(
        "more than all there is",
        [WHY, "design one package for both at 120 %"],
        0,
        "What share of your best package do you mean?",
    ),
    Row(
        "a rule misspelt",
        ["ask why they want what costs most", YES],
        0,
        'Did you mean "ask why they want what costs me most"?',
    ),
    Row("words of their own", ["be curious"], 0, "Which rule on the menu did you mean?"),
    Row("one text in place of a list", WHY, 0, "expected a list in square brackets"),
    Row("no rules", [], 0, "Which rule on the menu would you begin with?"),
    Row("eleven rules", [WHY] * 11, 0, "Which of them would still be played before the deadline?"),
)

# ---- the negotiation, as a record writes its moves -----------------------------------------------------------------------

ASK = {"ask": "length"}
GOOD = {"offer": package("renew", "p48", "open", "d90", "two")}
SHORT = {"offer": package("one", "p44", "open", "d90", "two")}
TAKE = {"accept": 0}


def offers(*packages):
    """Single offers, one after another."""
    return [{"offer": package(*each.split())} for each in packages]


NEGOTIATION = (
    Row("ask, build on it, hold, take", [ASK, GOOD, GOOD, GOOD, TAKE], 2),
    Row("until they take it, as a tuple", (ASK, GOOD, GOOD, GOOD, GOOD), 2),
    Row("with a remark", [{"say": "Good morning."}, ASK, {"say": "I see."}, GOOD, GOOD, GOOD, TAKE], 2),
    Row("no question", [*[SHORT] * 7, TAKE], 0.5, "What do you know of what the three years are for?"),
    Row(
        "another question",
        [{"ask": "price"}, *[SHORT] * 6, TAKE],
        0.5,
        "Which of the things they ask for costs you most?",
    ),
    Row(
        "the one question spent on something else",
        [{"ask": "priorities"}, ASK, *[SHORT] * 5, TAKE],
        0.75,
        "Which one did you spend it on?",
    ),
    Row("heard, and let lie", [ASK, *[SHORT] * 6, TAKE], 1.5, "What did you offer that would do it?"),
    Row("caving", [ASK, *offers("renew p56 sole d180 four")], 1, "Which of your own interests is not in this deal?"),
    Row("their first offer", [TAKE], 0, "What do you know of what the three years are for?"),
    Row("asked, and then their offer taken", [ASK, TAKE], 0.5, "What could you have offered?"),
    Row("leaving at once", [{"walk_away": True}], 0, "What do you know of what"),
    Row(
        "leaving after a good beginning",
        [ASK, GOOD, {"walk_away": True}],
        1,
        "What would have kept both of you at the table?",
    ),
    Row("not finished", [ASK, GOOD], 1, "What could you offer now that both of you would sign?"),
    Row("an empty record", [], 0, "your record is still empty"),
    Row("an option before anybody gave a reason for it", [GOOD], 0, "Was this line changed by hand?"),
    Row(
        "a move that is not taught yet",
        [{"disclose": {"why": "merger"}, "ask": True}],
        0,
        "Was this line changed by hand?",
    ),
    Row("a move after the end", [TAKE, TAKE], 0, "Was this line changed by hand?"),
    Row("a move in words", ["I accept"], 0, "Was this line changed by hand?"),
    Row("the record as one text", '{"accept": 0}', 0, "expected a list in square brackets"),
)

# ---- the rest of lesson 02 -----------------------------------------------------------------------------------------------

RECALL = (
    Row("the zone and the trade", {"zone": 800, "trade": "b"}, 2),
    Row("with a point and a capital", {"zone": 800.0, "trade": "B"}, 2),
    Row("one alternative", {"zone": 7200, "trade": "b"}, 1, "At which price would each of the two go elsewhere?"),
    Row("a comma", {"zone": [7, 200], "trade": "b"}, 1, "without the comma"),
    Row("a concession called a trade", {"zone": 800, "trade": "c"}, 1, "In c: who gives what is cheap to them"),
    Row("the middle called a trade", {"zone": 800, "trade": "a"}, 1, "In a: who gives"),
)

COST = (
    Row("the difference", 30, 1),
    Row("with a point", 30.0, 1),
    Row("to two years only", 17, 0, "Which two numbers stand on the line"),
    Row("what three years are worth", 0, 0, "Which two numbers stand on the line"),
    Row("in words", "thirty", 0, "expected a number"),
)

WAYS_RIGHT = {
    "Marta": ["180 days' notice", RENEW, BREAK],
    "Desmond": [RENEW, BREAK, "four visits a year"],
    "Sunniva": ["sole supplier", "a right to match any other offer", "no trials of others"],
}
WAYS = (
    Row("three for each", WAYS_RIGHT, 3),
    Row(
        "more than three, tuples, other case and spacing",
        {
            "Marta": [BREAK.upper(), RENEW, "90-days' notice", "180 days' notice"],
            "Desmond": (RENEW, " 180  days' notice", "FOUR visits a year"),
            "Sunniva": {"Sole supplier", "No trials of others", BREAK},
        },
        3,
    ),
    Row(
        "the demand among them",
        WAYS_RIGHT | {"Marta": ["three years", RENEW, BREAK]},
        2,
        "What would three years do for Marta",
    ),
    Row(
        "the demand in a smaller dose",
        WAYS_RIGHT | {"Marta": ["two years", RENEW, BREAK]},
        2.5,
        "Suppose Marta got “two years” and no more.",
    ),
    Row(
        "another's way",
        WAYS_RIGHT | {"Desmond": ["sole supplier", "a right to match any other offer", RENEW]},
        2,
        "Suppose Desmond got “sole supplier” and no more.",
    ),
    Row(
        "one interest, one way",
        WAYS_RIGHT | {"Sunniva": ["sole supplier"]},
        2,
        "One interest, one way is a position again.",
    ),
    Row(
        "two ways",
        WAYS_RIGHT | {"Sunniva": ["sole supplier", "no trials of others"]},
        2.5,
        "One interest, one way is a position again.",
    ),
    Row("somebody forgotten", {"Marta": [RENEW]}, 0, "Where does your answer say Desmond?"),
    Row("no option of the table", WAYS_RIGHT | {"Marta": ["more money"]}, 0, "expected for Marta one of"),
)

COMPARE = (
    Row("the second sum less the first", 32, 1),
    Row("with a point", 32.0, 1),
    Row("the other way round", -32, 0, "Which of the two came first?"),
    Row("the own side only", 10, 0, "Did you count both sides?"),
    Row("in words", "thirty-two", 0, "expected a number"),
)

KINDS = {"a": "proxy", "b": "need", "c": "need", "d": "proxy", "e": "proxy", "f": "need"}
NEEDS = (
    Row("three and three", KINDS, 2),
    Row("other case", {line: f" {kind.upper()}" for line, kind in KINDS.items()}, 2),
    Row("a proxy kept as a need", KINDS | {"e": "need"}, 1, "Line e: if another option did the same for you"),
    Row("all of it needs", dict.fromkeys("abcdef", "need"), 0, "Line a: if another option did the same"),
    Row("a need taken for a proxy", KINDS | {"b": "proxy"}, 1, "Line b: what would it be a proxy for?"),
    Row("a line left out", {"a": "proxy"}, 0, "Where does your answer say b?"),
)

WALK_AWAY = (
    Row("C, by one point", {"leave": "C", "by": 1}, 2),
    Row("a small letter, with a point", {"leave": "c", "by": 1.0}, 2),
    Row("its worth, not the distance", {"leave": "C", "by": 43}, 1, "What is walking away worth"),
    Row(
        "three years taken for the worst", {"leave": "B", "by": 1}, 0, "Is that less than what you have without a deal?"
    ),
    Row("the middle one", {"leave": "A", "by": 12}, 0, "Is that less than what you have without a deal?"),
    Row("no number", {"leave": "C"}, 1, "Where does your answer say by?"),
)

MEND = (
    Row("the line after the reason, and a way that spares him the sale", {"line": 6, "instead": "b"}, 2),
    Row("a capital", {"line": 6, "instead": "B"}, 2),
    Row("his line", {"line": 5, "instead": "b"}, 1, "That is one of Desmond's."),
    Row("the opening", {"line": 2, "instead": "b"}, 1, "What did you know of him at that point?"),
    Row("firmer", {"line": 6, "instead": "a"}, 1, "What would Desmond have of that, next spring?"),
    Row("giving in", {"line": 6, "instead": "d"}, 1, "What would Desmond have of that, next spring?"),
    Row("a line that is not there", {"line": 9, "instead": "b"}, 1, "expected a number, at least 1 and at most 7"),
)

TWO_DEALS = (
    Row("another way to the reason", "b", 1),
    Row("a capital letter", "B", 1),
    Row("half of each", "a", 0, "What did each of them ask for, and what did they get?"),
    Row("money", "c", 0, "What did each of them ask for"),
    Row("liking", "d", 0, "What did each of them ask for"),
)

HOOD = (
    Row("the way out, by name", BREAK, 1),
    Row("other case", BREAK.upper(), 1),
    Row("the favourite of one", "a right to match any other offer", 0, "Which of the three does it help least"),
    Row("the second best", RENEW, 0, "Which of the three does it help least"),
    Row("a number", 42, 0, "expected for the way one of"),
)

CATALOGUE = {
    "interests/recall": RECALL,
    "interests/cost": COST,
    "interests/ways": WAYS,
    "interests/compare": COMPARE,
    "interests/needs": NEEDS,
    "interests/walk-away": WALK_AWAY,
    "interests/mend": MEND,
    "interests/two-deals": TWO_DEALS,
    "interests/hood": HOOD,
    "interests/lists": LISTS,
    "interests/questions": QUESTIONS,
    "interests/packages": PACKAGES,
    "interests/own-sheet": OWN_SHEET,
    "interests/plan": PLAN,
    "interests/negotiation": NEGOTIATION,
}
