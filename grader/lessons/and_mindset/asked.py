"""Requests with both sides' non-negotiables beside them, in half of which the two can't both be met."""

from attrs import frozen


@frozen
class Asked:
    """A request in two lines.

    Attributes:
        text: what both sides can't give.
        collide: where the two leave nothing; empty if they can be met together.
    """

    text: str
    collide: str = ""


POOL = (
    Asked(
        "A caterer can't serve before one, since the kitchen is shared. Your guests' train leaves at a quarter to one.",
        "the hour",
    ),
    Asked(
        "A tenant can't sit in the cold in January. Your fitter must switch the heating off for two days, and has no others "
        "before June.",
    ),
    Asked(
        "A colleague can't hand over the report before Thursday night. Your board meets on Friday at nine, and reads on paper.",
    ),
    Asked(
        "A partner may not sign without his lawyer, who is back on the 12th. Your offer from the bank ends on the 10th, and "
        "the bank has said no to a day more.",
        "the day",
    ),
    Asked(
        "A nurse can't work nights while she is pregnant. You need every night shift covered by somebody with a licence, "
        "and six others have one.",
    ),
    Asked(
        "A supplier may not ship the acid with other goods. You have room for one lorry a day, and need both by Friday; "
        "it is Tuesday.",
    ),
    Asked(
        "A singer can't go on before nine: she sings in another town at seven. The yard must be silent from a quarter to "
        "nine, says the town.",
        "the hour",
    ),
    Asked(
        "A buyer's quality rules allow no dye at all. Your only machine that fits has had dye in it, and can't be cleaned "
        "to zero.",
        "the dye",
    ),
    Asked(
        "A colleague may not travel before the stitches are out, on the 20th. Your customer wants to hear the plan by the "
        "18th, from whoever made it.",
    ),
    Asked(
        "A landlord may let to nobody with a fire in the room. Your bakery bakes over wood, and the town forbids any other oven in that house.",
        "the fire",
    ),
    Asked(
        "A school can't have lorries at the gate between half past seven and half past eight. Your fruit must be on the "
        "shelves by nine, and the depot opens at five.",
    ),
    Asked(
        "An investor must be out by December, by her fund's rules. You can pay her back from the harvest, and the harvest "
        "is in March; no bank lends against it.",
        "the month",
    ),
    Asked(
        "A translator does no work on Saturdays, for her faith. Your text comes on Thursday at noon and must be at the "
        "printer's on Monday at eight.",
    ),
    Asked(
        "A museum lets no picture out of its climate, not for an hour. Your hall for the show has no climate, and can't be "
        "given one before the opening.",
        "the air",
    ),
    Asked(
        "A partner's data may not leave the country. Your only computers that are fast enough stand abroad, and the work "
        "can't be split.",
        "the place",
    ),
    Asked(
        "A driver must rest until ten, by law. Your stall has to be up by noon, two hours from the depot, and two of your "
        "people may drive the van.",
    ),
)
"""Requests, in half of which the two sides can't both be met."""
