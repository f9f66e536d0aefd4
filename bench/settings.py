"""The numbers that no source gives, and the same players with these numbers varied by half.

Times 0.5 or 1.5 is meant of what a number adds to nothing being the case:

- `plain`: the number itself; per cents end at 100.
- `given`: per cent held out for at first: of what is given up at once, 100 - start. Half of the number itself would
  open below the walk-away.
- `count`: whole rounds or offers, at least one.
- `belief`: how far a statement is believed: of the distance from chance, 0.5, ending at 0.99. Half of the number itself
  would take every statement for its opposite.
"""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from importlib import import_module

from attrs import frozen

from grader.players import beliefs
from grader.players.catalogue import PLAYERS

HOW: dict[str, Callable[[float, float], float]] = {
    "plain": lambda number, factor: number * factor,
    "per cent": lambda number, factor: min(100, number * factor),
    "given": lambda number, factor: max(0, 100 - (100 - number) * factor),
    "count": lambda number, factor: max(1, number * factor),
    "belief": lambda number, factor: min(0.99, 0.5 + (number - 0.5) * factor),
}


@frozen
class Parameter:
    """A number by its place.

    Attributes:
        module: where it lives, such as ``grader.players.base``.
        name: in there; ``Caver.end`` for a class's.
        how: a name in `HOW`.
    """

    module: str
    name: str
    how: str

    @property
    def place(self) -> tuple[object, str]:
        """The module or class that holds it, and its name there."""
        holder: object = import_module(self.module)
        *path, last = self.name.split(".")
        for name in path:
            holder = getattr(holder, name)
        return holder, last

    def read(self) -> float:
        """The number as it is set now. AttributeError if it was renamed or is gone."""
        holder, name = self.place
        if name not in vars(holder):
            raise AttributeError(
                f"bench/settings.py: found no {self.name} in {self.module}, expected a number. Name it as it is called now."
            )
        return vars(holder)[name]

    def times(self, factor: float) -> float:
        """The number varied; whole numbers stay whole."""
        number = self.read()
        varied = HOW[self.how](number, factor)
        return round(varied) if isinstance(number, int) else varied


_OF_CLASSES = {"start": "given", "end": "per cent"}
_CLASSES = dict.fromkeys(base for player in PLAYERS.values() for base in player.__mro__)
_PLAYERS = "grader.players"

PARAMETERS: dict[str, tuple[Parameter, ...]] = {
    "concessions": (
        *(
            Parameter(cls.__module__, f"{cls.__qualname__}.{name}", how)
            for cls in _CLASSES
            for name, how in _OF_CLASSES.items()
            if name in vars(cls)
        ),
        Parameter(f"{_PLAYERS}.base", "STUCK", "count"),
        Parameter(f"{_PLAYERS}.base", "FAR", "per cent"),
        Parameter(f"{_PLAYERS}.hard_bargainer", "LATE", "count"),
        Parameter(f"{_PLAYERS}.messenger", "_PRINCIPAL", "per cent"),
    ),
    "beliefs": (
        Parameter(f"{_PLAYERS}.particles", "TOLD", "belief"),
        Parameter(f"{_PLAYERS}.particles", "CHOICE", "plain"),
        Parameter(f"{_PLAYERS}.particles", "OFFERED", "plain"),
        Parameter(f"{_PLAYERS}.particles", "EQUAL", "plain"),
        Parameter(f"{_PLAYERS}.particles", "ALIKE", "plain"),
        Parameter(f"{_PLAYERS}.particles", "UNSURE", "plain"),
        Parameter(f"{_PLAYERS}.beliefs", "HELD_OUT", "plain"),
        Parameter(f"{_PLAYERS}.hypotheses", "TOP_SHARE", "per cent"),
    ),
}
"""Groups that are varied together: how people give ground, and what they make of what they hear."""

AS_SET = "as set"
SETTINGS: dict[str, Mapping[str, float]] = {
    AS_SET: {},
    **{f"{group} x {factor}": {group: factor} for group in PARAMETERS for factor in (0.5, 1.5)},
}
"""Name of each setting, and the factor of each group that it varies."""


@contextmanager
def varied(setting: str) -> Iterator[None]:
    """Within this block every player plays under this setting; afterwards as set. KeyError for an unknown setting."""
    new = [
        (*p.place, p.read(), p.times(factor)) for group, factor in SETTINGS[setting].items() for p in PARAMETERS[group]
    ]
    try:
        for holder, name, _, number in new:
            setattr(holder, name, number)
        _forget()
        yield
    finally:
        for holder, name, number, _ in new:
            setattr(holder, name, number)
        _forget()


def _forget() -> None:
    """Drop what people made of a history under other numbers."""
    beliefs._reading.cache_clear()
