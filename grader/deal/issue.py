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
    """

    id: str
    label: str


@frozen
class Issue:
    """One thing to settle.

    Attributes:
        id: short and stable; records hold it.
        label: what people read, such as "Payment terms".
        options: two or more, in their natural order (lowest price first, longest term last).
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
