"""Whose interests are these? Lines from both sides of a deal: interests, demands, demands in other words, and proxies."""

from grader.check import Exercise, Miss
from grader.lessons.conversation import Lines, as_it_was, dealt, read_sides
from grader.lessons.interests.scenes import DAIRY, ECHO, INTEREST, PROXY, SCENES
from grader.table import Setting


def lines(deal: Setting) -> Lines:
    """What two sides say. In the lesson a dairy and its vendor, in the assignment the key decides."""
    return dealt(deal, SCENES, "lines") if deal.name == "interests" else as_it_was(DAIRY, deal.key)


lists = Exercise(
    "interests/lists",
    title="Two lists of interests",
    points=1,
    reader=read_sides,
    hints=(
        "Ask of each line: could it be met in several ways, or in one way only?",
        "A line that can only be met by the demand is the demand in other words. A line that somebody asks for in order "
        "to have something else is a proxy: the something else belongs on the list.",
        'A neighbour: "I want the window open" is a demand, "I need the window not to be shut" the same in other words. '
        '"It is stuffy in here" is an interest: a fan, a break or another room would do.',
    ),
)
_ASKED = {
    ECHO: "Line {letter}: could that be met in any way but the demand itself?",
    PROXY: "Line {letter}: if you had it, and not what it is for, would you be content?",
}


def _compared(found: list[str], said: Lines, side: str, expected: str, forgotten: str) -> None:
    right = said.of_kind(side, INTEREST)
    strangers = [letter for letter in found if letter not in right]
    missing = len(set(right) - set(found))
    earned = 0.5 if len(strangers) + missing == 1 else 0
    if not found:
        raise Miss(expected=expected, got="an empty list", hint=forgotten)
    if strangers:
        letter, line = strangers[0], said.lines[strangers[0]]
        if line.side != side:
            ask = "Line {letter}: who says that?"
        else:
            ask = _ASKED.get(line.kind, "Line {letter} says what is asked for. What is it for?")
        raise Miss(expected=expected, got=f"{letter} among them", hint=ask.format(letter=letter), earned=earned)
    if missing:
        raise Miss(
            expected=f"{len(right)} in all",
            got=str(len(found)),
            hint="Which other line could be met in more ways than one?",
            earned=earned,
        )


@lists.check(worth=0.5)
def theirs(found: dict[str, list[str]], said: Lines) -> None:
    """you found what they want, below what they ask for"""
    _compared(found["theirs"], said, "theirs", "the lines of theirs that say why", "Why do they ask for it?")


@lists.check(worth=0.5)
def yours(found: dict[str, list[str]], said: Lines) -> None:
    """you found what you want yourself, below what you ask for"""
    _compared(
        found["yours"],
        said,
        "yours",
        "the lines of yours that say why",
        "You have a list of theirs. What is on your own?",
    )
