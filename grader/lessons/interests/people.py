"""Three people with one demand, and questions for them: what each would answer."""

from attrs import frozen

YES, NO = True, False


@frozen
class Question:
    """A question, and what each of the three would say to it.

    Attributes:
        text: the question.
        answers: yes or no, one for each of the three.
    """

    text: str
    answers: tuple[bool, bool, bool]


@frozen
class Three:
    """Three people who ask for the same thing.

    Attributes:
        demand: what all of them ask for.
        people: name -> what stands behind it.
        questions: six in the lesson, eight in the assignment.
    """

    demand: str
    people: dict[str, str]
    questions: tuple[Question, ...]


VENDORS_THREE = Three(
    "Three vendors ask your dairy for three years.",
    {
        "Marta": "her bank lends on what is certain to come in, this year and the next two",
        "Desmond": "winning a client takes him five months and fourteen trains, and then he has to do it all over",
        "Sunniva": "a former colleague rings her clients, and four have left without a word",
    },
    (
        Question("Is the length of the contract important to you?", (YES, YES, YES)),
        Question("If we may leave after a year, and pay you a fee for it: would that do as well?", (YES, NO, NO)),
        Question("Would one year do, just like that?", (NO, NO, NO)),
        Question("If you may match any offer we get, before we answer it: would that do as well?", (NO, NO, YES)),
        Question("If it ran on by itself each year unless we cancel: would that do as well?", (NO, YES, NO)),
        Question("If a date stood in it before which nobody else may be asked: is that what you need?", (NO, NO, YES)),
    ),
)
"""The lesson's; two of its answers follow from the cases (a test compares)."""

THREES = (
    Three(
        "Three landlords ask you for a deposit of six months' rent.",
        {
            "Bruno": "the last tenant left without paying, and the court took a year",
            "Edith": "the last tenant left the floor ruined, and the joiner had to be paid at once",
            "Karim": "he has to show his bank some cash by the end of this month, and could pay it back in spring",
        },
        (
            Question("Is the deposit important to you?", (YES, YES, YES)),
            Question("If my employer stood in for unpaid rent: would that do as well?", (YES, NO, NO)),
            Question("If I laid a new floor over yours, and insured it: would that do as well?", (NO, YES, NO)),
            Question("Would a single month do, just like that?", (NO, NO, NO)),
            Question(
                "If you could take what a broken thing costs straight from an insurer: would that do?", (NO, YES, NO)
            ),
            Question(
                "If I paid half a year in advance now, and nothing in spring: would that do as well?", (NO, NO, YES)
            ),
            Question("Are you set on six months?", (YES, YES, YES)),
            Question("Would four months and a reference do?", (NO, NO, NO)),
        ),
    ),
    Three(
        "Three of your people ask for Fridays at home.",
        {
            "Ines": "the nursery shuts at two on Fridays",
            "Paul": "he can't write the monthly report where people keep asking him things",
            "Mirjam": "the drive takes two hours each way, and she is worn out by the end of the week",
        },
        (
            Question("Would you mind if we left everything as it is?", (YES, YES, YES)),
            Question("If you left at one on Fridays, and made up for it: would that do as well?", (YES, NO, NO)),
            Question("If you had a room with a door, for two days each month: would that do as well?", (NO, YES, NO)),
            Question(
                "If the firm paid for a bed near the office one night a week: would that do as well?", (NO, NO, YES)
            ),
            Question("Does it have to do with a Friday in December only?", (NO, NO, NO)),
            Question("If nobody could ring you or speak to you before noon: would that do as well?", (NO, YES, NO)),
            Question("Would a longer lunch on Fridays do?", (NO, NO, NO)),
            Question("Would Fridays at home be a help to you?", (YES, YES, YES)),
        ),
    ),
    Three(
        "Three neighbours ask you to take down the hedge.",
        {
            "Olga": "her kitchen has been dark since it grew above the sill",
            "Henk": "its roots lift the slabs on his path, and his mother has fallen",
            "Samira": "it has grown taller than she is, and in the lane behind it her children play ball",
        },
        (
            Question("Do you dislike the hedge?", (YES, YES, YES)),
            Question("If I kept it at the height of your sill: would that do as well?", (YES, NO, YES)),
            Question("If a plate of iron went into the ground beside your path: would that do as well?", (NO, YES, NO)),
            Question(
                "If I cut a gap as wide as a door into it, towards the lane: would that do as well?", (NO, NO, YES)
            ),
            Question("Would you rather have it taller?", (NO, NO, NO)),
            Question("If I paid for a lamp over your table: would that do as well?", (YES, NO, NO)),
            Question("Is it about the birds in it?", (NO, NO, NO)),
            Question("Would you be glad to have this settled before summer?", (YES, YES, YES)),
        ),
    ),
    Three(
        "Three customers ask you for a tenth off.",
        {
            "Greta": "her buying department counts the discounts, and somebody there has to show one",
            "Emil": "he pays in March and is paid in May, and the bank's money costs him that tenth",
            "Zofia": "she was quoted less by another firm, and has to explain why she stays with you",
        },
        (
            Question("Would a lower price please you?", (YES, YES, YES)),
            Question("If the list price went up and the discount with it: would that do as well?", (YES, NO, NO)),
            Question("If you paid us in June: would that do as well?", (NO, YES, NO)),
            Question("If I wrote down what the other firm leaves out, line by line: would that do?", (NO, NO, YES)),
            Question("Would a calendar do?", (NO, NO, NO)),
            Question(
                "If one of ours showed your board what the cheaper one lacks: would that do as well?", (NO, NO, YES)
            ),
            Question("Do you want to go on buying from us?", (YES, YES, YES)),
            Question("If we delivered a day sooner: would that do as well?", (NO, NO, NO)),
        ),
    ),
    Three(
        "Three suppliers ask you to pay in advance.",
        {
            "Ruth": "two customers closed last winter and never paid",
            "Oskar": "he has to buy the wood before he can saw it, and his account is empty",
            "Lin": "somebody has ordered from her and cancelled twice, when the machine was set up already",
        },
        (
            Question("Do you mind waiting thirty days for your money?", (YES, YES, YES)),
            Question("If a bank vouched that we pay in the end: would that do as well?", (YES, NO, NO)),
            Question("If we bought the wood and brought it to you: would that do as well?", (NO, YES, NO)),
            Question("If we paid you a fee for every order that we cancel: would that do as well?", (NO, NO, YES)),
            Question("Would a handshake do?", (NO, NO, NO)),
            Question("If the orders were fixed by contract for the year: would that do as well?", (NO, NO, YES)),
            Question("If we paid after twenty-eight days, not thirty: would that do as well?", (NO, NO, NO)),
            Question("Are our orders welcome?", (YES, YES, YES)),
        ),
    ),
)
"""The assignment's, one for each learner."""
