"""Deals from different worlds: what both sides say, line by line, and what kind of line each is."""

from grader.lessons.conversation import Line, Scene

INTEREST, DEMAND, ECHO, PROXY = "interest", "demand", "echo", "proxy"
"""Kinds of line: why; what is asked for; the same in other words; something asked for in order to have something else."""


def _yours(kind: str, text: str) -> Line:
    return Line("yours", kind, text)


def _theirs(kind: str, text: str) -> Line:
    return Line("theirs", kind, text)


DAIRY = Scene(
    "Marta's firm wants three years, your dairy one.",
    "Marta",
    (
        _theirs(DEMAND, "Three years. That is our usual contract."),
        _yours(INTEREST, "If the members vote for the merger, there may be no yard to plan for."),
        _theirs(INTEREST, "The bank lends on what it can see coming in next year."),
        _yours(DEMAND, "One year, and not a day more."),
        _theirs(ECHO, "We need the security of thirty-six months."),
        _yours(PROXY, "I want it in writing that your fitters come on Tuesdays only."),
        _theirs(INTEREST, "A crew that is sent away at a month's notice has nothing to do."),
        _yours(INTEREST, "At five in the morning every guest in the gateway makes us late."),
    ),
)
"""The lesson's own scene, in this order."""

SCENES = (
    Scene(
        "You manage a team. Ines, who works in it, asks to work from home on Fridays.",
        "Ines",
        (
            _theirs(DEMAND, "Fridays at home, from next month on."),
            _theirs(ECHO, "It's important to me not to be in the office at the end of the week."),
            _theirs(INTEREST, "The nursery shuts at two on Fridays, and nobody else can fetch my son."),
            _theirs(INTEREST, "I get the monthly figures wrong when somebody asks me something every ten minutes."),
            _yours(DEMAND, "Everybody in the office, five days a week."),
            _yours(PROXY, "I want a list each Friday of what everybody did that day."),
            _yours(INTEREST, "When a customer rings on a Friday, somebody who knows the order has to answer."),
            _yours(INTEREST, "The two new ones learn by watching, and there must be somebody to watch."),
        ),
    ),
    Scene(
        "You let the rooms above a bakery. Tomasz, who would like them for his practice, asks for half a year rent-free.",
        "Tomasz",
        (
            _theirs(DEMAND, "Half a year without rent."),
            _theirs(ECHO, "What matters to me is that the first six months cost nothing."),
            _theirs(INTEREST, "My first patients pay in autumn, and until then nothing comes in."),
            _theirs(INTEREST, "If the practice doesn't take, I don't want to pay for empty rooms for years."),
            _yours(DEMAND, "The full rent from the first of the month."),
            _yours(PROXY, "I want to see a letter from your bank."),
            _yours(INTEREST, "The roof is done in May, and the roofer wants his money then."),
            _yours(INTEREST, "The baker has had four neighbours in three years, and can't stand a fifth."),
        ),
    ),
    Scene(
        "You run a small hotel. Ruth, whose laundry washes your linen, asks for payment in advance.",
        "Ruth",
        (
            _theirs(DEMAND, "The whole month, paid on the first."),
            _theirs(ECHO, "I have to have the money before we wash."),
            _theirs(INTEREST, "Two hotels closed last winter and never paid for their sheets."),
            _theirs(INTEREST, "The wages go out on the third, and by then my account is empty."),
            _yours(DEMAND, "Payment thirty days after the invoice, as ever."),
            _yours(PROXY, "I want your van here before seven."),
            _yours(INTEREST, "When the linen is late, guests stand in the corridor at noon."),
            _yours(INTEREST, "I pay by what was washed, and in a rainy month that is half."),
        ),
    ),
    Scene(
        "You organise a street festival. Jonas, whose band would play last, asks for top billing.",
        "Jonas",
        (
            _theirs(DEMAND, "Our name first, and larger than the others."),
            _theirs(ECHO, "We can't stand below anybody on that poster."),
            _theirs(INTEREST, "The people who book the summer tours look at posters, not at stages."),
            _theirs(INTEREST, "Last year they called us by the wrong name, and nobody found our songs afterwards."),
            _yours(DEMAND, "All names in the same size, by the alphabet."),
            _yours(PROXY, "I want the poster finished by the first of March."),
            _yours(INTEREST, "The brewery pays for the stage, and must not look smaller than a band."),
            _yours(INTEREST, "If one band is told it matters more, the other five ring me at night."),
        ),
    ),
    Scene(
        "You run an allotment garden. Mrs Lindqvist, who has the plot at the gate, asks for a lock on it.",
        "Mrs Lindqvist",
        (
            _theirs(DEMAND, "A lock on the gate, by Sunday."),
            _theirs(ECHO, "I want a gate that can't be opened without a key."),
            _theirs(INTEREST, "Somebody has walked off with my pears two Septembers running."),
            _theirs(INTEREST, "People turn their cars in front of my bench, and I can't hear myself read."),
            _yours(DEMAND, "The gate stays open, as it always was."),
            _yours(PROXY, "I want a list of everybody who has a key to anything."),
            _yours(INTEREST, "The school comes on Tuesdays, with another teacher each time."),
            _yours(INTEREST, "When it burns, the fire engine must not have to look for anybody."),
        ),
    ),
    Scene(
        "You head a choir. Arno, who sings bass, asks that rehearsals end at eight.",
        "Arno",
        (
            _theirs(DEMAND, "Eight o'clock, and then we stop."),
            _theirs(ECHO, "It mustn't go on after eight."),
            _theirs(INTEREST, "My shift begins at four, and without six hours' sleep I drive the crane badly."),
            _theirs(INTEREST, "The last bus to the harbour leaves at ten past."),
            _yours(DEMAND, "Half past nine, like every year."),
            _yours(PROXY, "I want everybody to sign a sheet when they come in."),
            _yours(INTEREST, "The tenors come from work at half past six, and need an hour to learn a page."),
            _yours(INTEREST, "With two basses fewer the harvest mass can't be sung."),
        ),
    ),
)
"""The assignment's, one for each learner."""
