"""Exchanges of facts from different worlds, line by line, and what kind of reply each line of theirs is."""

from attrs import frozen

RETURNED, PARTIAL, LATE, DECLINED, EMPTY, REFUSED = "returned", "partial", "late", "declined", "empty", "refused"
"""Kinds of reply: a fact; part of one; put off, and then given; none, with a reason; words that hold nothing; none."""
ENDING = frozenset({EMPTY, REFUSED})
"""After these one stops telling."""


@frozen
class World:
    """Who talks about what.

    Attributes:
        story: what it is about.
        them: who sits opposite.
        gives: five lines of yours, each tells one thing and asks for one.
        asks: a line of yours that asks without telling anything.
        replies: kind of reply -> lines of theirs; of a late one the second line is the answer.
        moved: a line of theirs, some rounds after they refused to answer.
        offer: a line of yours that proposes something and tells nothing of yourself.
        everything: one that tells all there is.
        leave: one that ends the talk.
    """

    story: str
    them: str
    gives: tuple[str, ...]
    asks: str
    replies: dict[str, tuple[str, ...]]
    moved: str
    offer: str
    everything: str
    leave: str


LAUNCH = World(
    "You make the light, Aurel makes the helmet.",
    "Aurel",
    (
        "For us returns matter more than the addresses. And for you?",
        "Our bench is one person. What is tight with you?",
        "The battery is at the test house until February. And your side?",
        "We'd like riders to read our name somewhere. What would you like?",
        "The cells went up by a fifth. What went up for you?",
    ),
    "What matters most to you?",
    {
        RETURNED: ("With us it's the takings. There's a loan on the moulds.", "The clubs. I write to them myself."),
        PARTIAL: ("The date I can tell you: not before January. About the rest, another time.",),
        LATE: ("I'd have to ask my brother, he does our books.", "He says the takings, before anything else."),
        DECLINED: ("After you. We showed somebody our plans once.",),
        EMPTY: ("What matters to us is a good helmet, and a good light on it.",),
        REFUSED: ("That I won't say.", "No."),
    },
    moved="March could be done, and then the returns may come to us.",
    offer="What do you say to March, with half the takings each?",
    everything="Then all of it: the test house, the bench, the bank, and what we'd sign at the least.",
    leave="Then we'd better each sell our own.",
)
"""The lesson's own."""

WORLDS = (
    World(
        "You let a hall, Birgit plans a congress in it.",
        "Birgit",
        (
            "For us the weekend matters more than the rent. What is it for you?",
            "Our caretaker leaves at ten. What can't you move?",
            "The roof is mended in May, so before that we'd rather not. And you?",
            "A long booking suits us better than a dear one. What suits you?",
            "We'd like the caterer from next door to earn something. What would you like?",
        ),
        "What matters most to you?",
        {
            RETURNED: (
                "The number of rooms. Everything else I can turn round.",
                "My speaker can come in June only, and she is why people book.",
            ),
            PARTIAL: ("One thing I can tell you: it has to be June. The rest I'd rather keep for now.",),
            LATE: ("I'll look in my notes at lunch.", "Here it is: the rooms come first, then the date."),
            DECLINED: ("You first, please. I've been on the other end of this.",),
            EMPTY: ("We want a congress that people will remember, naturally.",),
            REFUSED: ("I won't go into that.", "That doesn't concern you."),
        },
        moved="If the large hall is heated, I could come a week later.",
        offer="What do you say to the second week of June, with both halls?",
        everything="Then all of it: the roof, the caretaker, the bank, and the lowest rent we could live with.",
        leave="Then you'd better look for another hall.",
    ),
    World(
        "You run a bakery, Osman would deliver the flour.",
        "Osman",
        (
            "For me the hour matters more than the price. What counts for you?",
            "My store holds eleven sacks. What is tight with you?",
            "In August we're shut for three weeks. And your quiet weeks?",
            "I'd rather have one sort that is always there than six. And you?",
            "The oven is paid off in spring, until then I count every bill. How is it with you?",
        ),
        "What matters most to you?",
        {
            RETURNED: (
                "The route. One stop more in your street costs me nothing.",
                "When the money comes. The mill wants its own on the first.",
            ),
            PARTIAL: ("The hour is all one to me, that much I'll say. Ask me about the rest later.",),
            LATE: ("My wife does the routes, I'll ring her.", "She says: before six or after nine, the rest is easy."),
            DECLINED: ("Tell me yours first. My last customer took my words to the competition.",),
            EMPTY: ("Good flour, honest work. That's what has always mattered to us.",),
            REFUSED: ("I don't talk about that.", "Not a word."),
        },
        moved="If you take it on a Wednesday, I could come before six.",
        offer="What do you say to Wednesdays, ten sacks, paid at the end of the month?",
        everything="Then all of it: the store, the oven, August, and the most I could pay for a sack.",
        leave="Then I'll ring the other mill.",
    ),
    World(
        "You edit a magazine, Leonie takes the photographs.",
        "Leonie",
        (
            "For us the deadline matters more than the number of pictures. And for you?",
            "The printer wants everything on a Tuesday. What is fixed with you?",
            "We can't pay for travel this year. What can't you do?",
            "A cover matters more to us than the inside pages. What matters to you?",
            "We'd like to use them online as well. What would you like?",
        ),
        "What matters most to you?",
        {
            RETURNED: (
                "My name beside each of them. It brings me the next job.",
                "That I keep the rights. The fee I can talk about.",
            ),
            PARTIAL: ("Weekends I keep for my family, that I can say at once. About the rest I'd like to think.",),
            LATE: ("Let me sleep on that.", "I've slept on it: the rights before the fee."),
            DECLINED: ("You start. You know what the others get, and I don't.",),
            EMPTY: ("I want us both to be proud of it in the end.",),
            REFUSED: ("I'd rather not answer that.", "No comment."),
        },
        moved="For three issues in a row I could come down a little.",
        offer="What do you say to three issues, six pictures each, due on a Monday?",
        everything="Then all of it: the printer, the budget, the covers, and the highest fee we could pay.",
        leave="Then we'll ask somebody else for the pictures.",
    ),
    World(
        "You keep bees, Mr Abara would sell the honey in his shops.",
        "Mr Abara",
        (
            "For me the label matters more than the price. What is it for you?",
            "I've forty hives and no more. What limits you?",
            "In July I can't leave the hives. When can't you?",
            "I'd rather sell all of it to one than a little to many. And you?",
            "The jars cost me most. What costs you most?",
        ),
        "What matters most to you?",
        {
            RETURNED: (
                "That I get it before Christmas. After that nobody buys honey.",
                "The shelf: a small jar brings me more than a large one.",
            ),
            PARTIAL: ("I buy twice a year, that much I'll tell you. More than that when we know each other.",),
            LATE: ("I've the figures in the car.", "The figures say it's the small jars, by far."),
            DECLINED: ("After you. A grower once sold my numbers on.",),
            EMPTY: ("Everything has its importance, wouldn't you say?",),
            REFUSED: ("That stays with me.", "I won't say."),
        },
        moved="If the jars are small ones, I could take the whole autumn harvest.",
        offer="What do you say to four hundred small jars, here by the first of October?",
        everything="Then all of it: the hives, the jars, the debts, and the least I'd take for a jar.",
        leave="Then I'll sell it on the market.",
    ),
)
"""The assignment's, one for each learner."""
