"""Short drills: one line from an ordinary day, and four ways to answer it."""

from grader.check import Exercise, Miss
from grader.check.claims import matched
from grader.lessons.parts import part

AND, HALF, CAVE, NO = "and", "half", "cave", "no"
"""Kinds of reply: yes, and how; half of each; yes without a condition; no."""
SAYINGS = {
    "employee": {
        "a": (HALF, "Then you leave at a quarter to four instead of half past three."),
        "b": (AND, "Yes. The desk needs somebody until five. How could we have both?"),
        "c": (CAVE, "Of course, go whenever you need to. We'll manage."),
        "d": (NO, "If I say yes to you, I have to say yes to everybody."),
    },
    "partner": {
        "a": (NO, "The contract says the 1st."),
        "b": (CAVE, "Take all the time you need."),
        "c": (AND, "All right. On the 1st we must show something that moves. What could you have by then?"),
        "d": (HALF, "You want three weeks more. I'll give you ten days."),
    },
    "peer": {
        "a": (CAVE, "Fine. Have her, I'll do the audit alone."),
        "b": (NO, "She's on my team, and my team is full."),
        "c": (HALF, "You get her in the mornings, I keep the afternoons."),
        "d": (AND, "Yes, if the audit file is closed by Friday. What is it that you need of her?"),
    },
}
"""Who says it -> letter -> kind and text of the reply; what they say stands in the notebook."""
_ASKED = {
    HALF: "That is half of each. What would the two of you have of it?",
    CAVE: "That is a yes without a condition. Who pays for it, and which standard of yours goes with it?",
    NO: "What would you have to have, so that it could work?",
}

drills = Exercise(
    "and-mindset/drills",
    title="Three lines from a Tuesday",
    points=3,
    hints=(
        "Look for the reply that takes their request seriously and says in the same breath what can't be given.",
        "Half of each is no “and”. Nor is a yes that somebody else has to pay for.",
        "A neighbour: to “Could I have the car tonight?” the reply is “Yes, and at ten I have to be at the station. How do we do both?” It is no promise yet.",
    ),
)


def _replied(answer: object, who: str) -> None:
    sayings = SAYINGS[who]
    letter = matched(part(answer, who), {each: each for each in sayings}, who)
    said, text = sayings[letter]
    if said != AND:
        raise Miss(expected="a yes that says what has to come with it", got=f"{letter}: {text}", hint=_ASKED[said])


@drills.check
def to_an_employee(answer: object) -> None:
    """you answered your employee with a yes and with what the desk needs"""
    _replied(answer, "employee")


@drills.check
def to_a_partner(answer: object) -> None:
    """you answered your partner with a yes and with what the day needs"""
    _replied(answer, "partner")


@drills.check
def to_a_peer(answer: object) -> None:
    """you answered your peer with a yes and with what the audit needs"""
    _replied(answer, "peer")
