"""The catalogue of lesson 01 and the assignment `value`, on the key `example`; hidden parts on the seeds of `source/`.

Right answers of different kinds, the usual wrong ones, and what each must get.
"""

from tests.content.rows import Row

SEEDS = {"value/plan": (11, 12, 13)}
"""Seeds of the hidden parts, as source/value has them (a test compares)."""


def at(**said):
    """An answer of several parts."""
    return said


# ---- both sheets of the room: signed are three nights, €240, one shelf, 20:00: 39 to you and 52 to Marisol ---------------

DRUMS = {"give": "one night a week", "get": "drums and amplifiers stay"}
"""Costs you 8 and brings her 25; brings you 25 and costs her 10: 17 more for you, 15 for her."""

TRADE = (
    Row("a night for the store room", at(**DRUMS, you=17, them=15), 3),
    Row("rent for the drums", at(give="€320 a month", get="drums stay set up", you=3, them=10), 3),
    Row("a night for an hour", at(give="two nights a week", get="drums until 21:00", you=10, them=7), 3),
    Row("by id, with points", at(give="nights/one", get="storage/drums", you=7.0, them=20.0), 3),
    Row(
        "other case, spacing and order",
        at(them=11, you=14, get="Drums until 22:00", give=" ONE night a  week"),
        3,
    ),
    Row("a bare number for the rent", at(give=320, get="drums stay set up", you=3, them=10), 3),
    Row("what you get, without the cost", at(**DRUMS, you=25, them=15), 2.5, "That is what the one step brings."),
    Row("what both get, without the cost", at(**DRUMS, you=25, them=25), 2, "That is what the one step brings."),
    Row("the cost added", at(**DRUMS, you=33, them=35), 2, "You added what the other step costs."),
    Row("what the new deal is worth", at(**DRUMS, you=56, them=67), 2, "That is all that the new deal is worth."),
    Row("the two swapped", at(**DRUMS, you=15, them=17), 2, "Of each two numbers the first is yours"),
    Row("both together", at(**DRUMS, you=32, them=32), 2, "That is both together."),
    Row("a neighbour's numbers", at(**DRUMS, you=12, them=9), 2, "what stood there before, and what stands there now?"),
    Row("only their number off", at(**DRUMS, you=17, them=10), 2.5, "what stood there before"),
    Row("one number only", at(**DRUMS, you=17), 2.5, "Where does your answer say them?"),
    Row("without numbers", DRUMS, 2, "Where does your answer say you?"),
    Row("a number in quotes", at(**DRUMS, you="17", them=15), 2.5, "Could you write it without the quotes?"),
    Row("a number with a comma", at(**DRUMS, you=17, them=(1, 5)), 2.5, "without the comma"),
    Row(
        "a concession called a trade",
        at(give="one night a week", get="one shelf", you=-8, them=25),
        0.5,
        "So far that is a concession. What would make it a trade?",
    ),
    Row(
        "two concessions",
        at(give="one night a week", get="€280 a month", you=-14, them=32),
        0.5,
        "Who of the two is giving there?",
    ),
    Row(
        "taking on both lines",
        at(give="€160 a month", get="drums and amplifiers stay", you=36, them=-26),
        0.5,
        "Who of the two is giving there?",
    ),
    Row(
        "give and get swapped",
        at(give="drums and amplifiers stay", get="one night a week", you=17, them=15),
        0,
        "Who of the two is giving there?",
    ),
    Row(
        "what was signed, both times",
        at(give="€240 a month", get="one shelf", you=0, them=0),
        0,
        "What changes with that?",
    ),
    Row(
        "the biggest own share",
        at(give="€280 a month", get="drums until 22:00", you=16, them=-7),
        1,
        "That is more for you. Why would they sign it?",
    ),
    Row(
        "much for little",
        at(give="€320 a month", get="four nights a week", you=-9, them=3),
        1,
        "You give much for little",
    ),
    Row(
        "much given, a little back",
        at(give="drums until 19:00", get="€200 a month", you=-6, them=-3),
        1,
        "Each of you loses more than the other gains",
    ),
    Row(
        "caving with a crumb",
        at(give="one night a week", get="four nights a week", you=3, them=0),
        0.5,
        "Which other line could pay",
    ),
    Row("the issue in place of the option", at(give="Nights", get="Storage", you=17, them=15), 0, "Did you mean"),
    Row("an option that is not there", at(give="no nights", get="one shelf", you=1, them=1), 0, "Did you mean"),
    Row("one half of it", at(give="one night a week", you=17, them=15), 0, "Where does your answer say get?"),
    Row("dots left", at(**DRUMS, you=17, them=...), 0, "`...` still stands in them"),
)

# ---- who it is: a and b both part Greta and Chiara from Nuala and Agnes, c Greta and Agnes from the others, f Greta from
# ---- the rest; to d and e all four say the same --------------------------------------------------------------------------

QUESTIONS = (
    Row("the night or the drums, the night or the rent", ["a", "c"], 1),
    Row("the rent or the drums, the night or the rent", ["b", "c"], 1),
    Row("in capitals, as a tuple, the other order", ("C", " A"), 1),
    Row("a set", {"c", "b"}, 1),
    Row("one of them twice", ["a", "c", "a"], 1),
    Row("two that part them in the same way", ["a", "b"], 0.5, "Whom does b set apart that a did not?"),
    Row("two are still alike", ["a", "f"], 0.75, "What is worth more to Nuala than to Agnes"),
    Row("another two are still alike", ["f", "c"], 0.75, "What is worth more to Nuala than to Chiara"),
    Row("is it important", ["a", "e"], 0.25, "Who of the four would say no to e?"),
    Row(
        "a comparison that nobody hesitates over", ["d", "c"], 0.25, "For whom of the four is the other one worth more?"
    ),
    Row("two that tell nothing", ["e", "d"], 0, "Who of the four would say no to e?"),
    Row("the same one twice", ["a", "a"], 0, "Whom could one answer still be from?"),
    Row("a single one", ["a"], 0, "Whom could one answer still be from?"),
    Row("a single text", "a", 0, "Whom could one answer still be from?"),
    Row("three", ["a", "b", "c"], 0, "Which two of them would be enough?"),
    Row("all of them", list("abcdef"), 0, "Which two of them would be enough?"),
    Row("a letter that is not there", ["a", "g"], 0, "expected for your questions one of"),
    Row("names", ["Greta", "Agnes"], 0, "expected for your questions one of"),
    Row("none", [], 0, "Whom could one answer still be from?"),
    Row("dots left", ["a", "..."], 0, "`...` still stands"),
)

PIES = (
    Row("two and two", at(a="fixed", b="feels fixed", c="feels fixed", d="fixed"), 1),
    Row("other case and spacing", at(a="Fixed", b="Feels  fixed", c="FEELS FIXED", d="fixed "), 1),
    Row("another order", at(d="fixed", c="feels fixed", b="feels fixed", a="fixed"), 1),
    Row("with a dash", at(a="fixed", b="feels-fixed", c="feels_fixed", d="fixed"), 1),
    Row("all of it fixed", dict.fromkeys("abcd", "fixed"), 0, "All four alike? Try two ways to settle b"),
    Row("nothing fixed", dict.fromkeys("abcd", "feels fixed"), 0, "All four alike? Try two ways to settle a"),
    Row(
        "a shared wish overlooked",
        at(a="fixed", b="fixed", c="feels fixed", d="fixed"),
        0.5,
        "Or do you both want the same on one?",
    ),
    Row(
        "a trade overlooked",
        at(a="fixed", b="feels fixed", c="fixed", d="fixed"),
        0.5,
        "In c: which question matters more to you",
    ),
    Row(
        "a trade seen where there is none",
        at(a="fixed", b="feels fixed", c="feels fixed", d="feels fixed"),
        0.5,
        "In d: what you would gain by a swap, who pays for it?",
    ),
    Row(
        "the other way round",
        at(a="feels fixed", b="fixed", c="fixed", d="feels fixed"),
        0,
        "In a: what you would gain by a swap",
    ),
    Row("a word of their own", at(a="zero", b="feels fixed", c="feels fixed", d="fixed"), 0, "for deal a one of:"),
    Row("one left out", at(a="fixed", b="feels fixed", c="feels fixed"), 0, "Where does your answer say d?"),
    Row("a list", ["fixed", "feels fixed"], 0, "expected names with a value each"),
)

# ---- the map: the signed one is E at 39 and 52 -----------------------------------------------------------------------

READING = (
    Row("by letter", at(edge=["A", "B", "C"], refused=["B", "F"], better=["C"]), 1),
    Row("small letters, another order, a tuple", at(better=("c",), refused=("f", "b"), edge=("c", "a", "b")), 1),
    Row("one letter without brackets", at(edge=["A", "B", "C"], refused=["B", "F"], better="C"), 1),
    Row("one twice", at(edge=["A", "B", "C", "A"], refused=["B", "F"], better=["C"]), 1),
    Row(
        "the biggest own share as better for both",
        at(edge=["A", "B", "C"], refused=["B", "F"], better=["C", "D"]),
        0.5,
        "D lies further right, so you would like it. Does it lie further up too?",
    ),
    Row(
        "the edge taken for better",
        at(edge=["A", "B", "C"], refused=["B", "F"], better=["A", "C"]),
        0.5,
        "A lies further right",
    ),
    Row(
        "the signed one itself",
        at(edge=["A", "B", "C"], refused=["B", "F"], better=["E"]),
        0.5,
        "E is what you signed. What lies above it",
    ),
    Row(
        "an inner one on the edge",
        at(edge=["A", "B", "C", "D"], refused=["B", "F"], better=["C"]),
        0.75,
        "Is there nothing above and to the right of D?",
    ),
    Row(
        "no edge where somebody would leave",
        at(edge=["A", "C"], refused=["B", "F"], better=["C"]),
        0.75,
        "A package may be on the line and still suit one side badly",
    ),
    Row(
        "a good one for you, and they would leave",
        at(edge=["A", "B", "C"], refused=["F"], better=["C"]),
        0.75,
        "Which one would they not sign?",
    ),
    Row(
        "less than hoped for",
        at(edge=["A", "B", "C"], refused=["B", "E", "F"], better=["C"]),
        0.75,
        "Is E worse for one of you than walking away",
    ),
    Row(
        "nothing better", at(edge=["A", "B", "C"], refused=["B", "F"], better=[]), 0.5, "From E, go up and to the right"
    ),
    Row("everything everywhere", {name: list("ABCDEF") for name in ("edge", "refused", "better")}, 0, "right of D?"),
    Row("a letter that is not there", at(edge=["G"], refused=["B", "F"], better=["C"]), 0.75, "one of:"),
    Row("one part left out", at(edge=["A", "B", "C"], refused=["B", "F"]), 0.5, "Where does your answer say better?"),
    Row("dots left", at(edge=["A", "B", "C"], refused=["..."], better=["C"]), 0, "`...` still stands"),
)

# ---- five proposals: A 56/56, B 63/65, C 37/93, D 83/40, E 57/64 --------------------------------------------------------

PICK = (
    Row("the most that both would sign", at(deal="B", together=128), 1),
    Row("a small letter and a point", at(deal="b", together=128.0), 1),
    Row("the other order", at(together=128, deal=" B "), 1),
    Row("the most pleased", at(deal="E", together=121), 0, "Those two looked pleased"),
    Row("the biggest own share", at(deal="D", together=123), 0, "That one is the best for you"),
    Row("the biggest sum, which nobody signs", at(deal="C", together=130), 0, "Would both of you sign it?"),
    Row("half each", at(deal="A", together=112), 0, "Equal is not the same as much"),
    Row("only one's own points", at(deal="B", together=63), 0.5, "Did you count both sides?"),
    Row("only theirs", at(deal="B", together=65), 0.5, "Did you count both sides?"),
    Row("added up wrongly", at(deal="B", together=118), 0.5, "Which two numbers did you add?"),
    Row("without a sum", at(deal="B"), 0.5, "Where does your answer say together?"),
    Row("in quotes", at(deal="B", together="128"), 0.5, "Could you write it without the quotes?"),
    Row("a letter that is not there", at(deal="F", together=128), 0, "expected for deal one of:"),
    Row("dots left", at(deal="B", together=...), 0, "`...` still stands in together"),
)

# ---- a plan, played at eight tables for each seed ---------------------------------------------------------------------

ASK = "ask for their top issue"
WHY = "ask why their top issue matters"
GIVE = "give way a little on everything"
YES = "accept at 60 %"
LAST = "in the last round accept anything above my walk-away"
DESIGN = [f"design one package for both at {level} %" for level in (75, 70, 65)]
SINGLE = [f"offer one package at {level} %" for level in (85, 80, 75)]

PLAN = (
    Row("ask, then packages for both, then yes in time", [ASK, *DESIGN, YES, LAST], 8),
    Row("ask, then single packages", [ASK, *SINGLE, YES, LAST], 8),
    Row("ask for the reason too", [ASK, WHY, *DESIGN, YES, LAST], 8),
    Row("other case, spacing and a tuple", (ASK.upper(), *(f" {line} " for line in DESIGN), "Accept at 60%", LAST), 8),
    Row(
        "gives way on everything", [SINGLE[0], *[GIVE] * 5, YES, LAST], 4.73, "How will you know what is dear to them?"
    ),
    Row("halves from the start", [ASK, *[GIVE] * 6, YES, LAST], 3, "Giving way a little on everything"),
    Row("no question", [*DESIGN, YES, LAST], 6.86, "How will you know what is dear to them?"),
    Row("gives way first", [ASK, GIVE, GIVE, *DESIGN, YES, LAST], 3, "before you give on everything?"),
    Row("only an accept line", [YES, LAST], 2, "Which packages will you put on the table?"),
    Row("caves", [ASK, "offer one package at 45 %", "accept at 42 %"], 4.01, "How early does it settle"),
    Row("never says yes", [ASK, *DESIGN], 5.64, "Without an accept line"),
    Row("holds out for nearly all", [ASK, "offer one package at 95 %", "accept at 95 %"], 2, "When does your plan"),
    Row("asks until time is up", [ASK] * 8, 1, "Which packages will you put on the table?"),
    Row(
        "a move of a later lesson",
        [ASK, "offer three equal packages at 75 %", YES],
        0,
        "That one belongs to a later lesson",
    ),
    Row("more than all there is", [ASK, "offer one package at 120 %"], 0, "What share of your best package"),
    Row("a rule misspelt", [ASK, "offer a package at 75 %"], 0, "Did you mean"),
    Row("words of their own", ["be firm but friendly"], 0, "Which rule on the menu did you mean?"),
    Row("one text in place of a list", ASK, 0, "expected a list in square brackets"),
    Row("no rules", [], 0, "Which rule on the menu would you begin with?"),
    Row("eleven rules", [ASK] * 11, 0, "Which of them would still be played before the deadline?"),
)

# ---- the negotiation, as a record writes its moves -------------------------------------------------------------------


def offer(said):
    """A single offer, its options in the order of the issues."""
    return {"offer": dict(zip(("fee", "start", "team", "reference"), said.split(), strict=True))}


QUESTION = {"ask": "priorities"}
HELD = offer("f60 six partner study")
OTHER = offer("f56 nine partner study")
JOINT = offer("f60 three partner study")
TAKE = {"accept": 0}

NEGOTIATION = (
    Row("ask, hold, change what is in it", [QUESTION, HELD, HELD, HELD, OTHER, JOINT], 3),
    Row("the same as a tuple, with a remark", (QUESTION, {"say": "I see."}, HELD, HELD, HELD, OTHER, JOINT), 3),
    Row("asks why, after a first offer", [HELD, {"ask": "team"}, HELD, HELD, OTHER, JOINT], 3),
    Row("without a question", [HELD, HELD, HELD, HELD, OTHER, JOINT], 2.25, "What would you have liked to know"),
    Row("a question too late", [HELD, OTHER, HELD, QUESTION, OTHER, JOINT], 2.62, "What had you given by then"),
    Row(
        "gives way and takes nothing back",
        [QUESTION, offer("f64 nine mixed study"), offer("f60 nine mixed study"), offer("f60 six mixed study"), TAKE],
        0.75,
        "You gave way from offer to offer",
    ),
    Row("one offer, held", [QUESTION, JOINT, JOINT, JOINT, JOINT, JOINT], 2.25, "What costs you little"),
    Row("caving", [QUESTION, offer("f48 monday partner silent")], 0.75, "What could you have put in their hands"),
    Row(
        "a swap that loses",
        [QUESTION, offer("f60 three partner study"), offer("f48 nine partner study"), TAKE],
        1.12,
        "What had you heard of them",
    ),
    Row("their first offer", [TAKE], 0, "What would you have liked to know before"),
    Row("a question, then their offer", [QUESTION, TAKE], 0.75, "What could you have put in their hands"),
    Row("leaving at once", [{"walk_away": True}], 0, "What would you have liked to know before"),
    Row("leaving after a good beginning", [QUESTION, HELD, OTHER, JOINT, {"walk_away": True}], 1.5, "kept both of you"),
    Row("not finished", [QUESTION, HELD], 0.75, "What could you have put in their hands"),
    Row("an empty record", [], 0, "your record is still empty"),
    Row("a move of a later lesson", [{"equal_offers": [HELD["offer"], JOINT["offer"]]}], 0, "Was this line changed"),
    Row("an option that is not there", [offer("f61 three partner study")], 0, "Was this line changed by hand?"),
    Row("a move after the end", [TAKE, TAKE], 0, "Was this line changed by hand?"),
    Row("a move in words", ["I accept"], 0, "Was this line changed by hand?"),
    Row("the record as one text", '{"accept": 0}', 0, "expected a list in square brackets"),
)

# ---- the rest of lesson 01 -----------------------------------------------------------------------------------------------

RECALL = (
    Row("the carriers on top", at(least=680, way="splitting"), 2),
    Row("other case", at(least=680.0, way=" Splitting"), 2),
    Row("what the other pays", at(least=600, way="splitting"), 1, "With that and the carriers to pay"),
    Row("the carriers taken off", at(least=520, way="splitting"), 1, "With that and the carriers to pay"),
    Row("halfway", at(least=700, way="splitting"), 1, "What would the other buyer leave you with"),
    Row("fair taken for collaborating", at(least=680, way="collaborating"), 1, "What was found out"),
    Row("fair taken for nice", at(least=680, way="nice"), 1, "What was found out"),
    Row("a part left out", at(least=680), 1, "Where does your answer say way?"),
)

WORTH = (
    Row("the four numbers added up", 55, 1),
    Row("with a point", 55.0, 1),
    Row("an issue forgotten", 32, 0, "Which option did you look up for each issue?"),
    Row("the best there is", 100, 0, "That is all there is on your sheet"),
    Row("the fee in euros", 60000, 0, "Which option did you look up for each issue?"),
    Row("the four numbers, not their sum", [20, 8, 4, 23], 0, "expected a number for the package"),
)

GUESS = (
    Row("a guess", 20, 1),
    Row("nobody", 0, 1),
    Row("everybody", 100, 1),
    Row("more than all", 120, 0, "expected a number, at least 0 and at most 100"),
    Row("in quotes", "20", 0, "Could you write it without the quotes?"),
    Row("in words", "few", 0, "expected a number"),
)

SORTING = (
    Row("each under what it does", at(a="concession", b="trade", c="halving", d="concession", e="trade"), 2),
    Row("other case", at(a="Concession", b="TRADE", c=" halving", d="concession", e="trade"), 2),
    Row(
        "a concession called a trade",
        at(a="concession", b="trade", c="halving", d="trade", e="trade"),
        1,
        "In line d: what comes back for what is given?",
    ),
    Row(
        "a trade called a concession",
        at(a="concession", b="concession", c="halving", d="concession", e="trade"),
        1,
        "In line b: is it one thing that moves",
    ),
    Row(
        "halving called a concession",
        at(a="concession", b="trade", c="concession", d="concession", e="trade"),
        1,
        "In line c: do both give",
    ),
    Row("all of it trades", dict.fromkeys("abcde", "trade"), 0, "In line a: what comes back"),
)

STAKES = (
    Row("the team for the reference", at(give="Team", get="Reference"), 2),
    Row("the start, in small letters", at(give="start", get=" reference"), 2),
    Row("the other way round", at(give="Reference", get="Team"), 0, "who has more at stake?"),
    Row("equal stakes given", at(give="Fee", get="Reference"), 1, "who has more at stake?"),
    Row("equal stakes asked for", at(give="Team", get="Fee"), 1, "what one gains there, the other loses"),
    Row("the same twice", at(give="Team", get="Team"), 1, "What would it cost them to let you have that?"),
    Row("an option in place of an issue", at(give="two seniors", get="Reference"), 1, "expected for give one of:"),
)

COMPARE = (
    Row("the second sum less the first", 6, 1),
    Row("with a point", 6.0, 1),
    Row("the other way round", -6, 0, "Which of the two came first?"),
    Row("the whole second sum", 134, 0, "Did you count both sides?"),
    Row("only the firm's", 4, 0, "Did you count both sides?"),
    Row("in words", "six", 0, "expected a number"),
)


def package(fee, start, team, reference):
    """A package as the template holds it."""
    return {"fee": fee, "start": start, "team": team, "reference": reference}


STUDY = "a case study with figures"
MEND = (
    Row("the senior for the fee", package("€60,000", "start in three weeks", "a senior and a junior", STUDY), 2),
    Row("by id", package("f64", "three", "mixed", "study"), 2),
    Row("other case and spacing", package("60000", "Start in  three weeks", "A senior and a junior", STUDY.upper()), 2),
    Row(
        "the offer as it was",
        package("€56,000", "start in three weeks", "two juniors", STUDY),
        1,
        "That is the offer as it was",
    ),
    Row(
        "gives way once more",
        package("€56,000", "start in three weeks", "a senior and a junior", STUDY),
        1,
        "That gives way once more",
    ),
    Row(
        "half of everything",
        package("€56,000", "start in six weeks", "a senior and a junior", "name and a quote"),
        1,
        "That gives way once more",
    ),
    Row(
        "everything for the firm",
        package("€64,000", "start in nine weeks", "two juniors", STUDY),
        1,
        "What is dearest to her on both sheets",
    ),
    Row("an issue left out", {"fee": "€60,000"}, 0, "What would this package say about the rest?"),
    Row("an option that is not there", package("€61,000", "three", "mixed", "study"), 0, "Did you mean"),
)

GAIN = (
    Row("none in the fixed ones", at(a=0, b=7, c=5, d=0), 1),
    Row("with a point", at(a=0.0, b=7.0, c=5.0, d=0.0), 1),
    Row("what you alone could gain", at(a=0, b=12, c=5, d=0), 0, "In b that is what you could gain"),
    Row("a gain in a fixed one", at(a=12, b=7, c=5, d=0), 0, "In a"),
    Row("sums in place of gains", at(a=21, b=29, c=23, d=17), 0, "In a: what do the two middles come to"),
    Row("one left out", at(a=0, b=7, c=5), 0, "Where does your answer say d?"),
)

RECOUNT = (
    Row("per cent", 19.1, 1),
    Row("rounded", 19, 1),
    Row("as a share of one", 0.191, 1),
    Row("all decimals", 148 / 773 * 100, 1),
    Row("the pairs", 148, 0, "Those are pairs. What share of all are they?"),
    Row("what one reads", 20, 0, "Which two counts did you divide?"),
    Row("the other way round", 773 / 148, 0, "Which two counts did you divide?"),
    Row("with a sign", "19.1 %", 0, "expected a number"),
)

EVIDENCE = (
    Row("two and two", at(a="claim", b="evidence", c="evidence", d="claim"), 2),
    Row("other case", at(a="Claim", b="EVIDENCE", c="evidence ", d="claim"), 2),
    Row("a number taken for a count", at(a="evidence", b="evidence", c="evidence", d="claim"), 1, "Which study"),
    Row("a belief taken for a count", at(a="claim", b="evidence", c="evidence", d="evidence"), 1, "In line d"),
    Row("all of it evidence", dict.fromkeys("abcd", "evidence"), 0, "There is a number in line a"),
    Row("nothing counts", dict.fromkeys("abcd", "claim"), 0, "In line b: who counted what?"),
)

TWO_DEALS = (
    Row("cheap to one, dear to the other", "b", 1),
    Row("a capital letter", "B", 1),
    Row("the same amount", "a", 0, "By whose measure would that be the same amount?"),
    Row("generosity", "c", 0, "would both still be better off?"),
    Row("money", "d", 0, "would both still be better off?"),
    Row("two letters", "b and c", 0, 'one of: "a", "b", "c", "d"'),
)

HOOD = (
    Row("the share", 0.622, 1),
    Row("in per cent", 62.2, 1),
    Row("those with half or more", 0.378, 0, "Those are the ones with half or more"),
    Row("the mean share", 0.414, 0, "Which column says"),
    Row("in words", "most", 0, "expected a number"),
)

CATALOGUE = {
    "value/recall": RECALL,
    "value/worth": WORTH,
    "value/sorting": SORTING,
    "value/stakes": STAKES,
    "value/compare": COMPARE,
    "value/mend": MEND,
    "value/gain": GAIN,
    "value/guess": GUESS,
    "value/recount": RECOUNT,
    "value/evidence": EVIDENCE,
    "value/two-deals": TWO_DEALS,
    "value/hood": HOOD,
    "value/trade": TRADE,
    "value/pies": PIES,
    "value/map": READING,
    "value/pick": PICK,
    "value/questions": QUESTIONS,
    "value/plan": PLAN,
    "value/negotiation": NEGOTIATION,
}
