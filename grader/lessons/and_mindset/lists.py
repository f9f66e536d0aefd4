"""Two lists of non-negotiables, found among demands and wishes."""

from random import Random

from attrs import frozen

from grader.check import Exercise, Miss
from grader.check.claims import listing, mapping, matched
from grader.deal import EXAMPLE
from grader.errors import KeyFormatError
from grader.lessons.and_mindset.scenes import FIRM, POSITION, PUMPS, SCENES, Line, Scene
from grader.lessons.letters import lettered, lettered_html, read_letters
from grader.lessons.parts import part
from grader.table import Setting

_LETTERS = "abcdefgh"
_MOST = 3
"""Lines of one side from which everything is called firm."""


@frozen
class Lines:
    """A scene with a letter to each line.

    Attributes:
        scene: what it is about.
        lines: letter -> line.
        key: whose it is; None if nobody can say.
    """

    scene: Scene
    lines: dict[str, Line]
    key: str | None

    def firm(self, side: str) -> list[str]:
        """Letters of what this side, ``yours`` or ``theirs``, can't give at any price."""
        return [letter for letter, line in self.lines.items() if (line.side, line.kind) == (side, FIRM)]

    def _texts(self) -> dict[str, str]:
        return {letter: f"{self._who(line)}: “{line.text}”" for letter, line in self.lines.items()}

    def _who(self, line: Line) -> str:
        return "You" if line.side == "yours" else self.scene.them

    def __repr__(self) -> str:
        return lettered(self.scene.story, self._texts())

    def _repr_html_(self) -> str:
        return lettered_html(self.scene.story, self._texts())


def lines(deal: Setting) -> Lines:
    """What two sides say. In the lesson you and Gerrit, in the assignment the key decides."""
    if deal.name != "and-mindset":
        return Lines(PUMPS, dict(zip(_LETTERS, PUMPS.lines, strict=True)), deal.key)
    random = Random(f"lists/{deal.key or EXAMPLE}")
    scene = SCENES[int(random.random() * len(SCENES))]
    order = sorted(scene.lines, key=lambda _: random.random())
    return Lines(scene, dict(zip(_LETTERS, order, strict=True)), deal.key)


def _read(answer: object, said: Lines) -> dict[str, list[str]]:
    if said.key is None:
        raise KeyFormatError("the lines: found no variant key. Ask the learner for their record or their key.")
    mapping(answer, "your answer")
    texts = {letter: line.text for letter, line in said.lines.items()}
    return {side: read_letters(part(answer, side), texts, side) for side in ("yours", "theirs")}


lists = Exercise(
    "and-mindset/lists",
    title="Two lists of non-negotiables",
    points=2,
    reader=_read,
    hints=(
        "Ask of each line: suppose all the rest were just as they'd like it. Would they still rather leave?",
        "How loudly something is said tells nothing. Look for what would happen, and whether anybody at this table could "
        "change that.",
        "A neighbour: “I never lend the van” is a demand, a loud one. “The van goes to the scrapyard on Monday” is firm: "
        "nobody here can move the Monday.",
    ),
)


def _compared(found: list[str], said: Lines, side: str, forgotten: str) -> None:
    right = said.firm(side)
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


@lists.check
def theirs(found: dict[str, list[str]], said: Lines) -> None:
    """you found what they can't give at any price"""
    _compared(found["theirs"], said, "theirs", "You have your own. What can't they give?")


@lists.check
def yours(found: dict[str, list[str]], said: Lines) -> None:
    """you found what you can't give at any price yourself"""
    _compared(found["yours"], said, "yours", "You have theirs. What can't you give yourself?")


def _read_out(answer: object, deal: Setting) -> list[tuple[str, str]]:
    """Options, named in one list, of whatever issues: (issue id, option id) each."""
    said = [answer] if isinstance(answer, str) else listing(answer, "your list")
    case = deal.case.listed
    labels = {f"{issue.id}.{option.id}": option.label for issue in case.issues for option in issue.options}
    if len(said) > len(labels):
        raise Miss(expected="a few options", got=str(len(said)), hint="Which of them would end it for you?")
    found = dict.fromkeys(matched(each, labels, "your list") for each in said)
    return [(each.partition(".")[0], each.partition(".")[2]) for each in found]


own_limits = Exercise(
    "and-mindset/own-limits",
    title="What you could not sign",
    points=2,
    reader=_read_out,
    hints=(
        "The story names two things without which there is nothing left to sell. Which options would take them away?",
        "An option that is worth little to you is no reason to leave: something else can make up for it.",
        "A neighbour: “the shop must have water by Monday” rules out “a plumber on Tuesday”. It says nothing of the price.",
    ),
)


def _closed(deal: Setting) -> set[tuple[str, str]]:
    own = deal.case.listed.you.preferences
    return {(issue, option) for issue in own.must for option in own.points[issue] if option not in own.must[issue]}


@own_limits.check
def nothing_else(found: list[tuple[str, str]], deal: Setting) -> None:
    """you named nothing that the right deal could make up for"""
    closed = _closed(deal)
    extra = [each for each in found if each not in closed]
    if not found:
        raise Miss(expected="the options that would end it", got="none", hint="Without what is there nothing to sell?")
    if len(extra) > len(closed):
        raise Miss(
            expected="only what nothing could make up for",
            got=f"{len(found)} options",
            hint="If everything is firm, what is left to build a deal with?",
        )
    if extra:
        issue, option = extra[0]
        label = deal.case.issue(issue).option(option).label
        raise Miss(
            expected="only what nothing could make up for",
            got=f'"{label}"',
            hint=f'With "{label}", and all the rest just as you\'d like it: would you really leave?',
            earned=0.5 if len(extra) == 1 and closed <= set(found) else 0,
        )


@own_limits.check
def all_of_it(found: list[tuple[str, str]], deal: Setting) -> None:
    """you named everything that you could not sign"""
    closed = _closed(deal)
    missing = closed - set(found)
    if missing:
        raise Miss(
            expected=f"{len(closed)} options",
            got=f"{len(closed) - len(missing)} of them",
            hint="What would happen to the hotel, and what to the line?",
            earned=0.5 if len(missing) < len(closed) else 0,
        )
