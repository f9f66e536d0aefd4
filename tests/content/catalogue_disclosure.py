"""The catalogue of lesson 03 and the assignment `disclosure`, on the key `example`; hidden parts on the seeds of `source/`.

Right answers of different kinds, the usual wrong ones, and what each must get.
"""

from tests.content.rows import Row

SEEDS = {"disclosure/script": 11, "disclosure/plan": (11, 12, 13)}
"""Seeds of the hidden parts, as source/disclosure has them (a test compares)."""

# ---- eight facts: b, d reasons, c, e priorities; a, g show the walk-away; f says nothing, h is untrue -------------------

SORTING = (
    Row("both lists", {"tell": ["b", "c", "d", "e"], "keep": ["a", "g"]}, 1),
    Row("another order, in capitals", {"keep": ["G", "A"], "tell": ["E", "C", "D", "B"]}, 1),
    Row("tuples, a letter twice", {"tell": ("b", "c", "d", "e", "e"), "keep": ("a", "g")}, 1),
    Row("a set, and spaces", {"tell": {"b", "c", "d", "e"}, "keep": [" a", "g "]}, 1),
    Row(
        "the walk-away among what is told",
        {"tell": ["a", "b", "c", "d", "e"], "keep": ["g"]},
        0.5,
        "Told a, what would their next offer be worth to you?",
    ),
    Row(
        "the alternative told",
        {"tell": ["b", "c", "d", "e", "g"], "keep": ["a"]},
        0.5,
        "Told g, how good would an offer still have to be?",
    ),
    Row(
        "words without content told",
        {"tell": ["b", "c", "d", "e", "f"], "keep": ["a", "g"]},
        0.75,
        "Told f, what would they know that they did not know before?",
    ),
    Row("what isn't so", {"tell": ["b", "c", "d", "e", "h"], "keep": ["a", "g"]}, 0.75, "Is h so, by your sheet?"),
    Row("everything told", {"tell": list("bcdefh"), "keep": ["a", "g"]}, 0.5, "Told f, what would they know"),
    Row(
        "everything kept",
        {"tell": [], "keep": list("abcdefgh")},
        0,
        "If they know nothing of you, whose offer can suit you?",
    ),
    Row(
        "reasons told, priorities kept",
        {"tell": ["b", "d"], "keep": ["a", "c", "e", "g"]},
        0,
        "Which other line would tell them what you want",
    ),
    Row(
        "one forgotten",
        {"tell": ["b", "c", "d"], "keep": ["a", "g"]},
        0.75,
        "Which other line would tell them what you want",
    ),
    Row("nothing kept", {"tell": ["b", "c", "d", "e"], "keep": []}, 0.5, "What would you rather not know them to know"),
    Row(
        "half of it kept",
        {"tell": ["b", "c", "d", "e"], "keep": ["a"]},
        0.75,
        "Which other line tells them how little would do?",
    ),
    Row(
        "what isn't so, kept",
        {"tell": ["b", "c", "d", "e"], "keep": ["a", "g", "h"]},
        0.75,
        "Is h so, by your sheet?",
    ),
    Row("the two lists exchanged", {"tell": ["a", "g"], "keep": ["b", "c", "d", "e"]}, 0, "Told a, what would their"),
    Row(
        "one letter in both", {"tell": ["a", "b"], "keep": ["a"]}, 0, "If you told them a, what could they do with it?"
    ),
    Row("one list missing", {"tell": ["b", "c", "d", "e"]}, 0, "Where does your answer say keep?"),
    Row("a letter that is not there", {"tell": ["z"], "keep": ["a"]}, 0, "expected for tell one of"),
    Row("a list alone", ["b", "c"], 0, "expected names with a value each"),
)

# ---- three talks: A is put off (2), answered (4), empty (6), refused (8); B has no end; C refused (6), then empty (8) ---


def turns(a, b, c, then="p", later="q"):
    """An answer as the template holds it."""
    return {"stop": {"A": a, "B": b, "C": c}, "then": then, "later": later}


TURNS = (
    Row("all of it", turns(6, 0, 6), 1),
    Row(
        "with points, capitals, another order",
        {"later": "Q", "then": " P", "stop": {"C": 6.0, "B": 0.0, "A": 6.0}},
        1,
    ),
    Row("with more than is asked", turns(6, 0, 6) | {"stop": {"A": 6, "B": 0, "C": 6, "D": 1}}, 1),
    Row("on to the plain refusal", turns(8, 0, 6), 0.8, "In A: what had you told them just before"),
    Row("going on after a refusal", turns(6, 0, 8), 0.8, "In C: what had you told them just before"),
    Row("late taken for never", turns(2, 0, 6), 0.8, "What came two lines after line 2 of A?"),
    Row("stopped after the late answer", turns(4, 0, 6), 0.8, "They answered in line 4 of A."),
    Row("part of an answer punished", turns(6, 2, 6), 0.8, "In line 2 of B: did they tell you nothing at all?"),
    Row("“you first” taken for a refusal", turns(6, 0, 2), 0.8, "What had you told them before line 2 of C?"),
    Row("an answer punished", turns(6, 0, 4), 0.8, "They answered in line 4 of C."),
    Row("their last answer punished", turns(6, 8, 6), 0.8, "They answered in line 8 of B."),
    Row("a line of one's own", turns(5, 0, 6), 0.8, "Line 5 of A is yours."),
    Row("on and on", turns(0, 0, 0), 0.6, "In A: did something come back for everything you told?"),
    Row("stopped at once", turns(2, 2, 2), 0.4, "What came two lines after line 2 of A?"),
    Row("told on after the refusal", turns(6, 0, 6, then="q"), 0.8, "What comes back for the next thing you tell?"),
    Row("asked again at once", turns(6, 0, 6, then="s"), 0.8, "What would be different about this question?"),
    Row("everything after the refusal", turns(6, 0, 6, then="t"), 0.8, "They have kept theirs."),
    Row("one who refused is left", turns(6, 0, 6, then="r"), 0.8, "Is the deal gone with it?"),
    Row("never tested again", turns(6, 0, 6, later="p"), 0.8, "How would you find out whether they answer by now?"),
    Row("a test that gives nothing", turns(6, 0, 6, later="s"), 0.8, "You ask. What do you give with it?"),
    Row("everything at the test", turns(6, 0, 6, later="t"), 0.8, "what is left to keep?"),
    Row("left when they had moved", turns(6, 0, 6, later="r"), 0.8, "They have just moved."),
    Row("a line that is not there", turns(60, 0, 6), 0.8, "expected a number"),
    Row("in words", turns("six", "none", "six"), 0.4, "expected a number"),
    Row("one left out", {"stop": {"A": 6, "B": 0}, "then": "p", "later": "q"}, 0.8, "Where does your answer say C?"),
    Row("a letter that is none", turns(6, 0, 6, then="x"), 0.8, "expected for then one of"),
    Row("a list", [6, 0, 6], 0, "expected names with a value each"),
)

# ---- what to ask back: they'd give up the launch after the addresses, so it isn't Henrik; c and e part those who are left,
# ---- d does no longer; a asks where they would stop; to b and f everybody says yes ----------------------------------------


def back(still, ask):
    """An answer as the template holds it."""
    return {"still": still, "ask": ask}


LEFT = ["Silke", "Davide", "Nuala"]

ASK_BACK = (
    Row("whoever is left, and what parts them", back(LEFT, ["c", "e"]), 1),
    Row("another order, in capitals", {"ask": ["E", "C"], "still": ["NUALA", "davide", " Silke "]}, 1),
    Row("tuples, one of each twice", back(("Davide", "Nuala", "Silke", "Silke"), ("e", "c", "c")), 1),
    Row("sets", back(set(LEFT), {"c", "e"}), 1),
    Row("where they would stop", back(LEFT, ["a", "c", "e"]), 0.75, "a asks for the place where they would stop."),
    Row("nothing but that", back(LEFT, ["a"]), 0.5, "a asks for the place where they would stop."),
    Row("what holds its answer in it", back(LEFT, ["c", "e", "f"]), 0.75, "Who of the four would say no to f?"),
    Row("does it matter to you", back(LEFT, ["b", "c", "e"]), 0.75, "Who of the four would say no to b?"),
    Row("what is known already", back(LEFT, ["c", "d", "e"]), 0.75, "who of those left would answer d in another way?"),
    Row("one of two", back(LEFT, ["c"]), 0.75, "Which other question would those who are left not all answer alike?"),
    Row("one letter, without brackets", back(LEFT, "e"), 0.75, "Which other question would those who are left"),
    Row("one for another", back(LEFT, ["c", "d"]), 0.5, "who of those left would answer d in another way?"),
    Row("every question", back(LEFT, list("abcdef")), 0.5, "a asks for the place where they would stop."),
    Row("no question", back(LEFT, []), 0.5, "You tell something. What would you like to know for it?"),
    Row("nobody ruled out", back([*LEFT, "Henrik"], ["c", "e"]), 0.5, "What did their answer rule out?"),
    Row("one forgotten", back(["Silke", "Davide"], ["c", "e"]), 0.75, "Who else has what they named before the other?"),
    Row("only the one who has it on top", back(["Silke"], ["c", "e"]), 0.5, "Who else has what they named"),
    Row("the other way round", back(["Henrik"], ["c", "e"]), 0.5, "Asked the same, what would Henrik have answered?"),
    Row("one name, without brackets", back("Silke", ["c", "e"]), 0.5, "Who else has what they named"),
    Row("nobody", back([], ["c", "e"]), 0.5, "Whose line agrees with what they answered?"),
    Row("somebody who is not there", back(["Aurel"], ["c", "e"]), 0, "expected for still one of"),
    Row("a letter that is not there", back(LEFT, ["c", "h"]), 0, "expected for ask one of"),
    Row("one part left out", {"still": LEFT}, 0, "Where does your answer say ask?"),
    Row("dots left", back(LEFT, ["..."]), 0, "`...` still stands in ask"),
    Row("letters alone", ["c", "e"], 0, "expected names with a value each"),
)

# ---- what to tell and when to stop, played with four kinds of people ----------------------------------------------------

AFTER = {"returned": "go on", "declined": "go on", "empty": "stop", "refused": "stop"}


def script(tell, **after):
    """A script as the template holds it."""
    return {"script": tell, "after": AFTER | after}


SCRIPT = (
    Row("two reasons, then an order", script(["b", "d", "c"]), 4),
    Row("the other reason first", script(["d", "b", "c"]), 4),
    Row("a reason, then an order", script(["b", "c"]), 4),
    Row(
        "a tuple in capitals, actions in other case",
        {"after": {reply: f" {action.upper()} " for reply, action in AFTER.items()}, "script": ("B", "D", "C")},
        4,
    ),
    Row(
        "the top issue first",
        script(["c", "b"]),
        3.28,
        "Which of the facts you tell could somebody hard use against you",
    ),
    Row("the walk-away", script(["a"]), 1.5, "Told a, why should they offer you more than that?"),
    Row("the alternative, after a reason", script(["b", "g"]), 1.5, "Told g, why should they offer you more"),
    Row("words that say nothing", script(["f"]), 1.5, "Asking without telling is what is left of it."),
    Row("words that say nothing, then a reason", script(["f", "b"]), 1.5, "f: what would they know afterwards?"),
    Row("what isn't so", script(["h"]), 1.5, "if they believed it, what would they offer you?"),
    Row(
        "three in a row without return",
        script(["c", "b", "e"], empty="go on", refused="go on"),
        2.07,
        "You go on after an answer that holds nothing.",
    ),
    Row("on after a refusal", script(["b", "d", "c"], refused="go on"), 3.5, "You go on after a refusal."),
    Row(
        "one who answered is punished",
        script(["b", "c"], returned="stop"),
        3.28,
        "They told you something, and you stop.",
    ),
    Row("left after an answer", script(["b", "c"], returned="leave"), 1.5, "What did they do wrong?"),
    Row("left after a refusal", script(["b", "d", "c"], refused="leave"), 3.5, "You leave after a refusal."),
    Row(
        "“you first” taken for a refusal", script(["b", "d", "c"], declined="stop"), 3.5, "They gave a reason, such as"
    ),
    Row("nothing told", script([]), 0, "With nothing told, what would come back?"),
    Row("five at once", script(list("bcdea")), 0, "Which would you tell first, if there is time?"),
    Row("an action that is none", script(["b"], empty="shout"), 0, "expected for after empty one of"),
    Row(
        "a reply left out", {"script": ["b"], "after": {"returned": "go on"}}, 0, "Where does your answer say declined?"
    ),
    Row("a list", ["b", "d", "c"], 0, "expected names with a value each"),
)

# ---- a plan, played at nine tables for each seed ------------------------------------------------------------------------

WHY, TOP = "share why my top issue matters and ask for theirs", "share my top issue and ask for theirs"
STOP, ASK = "stop sharing after one refusal", "ask for their top issue"
BOTH, BOTH_LATER = "design one package for both at 78 %", "design one package for both at 74 %"
YES = "accept at 66 %"
LAST = "in the last round accept anything above my walk-away"

PLAN = (
    Row("a reason, an order, a stop, packages for both", [WHY, TOP, STOP, BOTH, BOTH_LATER, YES, LAST], 8),
    Row("an order and a stop", [TOP, STOP, BOTH, "accept at 65 %"], 8),
    Row("the stop written first", [STOP, WHY, BOTH, BOTH_LATER, YES, LAST], 8),
    Row(
        "a tuple, other case and spacing",
        (WHY.upper(), TOP, f"  {STOP}.", "Design one package for both  at 78%.", BOTH_LATER, YES, LAST),
        8,
    ),
    Row("no sharing", [BOTH, BOTH_LATER, YES, LAST], 2, "How will they know what you want?"),
    Row("asking without giving", [ASK, BOTH, YES, LAST], 2, "It asks and tells nothing."),
    Row("asking first", [ASK, TOP, STOP, BOTH, YES, LAST], 3, "What will somebody guarded answer to that question?"),
    Row(
        "three in a row without return",
        [TOP, TOP, TOP, BOTH, YES, LAST],
        3,
        "What does your plan tell somebody who tells it nothing?",
    ),
    Row(
        "claiming and giving way",
        [
            "offer one package at 92 %",
            "repeat my last offer",
            *["give way a little on everything"] * 4,
            "accept at 60 %",
        ],
        2,
        "How will they know what you want?",
    ),
    Row("says yes to everything", ["accept at 0 %", TOP, STOP], 4, "How early does it settle"),
    Row("never says yes", [WHY, STOP, BOTH], 5.96, "Without an accept line, how low will it go?"),
    Row(
        "holds out for nearly all",
        [WHY, STOP, "design one package for both at 95 %", *["repeat my last offer"] * 6, "accept at 95 %"],
        2.89,
        "When does your plan say yes?",
    ),
    Row("equal offers, which are not taught yet", [TOP, "offer three equal packages at 80 %"], 0, "later lesson"),
    Row("more than all there is", [TOP, "design one package for both at 120 %"], 0, "What share of your best package"),
    Row("a rule misspelt", ["share my top isue and ask for theirs"], 0, f'Did you mean "{TOP}"?'),
    Row("words of their own", ["be curious"], 0, "Which rule on the menu did you mean?"),
    Row("one text in place of a list", TOP, 0, "expected a list in square brackets"),
    Row("no rules", [], 0, "Which rule on the menu would you begin with?"),
)

# ---- the negotiation, as a record writes its moves ----------------------------------------------------------------------


def package(date, split, box, returns, buyers):
    """A package by option ids."""
    return {"date": date, "split": split, "box": box, "returns": returns, "buyers": buyers}


TELL_WHY = {"disclose": {"why": "bench"}, "ask": True}
TELL_ORDER = {"disclose": {"order": ["returns", "buyers"]}, "ask": True}
TELL_MORE = {"disclose": {"order": ["box", "buyers"]}, "ask": True}
UNASKED = {"disclose": {"why": "bench"}, "ask": False}
FIRST = {"offer": package("march", "s40", "lumen-first", "strand", "lumen")}
GOOD = {"offer": package("march", "s40", "lumen-first", "strand", "shared")}
FLAT = {"offer": package("march", "s50", "strand-first", "own", "shared")}
CAVED = {"offer": package("march", "s40", "strand", "lumen", "strand")}
LEAST = {"disclose": {"floor": package("march", "s45", "strand-first", "own", "shared")}, "ask": True}
TAKE = {"accept": 0}

NEGOTIATION = (
    Row("a reason, an order, two offers", [TELL_WHY, TELL_ORDER, FIRST, GOOD], 3),
    Row("an order alone, as a tuple", (TELL_ORDER, GOOD, GOOD, GOOD), 3),
    Row("with a remark", [{"say": "Good morning."}, TELL_WHY, {"say": "I see."}, FIRST, GOOD, GOOD], 3),
    Row("asked first, then told", [{"ask": "priorities"}, TELL_ORDER, GOOD, GOOD], 3),
    Row("nothing told", [FIRST, GOOD, GOOD, GOOD], 1.5, "What do you know of them that they have not put"),
    Row("asking without giving", [{"ask": "priorities"}, GOOD, GOOD, GOOD], 1.5, "Who goes first, then?"),
    Row("told, nothing asked", [UNASKED, GOOD, GOOD, GOOD], 1.75, "What did you ask for in return?"),
    Row(
        "three in a row without return",
        [UNASKED, {**TELL_ORDER, "ask": False}, TELL_MORE, GOOD],
        2.75,
        "What came back for the thing you told before that?",
    ),
    Row("the walk-away told", [TELL_WHY, LEAST, GOOD, GOOD], 2.5, "What could they do with that"),
    Row("nothing but the walk-away", [LEAST, GOOD, GOOD, GOOD], 1.5, "would you have answered that in their place?"),
    Row("heard, and let lie", [TELL_WHY, FLAT, FLAT, FLAT], 1.75, "In which of your offers did they get more"),
    Row("one who answered is left", [TELL_WHY, {"walk_away": True}], 1, "What could you have offered?"),
    Row("caving", [TELL_WHY, CAVED], 1, "In which of your offers did they get more"),
    Row("their first offer", [TAKE], 0, "What do you know of them that they have not put"),
    Row("told, and then their offer taken", [TELL_WHY, TAKE], 1, "What could you have offered?"),
    Row("not finished", [TELL_WHY, FIRST], 1.5, "What could you offer now that both of you would sign?"),
    Row("leaving at once", [{"walk_away": True}], 0, "What do you know of them"),
    Row("an empty record", [], 0, "your record is still empty"),
    Row(
        "a move that is not taught yet",
        [{"equal_offers": [FIRST["offer"], GOOD["offer"]]}],
        0,
        "Was this line changed by hand?",
    ),
    Row("a move after the end", [TAKE, TAKE], 0, "Was this line changed by hand?"),
    Row("a move in words", ["I accept"], 0, "Was this line changed by hand?"),
    Row("the record as one text", '{"accept": 0}', 0, "expected a list in square brackets"),
)

# ---- the rest of lesson 03 ----------------------------------------------------------------------------------------------

RECALL = (
    Row("the reason and the price", {"interest": "c", "most": 340}, 2),
    Row("with a point and a capital", {"interest": "C", "most": 340.0}, 2),
    Row("the other van alone", {"interest": "c", "most": 300}, 1, "What would you pay if you left, all in?"),
    Row("the demand", {"interest": "b", "most": 340}, 1, "Could b be met in more than one way?"),
    Row("the demand in other words", {"interest": "a", "most": 340}, 1, "Could a be met in more than one way?"),
    Row("how important it is", {"interest": "d", "most": 340}, 1, "Could d be met"),
)

ORDER = (
    Row("returns, addresses", {"most": "Returns", "least": "Buyers' addresses"}, 2),
    Row("by id, other case", {"most": "RETURNS", "least": " buyers"}, 2),
    Row("the money", {"most": "Split", "least": "buyers"}, 1, "further apart?"),
    Row("the name on the box", {"most": "Name on the box", "least": "buyers"}, 1, "further apart?"),
    Row("the date least", {"most": "returns", "least": "Launch"}, 1, "closer together?"),
    Row("upside down", {"most": "buyers", "least": "returns"}, 0, "further apart?"),
    Row("one only", {"most": "returns"}, 1, "Where does your answer say least?"),
)

COMPARE = (
    Row("the second sum less the first", 22, 1),
    Row("with a point", 22.0, 1),
    Row("the other way round", -22, 0, "Which of the two came first?"),
    Row("the own side only", 9, 0, "Did you count both sides?"),
    Row("in words", "twenty-two", 0, "expected a number"),
)

KINDS = {"a": "declined", "b": "empty", "c": "returned", "d": "refused", "e": "returned"}
REPLIES = (
    Row("all five", KINDS, 2),
    Row("other case and spacing", {line: f" {kind.upper()}" for line, kind in KINDS.items()}, 2),
    Row("a reason taken for a refusal", KINDS | {"a": "refused"}, 1, "Does line a say why there is no answer?"),
    Row("long taken for full", KINDS | {"b": "returned"}, 1, "After line b, what do you know"),
    Row("part of an answer taken for none", KINDS | {"e": "refused"}, 1, "Does line e tell you something"),
    Row("all refused", dict.fromkeys("abcde", "refused"), 0, "Does line a say why"),
    Row("a line left out", {"a": "declined"}, 0, "Where does your answer say b?"),
)

EXPOSED = (
    Row("the walk-away, to somebody ordinary", {"told": "the walk-away", "who": "ordinary"}, 2),
    Row("other case", {"told": " THE WALK-AWAY", "who": "Ordinary"}, 2),
    Row("to somebody hard", {"told": "the walk-away", "who": "hard"}, 1, "Is there a column with a larger loss?"),
    Row("an order", {"told": "an order", "who": "hard"}, 0, "Is there a line with a larger loss?"),
    Row("a reason, to somebody open", {"told": "a reason", "who": "open"}, 0, "Is there a line with a larger loss?"),
    Row("nobody", {"told": "the walk-away"}, 1, "Where does your answer say who?"),
)

RIGHT = {"line": 7, "instead": "c", "later": "f"}
MEND = (
    Row("the line after the refusal, an offer, a small test", RIGHT, 3),
    Row("capitals", {"line": 7.0, "instead": "C", "later": "F "}, 3),
    Row("the line before it", RIGHT | {"line": 5}, 2, "What had come back just before that line?"),
    Row("her line", RIGHT | {"line": 6}, 2, "That one is theirs."),
    Row("the deal thrown away", RIGHT | {"instead": "a"}, 2, "Is the deal gone with it?"),
    Row("the walk-away", RIGHT | {"instead": "b"}, 2, "What could they do with that"),
    Row("another fact", RIGHT | {"instead": "d"}, 2, "What comes back for the next thing you tell?"),
    Row("she is taken to task", RIGHT | {"later": "e"}, 2, "What could you give with the question?"),
    Row("everything at the test", RIGHT | {"later": "g"}, 2, "what is left to keep?"),
    Row("never tested again", RIGHT | {"later": "h"}, 2, "They have moved since."),
    Row("a line that is not there", RIGHT | {"line": 12}, 2, "expected a number"),
    Row("one left out", {"line": 7, "instead": "c"}, 2, "Where does your answer say later?"),
)

SAID = {"a": "claim", "b": "evidence", "c": "claim", "d": "evidence"}
EVIDENCE = (
    Row("two and two", SAID, 2),
    Row("other case", {line: f"{kind.upper()} " for line, kind in SAID.items()}, 2),
    Row("openness always pays", SAID | {"c": "evidence"}, 1, "In line c: who counted what?"),
    Row("all of it evidence", dict.fromkeys("abcd", "evidence"), 0, "In line a: who counted what?"),
    Row("nothing but claims", dict.fromkeys("abcd", "claim"), 0, "In line b: who counted what?"),
    Row("a line left out", {"a": "claim"}, 0, "Where does your answer say b?"),
)

TWO_DEALS = (
    Row("one told first", "b", 1),
    Row("a capital letter", "B", 1),
    Row("old friends", "a", 0, "What was said just before the other one began to talk?"),
    Row("everything at once", "c", 0, "What was said just before"),
    Row("no money", "d", 0, "What was said just before"),
)

HOOD = (
    Row("a reason", "a reason", 1),
    Row("other case", "A Reason", 1),
    Row("an order", "an order", 0, "With whom does it cost most"),
    Row("the walk-away", "the walk-away", 0, "With whom does it cost most"),
    Row("a number", 42, 0, "expected for the fact one of"),
)

CATALOGUE = {
    "disclosure/recall": RECALL,
    "disclosure/order": ORDER,
    "disclosure/compare": COMPARE,
    "disclosure/replies": REPLIES,
    "disclosure/exposed": EXPOSED,
    "disclosure/mend": MEND,
    "disclosure/evidence": EVIDENCE,
    "disclosure/two-deals": TWO_DEALS,
    "disclosure/hood": HOOD,
    "disclosure/sorting": SORTING,
    "disclosure/turns": TURNS,
    "disclosure/ask-back": ASK_BACK,
    "disclosure/script": SCRIPT,
    "disclosure/plan": PLAN,
    "disclosure/negotiation": NEGOTIATION,
}
