"""What can be done at a table, in the field's words. Moves are plain values; `notation` writes them down."""

from attrs import frozen

from grader.deal.issue import Package

MOST_PACKAGES = 3
LONGEST_SAY = 500
"""Characters of a free remark."""
LIMITS = "limits"
"""What a question for non-negotiables is about."""
AUTHORITY = "authority"
"""What a question about who decides is about."""
YOU_FIRST, PRIVATE, MUST_CHECK = "you_first", "private", "must_check"
REASONS = (YOU_FIRST, PRIVATE, MUST_CHECK)
"""Reasons for not answering: yours comes first; that is mine to know; I would have to ask somebody."""


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


@frozen
class Limit:
    """A fact to share: on one issue, only these options are possible for me."""

    issue: str
    options: frozenset[str]


@frozen
class Floor:
    """A fact to share: the least I could sign. It gives the walk-away away."""

    package: Package


@frozen
class Mandate:
    """A fact to share: what I may settle myself."""

    issues: frozenset[str]


Fact = Order | Why | Limit | Floor | Mandate


@frozen
class Disclose:
    """Share one fact; with `ask`, ask for one of the same kind in return."""

    fact: Fact
    ask: bool = False


@frozen
class Ask:
    """Ask without sharing: for their priorities, or about something.

    Attributes:
        about: id of an issue (why does it matter to you?), `LIMITS`, `AUTHORITY`, or None for priorities.
    """

    about: str | None = None


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
    """Not answering a question.

    Attributes:
        reason: one of `REASONS` if one is given; None for a plain refusal.
    """

    reason: str | None = None


@frozen
class Evade:
    """An answer to a question that says nothing: "all of it matters"."""


@frozen
class SendUp:
    """Ask somebody without authority to take a package to whoever decides. Waiting for the answer takes two rounds."""

    package: Package


@frozen
class WalkAway:
    """Leave without a deal."""


Move = Offer | EqualOffers | Disclose | Ask | Say | Accept | Prefer | Decline | Evade | SendUp | WalkAway

KINDS: dict[str, type] = {
    "offer": Offer,
    "equal_offers": EqualOffers,
    "disclose": Disclose,
    "ask": Ask,
    "say": Say,
    "accept": Accept,
    "prefer": Prefer,
    "decline": Decline,
    "evade": Evade,
    "send_up": SendUp,
    "walk_away": WalkAway,
}
"""The name of each kind of move, as records and lessons write it."""

_NAMES = {kind: name for name, kind in KINDS.items()}


def kind(move: Move) -> str:
    """The name of a move's kind, such as ``equal_offers``."""
    return _NAMES[type(move)]
