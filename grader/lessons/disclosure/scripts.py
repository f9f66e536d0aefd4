"""What to tell, in which order, and what to do after each reply: played against people the learner has not met."""

from grader.check import Exercise, Miss, Text, Unanswered, plain
from grader.check.claims import mapping, matched
from grader.debrief.ledger import DECLINED, EMPTY, RETURNED
from grader.lessons.disclosure.exposure import Exposure, expose
from grader.lessons.disclosure.facts import FALSE, KEEP, NOTHING, TELL, Facts
from grader.lessons.disclosure.protocol import ACTIONS, GO_ON, LEAVE, REPLIES, STOP, Script
from grader.lessons.letters import read_letters
from grader.lessons.parts import part

MOST_FACTS = 4
ENOUGH, LITTLE = 0.7, -1.0
"""Joint gain less own loss, in points, that a script should bring; and from which it earns part of it."""
PRACTICE_SEED, PRACTICE_TABLES, TABLES = 4, 10, 30
RIGHT = {reply: GO_ON if reply in (RETURNED, DECLINED) else STOP for reply in REPLIES}
"""A fact, or a reason for keeping one: go on. Nothing: stop telling, and stay at the table."""


def _read(answer: object, said: Facts) -> tuple[list[str], dict[str, str]]:
    said.known()
    return _understood(answer, said)


def _understood(answer: object, said: Facts) -> tuple[list[str], dict[str, str]]:
    mapping(answer, "your answer")
    tell = read_letters(part(answer, "tell"), said.texts(), "tell")
    if not 1 <= len(tell) <= MOST_FACTS:
        hint = (
            "With nothing told, what would come back?" if not tell else "Which would you tell first, if there is time?"
        )
        raise Miss(expected=f"one to {MOST_FACTS} letters", got=str(len(tell)), hint=hint)
    after = mapping(part(answer, "after"), "after")
    actions = {action: action for action in ACTIONS}
    return tell, {reply: matched(part(after, reply), actions, f"after {reply}") for reply in REPLIES}


def made(tell: list[str], after: dict[str, str], said: Facts) -> Script:
    """The script in kinds of facts, which holds at any table."""
    return Script(tuple(said.kinds[letter] for letter in tell), tuple(after.items()))


def tried(answer: object, said: Facts) -> Exposure | Text:
    """Play a script at practice tables, beside keeping silent. Unscored; says so where it can't be read."""
    try:
        return expose(made(*_understood(plain(answer), said), said), PRACTICE_SEED, PRACTICE_TABLES)
    except Unanswered:
        return Text("Put letters and actions in place of the dots, and run both cells again.")
    except Miss as miss:
        return Text(f"We can't read this yet: {miss}.")


script = Exercise(
    "disclosure/script",
    title="What to tell, and when to stop",
    points=4,
    reader=_read,
    hints=(
        "What can they build a better offer on? And what of it could somebody hold against you?",
        "Somebody hard may hold hostage what you name as most important; a reason is harder to hold. Try your script "
        "with disclosure.tried(...), then change the order.",
        "A neighbour: a tenant says first why the move is in June, then that the balcony matters less, and says nothing "
        "more once two questions have come to nothing. They talk on about the rent.",
    ),
)
_ASKED = {
    NOTHING: "{letter}: what would they know afterwards? Asking without telling is what is left of it.",
    FALSE: "{letter}: if they believed it, what would they offer you?",
}


@script.check(worth=0.5)
def tells_something(found: tuple[list[str], dict[str, str]], said: Facts) -> None:
    """everything you tell says something true about what you want"""
    for letter in found[0]:
        kind = said.kinds[letter]
        if kind not in TELL | KEEP:
            raise Miss(
                expected="facts about your priorities, or your reasons",
                got=f"{letter} among them",
                hint=_ASKED[kind].format(letter=letter),
            )


@script.check(worth=0.5)
def keeps_the_walk_away(found: tuple[list[str], dict[str, str]], said: Facts) -> None:
    """you keep to yourself where you would stop"""
    for letter in found[0]:
        if said.kinds[letter] in KEEP:
            raise Miss(
                expected="nothing that shows how little would do",
                got=f"{letter} among them",
                hint=f"Told {letter}, why should they offer you more than that?",
            )


_ACTED = {
    (RETURNED, STOP): "They told you something, and you stop. What would they tell you next time?",
    (RETURNED, LEAVE): "They told you something, and you leave. What did they do wrong?",
    (DECLINED, STOP): "They gave a reason, such as “you first”. What could you do about that reason?",
    (DECLINED, LEAVE): "They gave a reason, such as “you first”. What could you do about that reason?",
}


@script.check
def reads_the_replies(found: tuple[list[str], dict[str, str]], said: Facts) -> None:
    """you go on where something comes back, and stop telling where nothing does"""
    wrong = [reply for reply in REPLIES if found[1][reply] != RIGHT[reply]]
    if not wrong:
        return
    reply, action = wrong[0], found[1][wrong[0]]
    nothing = "an answer that holds nothing" if reply == EMPTY else "a refusal"
    hint = _ACTED.get(
        (reply, action),
        f"You leave after {nothing}. What else could you stop, without leaving the table?"
        if action == LEAVE
        else f"You go on after {nothing}. What will they do with the next thing you tell?",
    )
    raise Miss(
        expected="each reply read for what it is",
        got=f"“{action}” after {reply}",
        hint=hint,
        earned=0.5 if len(wrong) == 1 else 0,
    )


@script.check(hidden=True, needs=(tells_something, keeps_the_walk_away), worth=2)
def brings_more_than_silence(found: tuple[list[str], dict[str, str]], said: Facts, seed: int) -> None:
    """with people you have not met, the joint gain is larger than your own loss"""
    net = expose(made(*found, said), seed, TABLES).net
    if net < ENOUGH:
        raise Miss(
            hint="Which of the facts you tell could somebody hard use against you, and what comes before it?",
            earned=max(0.0, (net - LITTLE) / (ENOUGH - LITTLE)),
        )
