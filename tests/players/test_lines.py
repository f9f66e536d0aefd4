"""The lines themselves, in the players' stock and in the cases: what a person may say aloud, and what never."""

import re
from itertools import product
from string import Formatter

import pytest
from attrs import evolve

from grader.deal import Case
from grader.players import player
from grader.players.catalogue import COUNTERPARTS
from grader.players.voice import stock
from grader.table.session import seat_at
from tests.players.anything import improvised
from tests.players.plays import CASES, WHO, load, replies_of

JARGON = re.compile(
    r"""\b(meso|batna|zopa|logroll\w*|\d+\ points?|points\b|score\w*|utilit\w+|pareto|frontier|nash|reservation|
    walk-?away|zero-sum|win-win|integrative|distributive|interest-based|interests|positional|positions?|
    collaborat\w+|cooperat\w+|bargain\w*|hardliner|messenger|guarded|aspiration|anchor(?:ing|ed)|concession\w*|concede\w*|
    negotiat\w+|tactic\w*|technique\w*|equal\ offers?|disclos\w+|preferences?|counterpart|principal|
    non-negotiables?)\b""",
    re.IGNORECASE | re.VERBOSE,
)
"""Words for techniques, types of people and numbers of points, which nobody at the table says."""
MOST_SENTENCES = 2
CASE_LINES = [
    (name, party.id, who, kind, line)
    for name in CASES
    for party in load(name).parties
    for who, kinds in party.lines.items()
    for kind, lines in kinds.items()
    for line in lines
]
STOCK_LINES = [
    (who, persona, kind, line)
    for who in WHO
    for persona, kinds in stock(who).items()
    for kind, lines in kinds.items()
    for line in lines
]


def bare(line: str) -> str:
    """A line without its placeholders."""
    return "".join(text for text, *_ in Formatter().parse(line))


def sentences(line: str) -> int:
    """How many sentences a line has. What an interest says counts as one; a word or two, or a bare package, as none."""
    whole = line.replace("{says}", "It was said so.")
    parts = re.split(r"(?<=[.?!])\s+", whole.strip())
    return sum(len(part.split()) > 2 for part in parts)


def test_there_are_lines_to_look_at():
    """Every counterpart has a stock, and the cases have hundreds of lines of their own."""
    assert {who for who, *_ in STOCK_LINES} == set(WHO) == {person.name for person in COUNTERPARTS}
    assert len(CASE_LINES) > 500


def test_sentences_are_counted():
    """Two and three, an interjection, a package, and somebody's reason."""
    assert sentences("I can move on {give}. What I'd need is {get}. So: {package}.") == 2
    assert sentences("Yes. {package}. I'll have a badge made.") == 1
    assert sentences("I'll tell you how it looks. {says} {less} I can be easier about.") == 3
    assert sentences("That's what I need. You know it too. Let's go now.") == 3


@pytest.mark.parametrize("who", WHO)
def test_stock_lines_have_two_sentences_at_most(who: str):
    """Short, as people talk. To a line that would have to check, a package is added: it has one sentence of its own."""
    for name, persona, kind, line in STOCK_LINES:
        if name == who:
            whole = len(re.split(r"(?<=[.?!])\s+", line.replace("{says}", "So.").strip()))
            assert whole <= MOST_SENTENCES - (kind.partition("-")[0] == "check"), (persona, kind, line)


@pytest.mark.parametrize("name", CASES)
def test_case_lines_have_three_sentences_at_most(name: str):
    """What the cases wrote may be a sentence longer: there is a person to hear. A word or two is no sentence."""
    long = [row for row in CASE_LINES if row[0] == name and sentences(row[-1]) > MOST_SENTENCES + 1]
    assert long == []


@pytest.mark.parametrize("name", CASES)
def test_what_interests_say_has_two_sentences_at_most(name: str):
    """A reason is told in a sentence or two."""
    for party in load(name).parties:
        for interest in party.interests:
            assert all(sentences(line) <= MOST_SENTENCES for line in interest.says), interest.id


def test_nobody_names_a_technique_a_type_or_points():
    """Neither in the stock, nor in the cases, nor where an interest speaks."""
    told = [line for *_, line in (*STOCK_LINES, *CASE_LINES)]
    told += [line for name in CASES for party in load(name).parties for i in party.interests for line in i.says]
    named = [(line, found[0]) for line in told if (found := JARGON.search(bare(line)))]
    assert named == []


def test_the_list_of_words_finds_them():
    """The list can fail."""
    for line in (
        "That's 40 points to me.",
        "My BATNA is better.",
        "What a concession!",
        "I'm a hard bargainer, you know.",
    ):
        assert JARGON.search(line), line
    for line in ("There's no point in it.", "Point taken.", "That'll interest them.", "Don't interrupt."):
        assert not JARGON.search(line), line


def test_stock_lines_hold_no_digit_and_no_shouting():
    """No number could be anybody's; nobody exclaims."""
    assert [row for row in STOCK_LINES if re.search(r"[\d!]", bare(row[-1]))] == []


@pytest.mark.parametrize("who", WHO)
def test_no_line_stands_twice_in_a_stock(who: str):
    """Neither in a kind nor under two kinds of the same persona."""
    for persona, kinds in stock(who).items():
        lines = [line for written in kinds.values() for line in written]
        assert len(set(lines)) == len(lines), (persona, sorted(line for line in lines if lines.count(line) > 1))


@pytest.mark.parametrize("who", WHO)
def test_every_persona_has_the_same_kinds(who: str):
    """Who is drawn decides how somebody talks, not what they have words for."""
    first, *others = (set(kinds) for kinds in stock(who).values())
    assert all(kinds == first for kinds in others)


@pytest.mark.parametrize("who", WHO)
def test_a_stock_has_lines_for_all_that_its_player_does(who: str):
    """Over random negotiations in all cases, each kind of line that comes up is in the stock; a repeated demand may be an offer."""
    used = set()
    for name, seed in product(CASES, range(4)):
        session = improvised(load(name), who, seed)
        for place, turn in enumerate(session.history):
            if turn.seat == session.case.them.id:
                before = session.history[:place]
                seat = seat_at(session.case, session.case.them.id, session.seed, before)
                used.add(player(who).line_kind(seat, before, turn.move))
    for persona, kinds in stock(who).items():
        have = set(kinds) | ({"press", "pick"} if "offer" in kinds else set())
        assert used <= have, (persona, used - have)


def test_what_is_shared_of_priorities_voices_no_interest():
    """In the stock, and where a case has options that a reason opens, a comparison holds no reason: reasons are told apart."""
    assert [row for row in STOCK_LINES if row[2].startswith("share") and "{says}" in row[-1]] == []
    latent = [row for row in CASE_LINES if load(row[0]).openers]
    assert [row for row in latent if row[3].startswith("share") and "{says}" in row[-1]] == []
    assert any(row[3].startswith("share") for row in latent)


LETTERS = str.maketrans("0123456789", "abcdefghij")


def without_figures(case: Case) -> Case:
    """The case with letters for digits in every label, so that a digit in somebody's words is no label's."""
    issues = tuple(
        evolve(
            issue,
            label=issue.label.translate(LETTERS),
            options=tuple(evolve(option, label=option.label.translate(LETTERS)) for option in issue.options),
        )
        for issue in case.issues
    )
    return evolve(case, issues=issues)


def written_figures(case: Case) -> set[str]:
    """The numbers in what the case's author wrote for the other side to say."""
    party = case.them
    texts = [line for kinds in party.lines.values() for lines in kinds.values() for line in lines]
    texts += [line for interest in party.interests for line in interest.says]
    return {number for text in texts for number in re.findall(r"\d+", text)}


@pytest.mark.parametrize("who", WHO)
@pytest.mark.parametrize("name", CASES)
def test_no_words_hold_a_hidden_number(name: str, who: str):
    """Whatever is played: the only figures anybody says are those of a label or of a sentence that the author wrote."""
    case = without_figures(load(name))
    allowed = written_figures(case)
    for seed in range(2):
        for turn in replies_of(improvised(case, who, seed)):
            assert set(re.findall(r"\d+", turn.words)) <= allowed, turn.words
            assert not re.search(r"[{}]", turn.words)
            assert not any(re.search(rf"\b{re.escape(i.id)}\b", turn.words) for i in case.you.interests if "-" in i.id)


ALREADY_TOLD = re.compile(
    r"\b(you('ve| have)? told me|you('ve| have)? said|you were (open|straight)|told me yours)\b", re.IGNORECASE
)


def test_nobody_who_answers_a_bare_question_says_that_you_told_them_something():
    """The collaborator answers whoever merely asks: its first reply must not thank for what was never said."""
    said = [(who, kind, line) for who, _, kind, line in STOCK_LINES] + [
        (who, kind, line) for *_, who, kind, line in CASE_LINES
    ]
    shared = [
        line for who, kind, line in said if who == "collaborator" and kind in ("share", "share-late", "share-cool")
    ]
    assert len(shared) > 10
    assert [line for line in shared if ALREADY_TOLD.search(line)] == []
