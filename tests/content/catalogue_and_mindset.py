"""The catalogue of lesson 05 and the assignment `and-mindset`, on the key `example`; hidden parts on the seeds of `source/`.

Right answers of different kinds, the usual wrong ones, and what each must get.
"""

from tests.content.rows import Row

SEEDS = {"and-mindset/plan": (11, 12, 13)}
"""Seeds of the hidden parts, as source/and-mindset has them (a test compares)."""


# ---- two lists: Luca's a, h are firm, yours f, g; c and b are demands, d and e wishes -------------------------------------

LISTS = (
    Row("both lists", {"theirs": ["a", "h"], "yours": ["f", "g"]}, 1),
    Row("the other order, in capitals", {"yours": ["G", "F"], "theirs": ["H", "A"]}, 1),
    Row("tuples, a letter twice", {"theirs": ("a", "h", "a"), "yours": ("f", "g")}, 1),
    Row("a set, and spaces", {"theirs": {"a", "h"}, "yours": [" f", "g "]}, 1),
    Row(
        "a position taken for firm",
        {"theirs": ["a", "c", "h"], "yours": ["f", "g"]},
        0.75,
        "Line c says what is demanded. Could what it is for be had in another way?",
    ),
    Row(
        "an own position taken for firm",
        {"theirs": ["a", "h"], "yours": ["b", "f", "g"]},
        0.75,
        "Line b says what is demanded.",
    ),
    Row(
        "a wish taken for firm",
        {"theirs": ["a", "d", "h"], "yours": ["f", "g"]},
        0.75,
        "Line d: would anybody really leave over that?",
    ),
    Row("positions only", {"theirs": ["c"], "yours": ["b"]}, 0, "Line c says what is demanded."),
    Row(
        "everything non-negotiable",
        {"theirs": list("acdh"), "yours": list("befg")},
        0,
        "If everything is firm, what is left to build a deal with?",
    ),
    Row("everything of yours", {"theirs": ["a", "h"], "yours": list("befg")}, 0.5, "If everything is firm"),
    Row("only their list", {"theirs": ["a", "h"], "yours": []}, 0.5, "You have theirs. What can't you give yourself?"),
    Row("only the own list", {"theirs": [], "yours": ["f", "g"]}, 0.5, "You have your own. What can't they give?"),
    Row("the two sides exchanged", {"theirs": ["f", "g"], "yours": ["a", "h"]}, 0, "Line f: who says that?"),
    Row(
        "one of each forgotten",
        {"theirs": ["a"], "yours": ["g"]},
        0.5,
        "Which other line could nobody at this table change",
    ),
    Row("all eight on both", {"theirs": list("abcdefgh"), "yours": list("abcdefgh")}, 0, "who says that?"),
    Row("one list missing", {"theirs": ["a", "h"]}, 0, "Where does your answer say yours?"),
    Row("a letter that is not there", {"theirs": ["a", "z"], "yours": ["f"]}, 0, "expected for theirs one of"),
    Row("a list alone", ["a", "h"], 0, "expected names with a value each"),
)

# ---- three questions: e is about the first demand, g the second, b the third, f the last two; a and c tell nothing --------

QUESTIONS = (
    Row("one for each demand", ["b", "e", "g"], 1),
    Row("one for two, one for the third, one more", ["e", "f", "g"], 1),
    Row("the same in capitals, as a tuple", ("F", "B", "E"), 1),
    Row("a set", {"d", "e", "f"}, 1),
    Row("one that everybody answers alike", ["a", "e", "f"], 0.75, "To a, what would somebody say"),
    Row("a second way to ask nothing", ["b", "c", "g"], 0.25, "To c, what would somebody say"),
    Row("two that tell nothing", ["a", "c", "e"], 0, "To a, what would somebody say"),
    Row(
        "two for the same demands",
        ["b", "f", "g"],
        0.5,
        "“The demonstration on the 9th”: after these three, would you know in every case whether that is firm?",
    ),
    Row(
        "shall we meet halfway",
        ["b", "d", "e"],
        0.75,
        "“Your best fitter”: after these three, would you know",
    ),
    Row("nothing of the third", ["d", "e", "g"], 0.75, "“Nothing else before it”: after these three"),
    Row("the same one thrice", ["b", "b", "b"], 0, "What would you still not know?"),
    Row("a single text", "b", 0, "What would you still not know?"),
    Row("two", ["e", "f"], 0, "What would you still not know?"),
    Row("four", ["b", "d", "e", "g"], 0, "Which of them would tell you nothing new?"),
    Row("all of them", list("abcdefg"), 0, "Which of them would tell you nothing new?"),
    Row("a letter that is not there", ["b", "e", "z"], 0, "expected for your questions one of"),
    Row("none", [], 0, "What would you still not know?"),
)

# ---- a package: w2 and less6 can't be given by Gerrit, w5 and none ahead not by you ---------------------------------------


def package(delivery, ahead, penalty, following):
    """A package as the template holds it."""
    return {"delivery": delivery, "ahead": ahead, "penalty": penalty, "next": following}


WEEKEND, CALL = "150 on Monday from a weekend shift", "a weekly call and a review in place of a penalty"
TODAY = "today's price next time"
BEST = package("all in three weeks", WEEKEND, CALL, TODAY)

PACKAGE = (
    Row("both unlisted options", BEST, 4),
    Row("by id", package("w3", "p100", "call", "same"), 4),
    Row("another way, as the price falls", package("all in three weeks", WEEKEND, CALL, "3 % less next time"), 4),
    Row(
        "another order, case and spacing",
        {key.upper(): f" {option.upper()} " for key, option in reversed(BEST.items())},
        4,
    ),
    Row(
        "half of each",
        package("all in three weeks", "100 on Friday", "2 % a week off", TODAY),
        2.5,
        "You met halfway everywhere: half of each.",
    ),
    Row(
        "half of each, the other half",
        package("all in three weeks", "100 on Friday", "4 % a week off", TODAY),
        2.5,
        "You met halfway everywhere: half of each.",
    ),
    Row(
        "yes without a condition",
        package("all in four weeks", "50 on Friday", "no penalty", "3 % more next time"),
        2,
        "That says yes, and asks for nothing.",
    ),
    Row(
        "their opening taken",
        package("all in five weeks", "none ahead", "no penalty", "3 % more next time"),
        1.5,
        "That gives up a standard of your own.",
    ),
    Row(
        "an own standard given up",
        package("all in three weeks", "none ahead", CALL, TODAY),
        1.5,
        'What would happen on your side with "none ahead"?',
    ),
    Row(
        "the line left to stand still",
        package("all in five weeks", WEEKEND, CALL, TODAY),
        1.5,
        'What would happen on your side with "all in five weeks"?',
    ),
    Row(
        "only the own list",
        package("all in two weeks", "200 on Friday", "6 % a week off", "6 % less next time"),
        1.5,
        "You have kept an eye on your own side. Which line of Gerrit's rules that out?",
    ),
    Row(
        "the price below his cost",
        package("all in three weeks", WEEKEND, CALL, "6 % less next time"),
        1.5,
        "Which line of Gerrit's rules that out?",
    ),
    Row(
        "a yes to oneself",
        package("all in three weeks", "200 on Friday", "6 % a week off", "3 % less next time"),
        2,
        "That is a yes to your own side only.",
    ),
    Row(
        "one unlisted option, the rest given away",
        package("all in four weeks", WEEKEND, "no penalty", TODAY),
        2.5,
        "That says yes, and asks for nothing.",
    ),
    Row("an issue left out", {"delivery": "w3"}, 0, "What would this package say about the rest?"),
    Row("an option that is not there", BEST | {"ahead": "75 on Friday"}, 0, 'Did you mean "50 on Friday"?'),
    Row(
        "a neighbour's, with an option that is not offered here",
        BEST | {"next": "today's price for a year, the brass paid in advance"},
        0,
        "for your package, next order one of",
    ),
    Row("one left undone", BEST | {"next": ...}, 0, "`...` still stands"),
    Row("a list", list(BEST.values()), 0, "expected names with a value each"),
)

# ---- can both be met: c collides on the place, a and b can be met -----------------------------------------------------------

ASK, LEAVE, BUILD, SPLIT = "ask which is firm", "no deal", "build a package", "split the difference"

FIRM = (
    Row("build twice, ask", {"a": BUILD, "b": BUILD, "c": ASK}, 1),
    Row("build twice, leave, in capitals", {"a": "Build a package", "b": "BUILD A PACKAGE", "c": "No deal"}, 1),
    Row("by their short names", {"c": "ask which is firm", "b": "build", "a": "build"}, 1),
    Row(
        "building on nothing",
        {"a": LEAVE, "b": BUILD, "c": BUILD},
        0.25,
        "Request c: which package would keep both? Look at the place.",
    ),
    Row("built everywhere", {"a": BUILD, "b": BUILD, "c": BUILD}, 0, "Which of these differs from the others"),
    Row("left everywhere", {"a": LEAVE, "b": LEAVE, "c": LEAVE}, 0, "Which of these differs from the others"),
    Row("split everywhere", {"a": SPLIT, "b": SPLIT, "c": SPLIT}, 0, "Which of these differs from the others"),
    Row(
        "half of an impossible thing",
        {"a": BUILD, "b": BUILD, "c": SPLIT},
        0.5,
        "Request c: what would each of the two have of half of it?",
    ),
    Row(
        "half where more was there",
        {"a": SPLIT, "b": BUILD, "c": LEAVE},
        0.75,
        "Request a: what would each of the two have of half of it?",
    ),
    Row(
        "left too soon", {"a": BUILD, "b": LEAVE, "c": ASK}, 0.75, "Request b: is there really nothing that keeps both?"
    ),
    Row(
        "asked where both can stand",
        {"a": ASK, "b": ASK, "c": LEAVE},
        0.5,
        "Request a: suppose both are firm. What would still be possible?",
    ),
    Row("the wrong way round", {"a": LEAVE, "b": LEAVE, "c": BUILD}, 0, "Request c: which package would keep both?"),
    Row("one left out", {"a": BUILD, "b": BUILD}, 0, "Where does your answer say c?"),
    Row("an answer that is not there", {"a": BUILD, "b": BUILD, "c": "hope"}, 0, "for request c one of"),
    Row("a list", [BUILD, BUILD, ASK], 0, "expected names with a value each"),
)

# ---- a plan, played at eight tables for each seed --------------------------------------------------------------------------

LIMITS = "share my non-negotiables and ask for theirs"
WHY = "share why my top issue matters and ask for theirs"
COST = "ask why they want what costs me most"
BOTH = "design one package for both at 68 %"
YES = "accept at 60 %"
LAST = "in the last round accept anything above my walk-away"

PLAN = (
    Row("limits, reasons, a design", [LIMITS, LIMITS, WHY, WHY, WHY, BOTH, YES, LAST], 8),
    Row(
        "a little higher",
        [LIMITS, LIMITS, WHY, WHY, WHY, "design one package for both at 70 %", "accept at 62 %", LAST],
        8,
    ),
    Row("a reason between the limits", [LIMITS, WHY, LIMITS, WHY, WHY, BOTH, YES, LAST], 8),
    Row(
        "a tuple, other case and spacing",
        (LIMITS.upper(), LIMITS, WHY, WHY, WHY, " Design one package for both  at 70%. ", "accept at 62 %", LAST),
        8,
    ),
    Row(
        "no limits",
        [WHY, WHY, WHY, BOTH, YES, LAST],
        1,
        "How will they know which of your demands are firm, and how will you know which of theirs?",
    ),
    Row(
        "an offer first",
        ["offer one package at 85 %", LIMITS, WHY, WHY, WHY, BOTH, YES, LAST],
        1.5,
        "What was your first offer built on?",
    ),
    Row(
        "one limit, and the next never told",
        [LIMITS, WHY, WHY, WHY, COST, BOTH, YES, LAST],
        7,
        "The one on which nothing is left may be the second.",
    ),
    Row(
        "limits and no reasons", [LIMITS, LIMITS, BOTH, YES, LAST], 5.84, "How early does it settle, and for how much?"
    ),
    Row("yes to everything", [LIMITS, "accept at 40 %"], 3.16, "Is that a yes with a condition?"),
    Row(
        "half of everything",
        [*["give way a little on everything"] * 6, YES, LAST],
        0.89,
        "which of your demands are firm",
    ),
    Row(
        "the long road",
        ["offer one package at 92 %", "repeat my last offer", *["give way a little on everything"] * 6, YES],
        1,
        "which of your demands are firm",
    ),
    Row("never says yes", [LIMITS, LIMITS, WHY, WHY, WHY, BOTH], 5.94, "Without an accept line, how low will it go?"),
    Row(
        "holds out for nearly all",
        [LIMITS, WHY, "design one package for both at 96 %", *["repeat my last offer"] * 5, "accept at 96 %"],
        2,
        "When does your plan say yes?",
    ),
    Row("leaves, which is not taught yet", [LIMITS, "ask who decides", YES], 0, "later lesson"),
    Row(
        "more than all there is",
        [LIMITS, "design one package for both at 120 %"],
        0,
        "What share of your best package do you mean?",
    ),
    Row("a rule misspelt", ["share my non negotiables and ask theirs", YES], 0, f'Did you mean "{LIMITS}"?'),
    Row("words of their own", ["be willing"], 0, "Which rule on the menu did you mean?"),
    Row("one text in place of a list", LIMITS, 0, "expected a list in square brackets"),
    Row("no rules", [], 0, "Which rule on the menu would you begin with?"),
    Row("eleven rules", [LIMITS] * 11, 0, "Which of them would still be played before the deadline?"),
)

# ---- the negotiation, as a record writes its moves --------------------------------------------------------------------------

NIGHTS = {"disclose": {"limit": {"nights": ["half", "third", "fourth"]}}, "ask": True}
NEWCOMERS = {"disclose": {"why": "newcomers"}, "ask": True}
ASK_NIGHTS = {"ask": "nights"}
TAKE = {"accept": 0}


def offer(home, hours, nights, review):
    """A single offer."""
    return {"offer": {"home": home, "hours": hours, "nights": nights, "review": review}}


GOOD = offer("trial", "three", "swap", "m3")
TRIAL = offer("trial", "three", "half", "m6")
HALFWAY = offer("two", "three", "third", "m3")

NEGOTIATION = (
    Row("limits, reasons, a design", [NIGHTS, NEWCOMERS, ASK_NIGHTS, GOOD], 3),
    Row("as a tuple, with a remark", ({"say": "Sit down."}, NIGHTS, NEWCOMERS, ASK_NIGHTS, GOOD), 3),
    Row("the reason first", [NEWCOMERS, NIGHTS, ASK_NIGHTS, GOOD], 3),
    Row("nothing firm said", [NEWCOMERS, *[TRIAL] * 5], 2.25, "What did you know of what they could never"),
    Row("only asked for theirs", [{"ask": "limits"}, NEWCOMERS, *[TRIAL] * 4], 2.62, "What do they know of yours?"),
    Row("not finished", [NIGHTS, NEWCOMERS], 0.94, "What could you have built with it?"),
    Row(
        "a position told as if it were firm",
        [
            {"disclose": {"limit": {"nights": ["half"]}}, "ask": True},
            NEWCOMERS,
            ASK_NIGHTS,
            GOOD,
        ],
        2.62,
        "was all that you ruled out really impossible for you?",
    ),
    Row("halves from end to end", [HALFWAY] * 6, 1.12, "What did you know of what they could never"),
    Row("opened, and let lie", [NIGHTS, NEWCOMERS, *[HALFWAY] * 4], 2.06, "What could you have built with it?"),
    Row("caving", [NIGHTS, offer("two", "two", "fourth", "m12")], 0.75, "was never said aloud?"),
    Row("their first offer", [TAKE], 0, "That gives up a standard of your own."),
    Row("leaving at once", [{"walk_away": True}], 0, "What did you know of what they could never"),
    Row(
        "leaving after a good beginning",
        [NIGHTS, NEWCOMERS, {"walk_away": True}],
        0.94,
        "What could you have built with it?",
    ),
    Row("an empty record", [], 0, "your record is still empty"),
    Row(
        "an own standard broken",
        [NIGHTS, offer("three", "three", "half", "m3")],
        0,
        "That gives up a standard of your own.",
    ),
    Row("an option before anybody gave a reason for it", [GOOD], 0, "Was this line changed by hand?"),
    Row("a move that is not taught yet", [{"send_up": HALFWAY["offer"]}], 0, "Was this line changed by hand?"),
    Row("a move after the end", [{"walk_away": True}, TAKE], 0, "Was this line changed by hand?"),
    Row("a move in words", ["I accept"], 0, "Was this line changed by hand?"),
    Row("the record as one text", '{"accept": 0}', 0, "expected a list in square brackets"),
)

# ---- the rest of lesson 05 ---------------------------------------------------------------------------------------------------

RECALL = (
    Row("all three", {"odd": "C", "why": "c", "now": "settle"}, 3),
    Row("in other case", {"odd": "c", "why": "C", "now": "Settle"}, 3),
    Row("an equal one", {"odd": "A", "why": "c", "now": "settle"}, 2, "How far apart may equal offers lie?"),
    Row("the demand again", {"odd": "C", "why": "b", "now": "settle"}, 2, "What would they have by it?"),
    Row(
        "looking for a trade where there is none",
        {"odd": "C", "why": "c", "now": "ask"},
        2,
        "What could either of you give there besides money?",
    ),
)

OWN_LIMITS = (
    Row("both", ["none ahead", "all in five weeks"], 2),
    Row("other order and case, as a tuple", ("All in FIVE weeks", "None ahead"), 2),
    Row("by id", ["w5", "none ahead"], 0, "expected for your list one of"),
    Row("one of them", ["none ahead"], 1.5, "What would happen to the hotel, and what to the line?"),
    Row("a position", ["none ahead", "all in five weeks", "no penalty"], 1.5, 'With "no penalty", and all the rest'),
    Row(
        "everything that is bad",
        ["none ahead", "all in five weeks", "all in four weeks", "no penalty", "3 % more next time", "2 % a week off"],
        1,
        "If everything is firm, what is left",
    ),
    Row("an option that is not there", ["six weeks"], 0, "for your list one of"),
)

COLLIDE = (
    Row("the days, and ask", {"where": "home", "move": "c"}, 2),
    Row("the days, and part", {"where": "Days at home", "move": "D"}, 2),
    Row("half a day", {"where": "home", "move": "a"}, 1, "Whom does it serve?"),
    Row("yes to it", {"where": "home", "move": "b"}, 1, "Whose licence, and whose father"),
    Row("going on", {"where": "home", "move": "e"}, 1, "Which package would it be, if none keeps both?"),
    Row("the nights", {"where": "nights", "move": "c"}, 1, "On which of the four is there no such thing?"),
)

ROADS = (
    Row("counted", {"fewer": 2, "more": 10}, 2),
    Row("with a point", {"fewer": 2.0, "more": 10.0}, 2),
    Row("one side's points", {"fewer": 2, "more": 5}, 1, "Did you count both sides?"),
    Row("the wrong way round", {"fewer": -2, "more": -10}, 0, "Which of the two came first?"),
    Row("all moves", {"fewer": 4, "more": 10}, 1, "Did you count the moves of one side only?"),
)

MEND = (
    Row("the middle", {"line": 4, "instead": "c"}, 2),
    Row("in a capital", {"line": 4.0, "instead": "C"}, 2),
    Row("caving", {"line": 4, "instead": "a"}, 1, "That says yes to everything. What becomes of the hotel?"),
    Row("a compromise", {"line": 4, "instead": "b"}, 1, "Half of what you need: what would the hotel do with 25?"),
    Row("the position", {"line": 4, "instead": "d"}, 1, "That is the position again."),
    Row("one of Gerrit's", {"line": 5, "instead": "c"}, 1, "That is one of Gerrit's. Which of yours?"),
    Row("a later one", {"line": 6, "instead": "c"}, 1, "What did the two of you know by then?"),
)

DRILLS = (
    Row("all three", {"employee": "b", "partner": "c", "peer": "d"}, 3),
    Row("in capitals", {"peer": "D", "employee": "B", "partner": "C"}, 3),
    Row("half of each", {"employee": "a", "partner": "d", "peer": "c"}, 0, "That is half of each."),
    Row("caving", {"employee": "c", "partner": "b", "peer": "a"}, 0, "That is a yes without a condition."),
    Row("no", {"employee": "d", "partner": "a", "peer": "b"}, 0, "What would you have to have, so that it could work?"),
    Row("two right", {"employee": "b", "partner": "c", "peer": "c"}, 2, "That is half of each."),
)

TWO_DEALS = (
    Row("what was new", "b", 1),
    Row("in a capital", "B", 1),
    Row("giving way", "a", 0, "What could neither of them give"),
    Row("half of each", "c", 0, "Who gave up half of what, exactly?"),
    Row("knowing each other", "d", 0, "What could neither of them give"),
)

SORTED = {"a": "claim", "b": "evidence", "c": "claim", "d": "claim", "e": "evidence"}
EVIDENCE = (
    Row("each in its place", SORTED, 2),
    Row("in capitals", {line: kind.upper() for line, kind in SORTED.items()}, 2),
    Row("mindset decides", SORTED | {"a": "evidence"}, 1, "In line a: who counted what?"),
    Row("all believed", dict.fromkeys(SORTED, "evidence"), 0, "In line a: who counted what?"),
    Row("none believed", dict.fromkeys(SORTED, "claim"), 0, "In line b: who counted what?"),
)

HOOD = (
    Row("counted", 4, 1),
    Row("with a point", 4.0, 1),
    Row("the others", 36, 0, "Are those the tables at which it took as many rounds, or more?"),
    Row("all of them", 40, 0, "Did you leave out those where both took as many?"),
    Row("in words", "three", 0, "expected a number"),
)

CATALOGUE = {
    "and-mindset/lists": LISTS,
    "and-mindset/questions": QUESTIONS,
    "and-mindset/package": PACKAGE,
    "and-mindset/firm": FIRM,
    "and-mindset/plan": PLAN,
    "and-mindset/negotiation": NEGOTIATION,
    "and-mindset/recall": RECALL,
    "and-mindset/own-limits": OWN_LIMITS,
    "and-mindset/collide": COLLIDE,
    "and-mindset/roads": ROADS,
    "and-mindset/mend": MEND,
    "and-mindset/drills": DRILLS,
    "and-mindset/two-deals": TWO_DEALS,
    "and-mindset/evidence": EVIDENCE,
    "and-mindset/hood": HOOD,
}
"""Name of each exercise -> its answers."""
