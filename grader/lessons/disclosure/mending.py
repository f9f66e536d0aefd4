"""A conversation to mend: what to say after a refusal, and what late in the day."""

from grader.check import Exercise, Miss
from grader.check.claims import whole
from grader.lessons.parts import part
from grader.lessons.patterns import chooses

INSTEAD = {
    "a": "If you won't talk, I won't either. Goodbye.",
    "b": "The least we could live with is half the takings.",
    "c": "Then let's leave that. What do you say to March, with returns at yours?",
    "d": "Our battery isn't tested before February, by the way. And with you?",
}
LATER = {
    "e": "First tell me why you wouldn't say.",
    "f": "March, then. Our stand is paid for until noon on Sunday. What would help your people?",
    "g": "The test house, our bench, our bank: you may as well know all of it.",
    "h": "March, then. I've told you all I'm going to.",
}
_LINES = 9
_FLAWED = 7

mend = Exercise(
    "disclosure/mend",
    title="Mend the conversation",
    points=3,
    hints=(
        "Which of your lines tells something more although the one above it brought nothing?",
        "After a refusal stop telling, and go on with the deal. Once they have moved, one small thing shows whether they "
        "answer by now.",
        "A neighbour: “What's your deadline?” “I won't say.” “Ours is Friday, and our budget is 900.” The last line "
        "should have been an offer. An hour later one might ask: “By the way, Friday suits us less. And you?” That is small enough.",
    ),
)


@mend.check
def finds_the_line(answer: object) -> None:
    """you found the line that goes on telling"""
    found = whole(part(answer, "line"), "line", least=1, most=_LINES)
    if found != _FLAWED:
        hint = "That one is theirs. Which of yours?" if found % 2 == 0 else "What had come back just before that line?"
        raise Miss(expected="the line of yours that tells on after a refusal", got=f"line {found}", hint=hint)


@mend.check
def mends_it(answer: object) -> None:
    """you put a line there that stops telling and goes on negotiating"""
    hints = {
        "a": "They refused one answer. Is the deal gone with it?",
        "b": "What could they do with that, when they name their next offer?",
        "d": "They have just refused. What comes back for the next thing you tell?",
    }
    chooses(
        part(answer, "instead"),
        INSTEAD,
        "c",
        expected="an offer in place of another fact",
        hint=lambda said: hints[said],
        name="instead",
    )


@mend.check
def tests_once_more(answer: object) -> None:
    """once they had moved, you tested once more, with something small"""
    hints = {
        "e": "Would you answer that, in their place? What could you give with the question?",
        "g": "If it comes to nothing again, what is left to keep?",
        "h": "They have moved since. How would you find out whether they answer by now?",
    }
    chooses(
        part(answer, "later"),
        LATER,
        "f",
        expected="one small thing told, and one asked",
        hint=lambda said: hints[said],
        name="later",
    )
