"""What can be done at a table, in the field's words. Moves are plain values; `notation` writes them down."""

from attrs import frozen

from grader.deal.issue import Package

MOST_PACKAGES = 3
LONGEST_SAY = 500
"""Characters of a free remark."""


@frozen
class Offer:
    """One package, put on the table."""

    package: Package


@frozen
class EqualOffers:
    """Two or three packages at once (MESO): "which would you prefer?"."""

    packages: tuple[Package, ...]


@frozen
class Order:
    """A fact to share: one issue matters more to me than another."""

    more: str
    less: str


@frozen
class Why:
    """A fact to share: the interest behind what I ask for."""

    interest: str


Fact = Order | Why


@frozen
class Disclose:
    """Share one fact; with `ask`, ask for one in return."""

    fact: Fact
    ask: bool = False


@frozen
class Ask:
    """Ask without sharing: for their priorities, or why one issue matters to them."""

    issue: str | None = None


@frozen
class Say:
    """A remark in free words. It takes no round and changes nothing."""

    text: str


@frozen
class Accept:
    """Take the standing offer; of several equal ones, the one at this place (0 is the first)."""

    which: int = 0


@frozen
class Prefer:
    """Of the equal offers on the table, this one suits best; not yet a yes."""

    which: int


@frozen
class Decline:
    """Not answering a question."""


@frozen
class WalkAway:
    """Leave without a deal."""


Move = Offer | EqualOffers | Disclose | Ask | Say | Accept | Prefer | Decline | WalkAway

KINDS: dict[str, type] = {
    "offer": Offer,
    "equal_offers": EqualOffers,
    "disclose": Disclose,
    "ask": Ask,
    "say": Say,
    "accept": Accept,
    "prefer": Prefer,
    "decline": Decline,
    "walk_away": WalkAway,
}
"""The name of each kind of move, as records and lessons write it."""

_NAMES = {kind: name for name, kind in KINDS.items()}


def kind(move: Move) -> str:
    """The name of a move's kind, such as ``equal_offers``."""
    return _NAMES[type(move)]
