"""People with three demands each, and seven questions for each of them."""

from grader.lessons.and_mindset.person import Person, Question, about, nothing, whether_none

GERRIT = Person(
    "Gerrit's press is down, and he has written three lines on a card.",
    "Gerrit",
    ("No penalty", "Nothing off the next order", "Three weeks at the least"),
    (
        Question("How important is it to you that there's no penalty?", nothing, "Very. Who likes a penalty?"),
        Question(
            "Suppose the price and the weeks were as you want them, and there were a small penalty: would you sign?",
            about(0),
            "Grumbling, but yes. As long as the bank can read why.",
        ),
        Question(
            "If everything else were as you'd like it, could all of them come within two weeks?",
            about(2),
            "No. The bearing is on a ship for ten days, and I can't row it.",
        ),
        Question(
            "The penalty and the price: is there one of the two that would end it for you, whatever I gave you elsewhere?",
            about(0, 1),
            "End it? A penalty, no. The price, yes, once I pour at a loss. Up to 3 % I don't.",
        ),
        Question(
            "Shall we just meet halfway on all three?",
            whether_none,
            "Halfway to two weeks is still before the bearing comes. So, no.",
        ),
        Question("Is that your last word?", nothing, "For this morning it is."),
        Question(
            "If you got your three weeks and no penalty: would anything at all off the price end it?",
            about(1),
            "Up to 3 % I could pour. Beyond that I'd lose on every pump, and then yes.",
        ),
    ),
    frozenset({1, 2}),
)
"""The lesson's."""

PEOPLE = (
    Person(
        "Maren keeps your books, and has been offered a post elsewhere. She names three conditions.",
        "Maren",
        ("No more Saturdays", "A room of her own", "Home by four"),
        (
            Question("How important are the Saturdays to you?", nothing, "Very important. I've done enough of them."),
            Question(
                "Suppose you had your own room and were home by four, with one Saturday a quarter: would you stay?",
                about(0),
                "One a quarter? For the stocktaking? Yes, I'd stay.",
            ),
            Question(
                "If you had free Saturdays and left at four, and sat with the others: would you go?",
                about(1),
                "Go? No. I'd buy headphones.",
            ),
            Question(
                "If you had all the rest, and it were half past four: what would happen?",
                about(2),
                "The nursery shuts at a quarter past. There's nobody else. I'd have to go.",
            ),
            Question(
                "Saturdays and the room: is there one of the two you'd leave over, whatever else you got?",
                about(0, 1),
                "Leave over? Neither of them, when I think of it.",
            ),
            Question("Could we meet halfway on all of it?", whether_none, "Not on all of it, no."),
            Question("What is your last word?", nothing, "All three. That's what I came to say."),
        ),
        frozenset({2}),
    ),
    Person(
        "Ilse's firm shows its machine on your stand at the fair. She sends you three conditions.",
        "Ilse",
        ("Our name above yours", "The whole of the first day", "No photographs of the machine"),
        (
            Question("Do you really need your name on top?", nothing, "Of course. It's our machine."),
            Question(
                "If the day and the photographs went your way, and both names stood side by side: would you come?",
                about(0),
                "Side by side? I'd come.",
            ),
            Question(
                "If your name stood on top and nobody took a photograph, but the first day were shared: would you stay at home?",
                about(1),
                "I'd have to. The minister comes on the first morning, and she comes to us.",
            ),
            Question(
                "Suppose all the rest were settled, and somebody took a photograph: what then?",
                about(2),
                "Then there's no patent. It's filed in November, and what has been seen can't be filed.",
            ),
            Question(
                "The day and the photographs: which of the two would keep you at home, if either?",
                about(1, 2),
                "Both would. The minister comes once, and the patent is filed in November.",
            ),
            Question("Shall we split it all down the middle?", whether_none, "Half a photograph is a photograph."),
            Question("Is that final?", nothing, "It's what the board wrote down."),
        ),
        frozenset({1, 2}),
    ),
    Person(
        "Dolores sings in your summer opera. Her agent has sent three conditions.",
        "Dolores",
        ("No performance two nights running", "The large dressing room", "Paid before the first night"),
        (
            Question("Does the order of the nights matter a lot?", nothing, "Very much, to any singer."),
            Question(
                "If the room and the money were settled, and there were one pair of nights in a row: would you sing?",
                about(0),
                "Not with this throat. The doctor has put it in writing.",
            ),
            Question(
                "If the nights and the money were as you like them, and the room were the small one: would you go home?",
                about(1),
                "For a room? I've changed behind lorries.",
            ),
            Question(
                "If all the rest were right, and the money came on the day after: what then?",
                about(2),
                "Then it comes on the day after. I've waited longer.",
            ),
            Question(
                "The room and the money: would you stay away over either of them?",
                about(1, 2),
                "Over those? No, when I'm honest.",
            ),
            Question("Could each of us give up half?", whether_none, "Half of a night's rest is a lost voice."),
            Question("Are these conditions important?", nothing, "My agent would say so."),
        ),
        frozenset({0}),
    ),
    Person(
        "Pastor Bly lets you have the parish hall for your evening school. He has three wishes, in red ink.",
        "Pastor Bly",
        ("Nothing on Sundays", "No shoes on the new floor", "Out by nine"),
        (
            Question("Are you serious about the Sundays?", nothing, "I'm a pastor."),
            Question(
                "If nobody wore shoes and we were out by nine, with one Sunday in the year: would the hall be shut to us?",
                about(0),
                "It would have to be. It is written into the gift of the house.",
            ),
            Question(
                "If Sundays were free and we left at nine, and somebody came in shoes: would that end it?",
                about(1),
                "End it? I'd lay a mat.",
            ),
            Question(
                "If all the rest were as you like it, and it were half past nine: what would happen?",
                about(2),
                "The alarm goes on by itself at nine, and a patrol comes that I can't pay.",
            ),
            Question(
                "The Sundays and the floor: does one of them end it, whatever else we do?",
                about(0, 1),
                "The floor, no. Sundays, yes: it is written into the gift of the house.",
            ),
            Question("Shall we split the difference everywhere?", whether_none, "Half a Sunday is a Sunday."),
            Question("Is that everything you want?", nothing, "For the moment."),
        ),
        frozenset({0, 2}),
    ),
    Person(
        "Bashir heads sales in your firm. He wants three things from your workshop, in a short message.",
        "Bashir",
        ("The demonstration on the 9th", "Your best fitter", "Nothing else before it"),
        (
            Question("How much does the 9th matter to you?", nothing, "A lot, or I wouldn't have written."),
            Question(
                "If you had the fitter and the whole workshop, and it were the 10th: would you still want it?",
                about(0),
                "On the 10th she's on a plane. Then we needn't do it at all.",
            ),
            Question(
                "If the day were the 9th, and the second-best fitter did it: would you call it off?",
                about(1),
                "Call it off? No. I'd come down and hold the lamp.",
            ),
            Question(
                "If the 9th held, and another job went first: would you rather not have it?",
                about(2),
                "If the 9th holds I don't mind what you do on the 8th.",
            ),
            Question(
                "The fitter and the order of the jobs: is there one without which it makes no sense?",
                about(1, 2),
                "Without one of those? It would still make sense.",
            ),
            Question("Could everybody give up a little?", whether_none, "Of the 9th there's no little to give."),
            Question("Is all of that urgent?", nothing, "Everything's urgent in sales."),
        ),
        frozenset({0}),
    ),
)
"""The assignment's, one for each learner."""
