"""An issue is one thing to settle; an option is one way to settle it; a package settles them all."""

from attrs import frozen

Package = dict[str, str]
"""One option for every issue: issue id -> option id."""


@frozen
class Option:
    """One way to settle an issue.

    Attributes:
        id: short and stable; records hold it.
        label: what people read, such as "net 60".
        opened_by: interests, as ``party.interest``, any of which opens this option once it has been voiced. Empty for
            an option that is listed from the start; the others are latent: nobody thought of them yet.
    """

    id: str
    label: str
    opened_by: frozenset[str] = frozenset()

    def is_open(self, voiced: frozenset[str]) -> bool:
        """Whether this option is on the table once these interests, as ``party.interest``, were voiced."""
        return not self.opened_by or not self.opened_by.isdisjoint(voiced)


@frozen
class Issue:
    """One thing to settle.

    Attributes:
        id: short and stable; records hold it.
        label: what people read, such as "Payment terms".
        options: two or more, in their natural order (lowest price first, longest term last); latent ones after them.
    """

    id: str
    label: str
    options: tuple[Option, ...]

    def option(self, option_id: str) -> Option:
        """The option with this id. KeyError if the issue has none."""
        for option in self.options:
            if option.id == option_id:
                return option
        raise KeyError(option_id)
