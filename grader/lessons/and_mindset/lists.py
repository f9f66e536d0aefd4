"""Two lists of non-negotiables, found among demands and wishes."""

from grader.check import Exercise, Miss
from grader.lessons.and_mindset.scenes import FIRM, POSITION, PUMPS, SCENES
from grader.lessons.conversation import Lines, as_it_was, dealt, read_sides
from grader.table import Setting

_MOST = 3
"""Lines of one side from which everything is called firm."""


def lines(deal: Setting) -> Lines:
    """What two sides say. In the lesson you and Gerrit, in the assignment the key decides."""
    return dealt(deal, SCENES, "lists") if deal.name == "and-mindset" else as_it_was(PUMPS, deal.key)


lists = Exercise(
    "and-mindset/lists",
    title="Two lists of non-negotiables",
    points=1,
    reader=read_sides,
    hints=(
        "Ask of each line: suppose all the rest were just as they'd like it. Would they still rather leave?",
        "How loudly something is said tells nothing. Look for what would happen, and whether anybody at this table could "
        "change that.",
        "A neighbour: “I never lend the van” is a demand, a loud one. “The van goes to the scrapyard on Monday” is firm: "
        "nobody here can move the Monday.",
    ),
)


def _compared(found: list[str], said: Lines, side: str, forgotten: str) -> None:
    right = said.of_kind(side, FIRM)
    own = [letter for letter in found if said.lines[letter].side == side]
    strangers = [letter for letter in found if letter not in right]
    missing = len(set(right) - set(found))
    expected = f"the lines of {side} that nothing could buy"
    if not found:
        raise Miss(expected=expected, got="an empty list", hint=forgotten)
    if any(said.lines[letter].side != side for letter in found):
        letter = next(letter for letter in found if said.lines[letter].side != side)
        raise Miss(expected=expected, got=f"{letter} among them", hint=f"Line {letter}: who says that?")
    if len(own) > _MOST:
        raise Miss(
            expected=expected,
            got="all of them",
            hint="If everything is firm, what is left to build a deal with?",
        )
    earned = 0.5 if len(strangers) + missing == 1 else 0
    if strangers:
        letter = strangers[0]
        hint = (
            f"Line {letter} says what is demanded. Could what it is for be had in another way?"
            if said.lines[letter].kind == POSITION
            else f"Line {letter}: would anybody really leave over that?"
        )
        raise Miss(expected=expected, got=f"{letter} among them", hint=hint, earned=earned)
    if missing:
        raise Miss(
            expected=f"{len(right)} in all",
            got=str(len(found)),
            hint="Which other line could nobody at this table change, for any money?",
            earned=earned,
        )


@lists.check(worth=0.5)
def theirs(found: dict[str, list[str]], said: Lines) -> None:
    """you found what they can't give at any price"""
    _compared(found["theirs"], said, "theirs", "You have your own. What can't they give?")


@lists.check(worth=0.5)
def yours(found: dict[str, list[str]], said: Lines) -> None:
    """you found what you can't give at any price yourself"""
    _compared(found["yours"], said, "yours", "You have theirs. What can't you give yourself?")
