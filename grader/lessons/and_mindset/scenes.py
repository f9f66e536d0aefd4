"""What two sides say: what can't be given at any price, what is only asked for loudly, and what would be nice."""

from grader.lessons.conversation import Line, Scene

FIRM, POSITION, WISH = "firm", "position", "wish"
"""Kinds of line: not negotiable; a demand that could be met in another way; something wished for."""


def _scene(story: str, them: str, yours: tuple[str, str, str, str], theirs: tuple[str, str, str, str]) -> Scene:
    """Both sides' lines, each two that are firm, a demand, a wish; told in turn, as people do."""
    kinds = (FIRM, FIRM, POSITION, WISH)
    mine = [Line("yours", kind, text) for kind, text in zip(kinds, yours, strict=True)]
    other = [Line("theirs", kind, text) for kind, text in zip(kinds, theirs, strict=True)]
    order = (other[2], mine[2], other[0], mine[0], mine[3], other[1], mine[1], other[3])
    return Scene(story, them, order)


PUMPS = _scene(
    "You build espresso machines. Gerrit makes the pumps in them, and his press is down.",
    "Gerrit",
    (
        "Without 50 pumps by next Monday the hotel opens with no coffee, and it opens.",
        "After four weeks there is not a pump left in the building, and the line stands still.",
        "Six per cent a week off. On principle.",
        "I'd sleep better if all four hundred came in one lorry.",
    ),
    (
        "The bearing is on a ship for ten days. Before that the press can't run.",
        "At more than 3 % off I pour every pump of the next order at a loss.",
        "No penalty. That is out of the question.",
        "I'd be glad if somebody said a kind word to my setters.",
    ),
)
"""The lesson's own scene."""

SCENES = (
    _scene(
        "You head the helpline. Noor heads development, and wants the new release out on the first.",
        "Noor",
        (
            "The contract with the clinics says that every call is picked up within a minute, so five trained people must sit there.",
            "In the week of the audit nothing may change: the auditor tests what she was shown.",
            "No release before June, and that's that.",
            "I'd like a Tuesday better than a Friday.",
        ),
        (
            "The old server's licence ends on the 30th. After that the old version doesn't start.",
            "Two of my five are on parental leave in May, and nobody else knows the import.",
            "The first of the month. The date is not up for discussion.",
            "It would be nice if we could write the announcement ourselves.",
        ),
    ),
    _scene(
        "You run a bakery. Luca, who keeps the café at the station, would like your bread at five in the morning.",
        "Luca",
        (
            "There is one oven, and nothing comes out of it before half past five.",
            "My driver is seventeen. The law doesn't let her start before six.",
            "We don't deliver on Sundays. We never have.",
            "Being paid by the week would suit me better.",
        ),
        (
            "The commuters' train leaves at twenty to seven. Bread after that is bread for nobody.",
            "My cold room takes four crates. The inspector has counted them.",
            "Five o'clock, and not a minute later.",
            "A basket with our name on it would look nice.",
        ),
    ),
    _scene(
        "You manage a laboratory. Anton, your best analyst, asks for a week of four days.",
        "Anton",
        (
            "When the hood is open there must be two people in the room. That is the law.",
            "The samples come on Monday and are spoilt by Tuesday night.",
            "Here everybody works five days.",
            "I like to have everybody round the table at lunch on Wednesdays.",
        ),
        (
            "The court gave me my daughter on Fridays. I can't swap the day.",
            "On four fifths of the pay I couldn't keep the flat.",
            "Four days, or I'm off.",
            "If I could start a little later on Thursdays, so much the better.",
        ),
    ),
    _scene(
        "You put on concerts in the yard of a school. Ms Okafor, who heads it, asks for quiet evenings.",
        "Ms Okafor",
        (
            "The orchestra's bus leaves at eleven at night, and there is no other.",
            "Below 300 seats we can't pay the musicians, and there is nothing in the till.",
            "Thursday to Saturday. That's how we do it.",
            "A grand piano under the plane tree would be lovely.",
        ),
        (
            "Until the 20th there are exams, and until four there must be silence.",
            "The fire brigade allows 400 people in the yard.",
            "No music after nine. I've always said so.",
            "I'd be glad if our choir could sing one piece.",
        ),
    ),
    _scene(
        "You run a clinic for horses. Jette, who trains them, would like your one treadmill every morning.",
        "Jette",
        (
            "A horse that has been under must stand for two hours, and the treadmill is in the only room for it.",
            "Insurance allows the belt no more than five hours a day. After that it switches itself off.",
            "Mornings are ours. Full stop.",
            "It would be pleasant if somebody swept up afterwards.",
        ),
        (
            "They race on Sunday, and a horse can't train on the day before.",
            "Past eleven it is thirty degrees out there, and at thirty no horse may run.",
            "Every morning from seven, or we take our horses elsewhere.",
            "A fan at the side would be a kindness.",
        ),
    ),
    _scene(
        "You publish a magazine. Ravi, who owns the printing works, asks for your pages a week earlier.",
        "Ravi",
        (
            "The theatres send their programmes on the 18th, and without those there is no magazine.",
            "By contract the readers have it on the first, or we pay the postage back.",
            "The 20th is our day. It has been for thirty years.",
            "Thicker paper on the cover would please us.",
        ),
        (
            "The big press is sold and leaves on the 14th. The small one needs four days for what it did in one.",
            "Nobody may run it after ten at night: there are people asleep above.",
            "The 13th, and we don't wait for anybody.",
            "It'd be nice to be named on the last page.",
        ),
    ),
)
"""The assignment's, one for each learner."""
