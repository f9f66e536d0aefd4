"""A case: two parties, the issues between them, and what each is told. Read from one TOML file.

The fields are described in the files themselves; `grader/cases/first-minute.toml` is the shortest.
"""

import os
import re
import tomllib
from collections.abc import Mapping
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any

from attrs import evolve, field, frozen

from grader.deal.frontier import nash_point
from grader.deal.interests import Interest
from grader.deal.issue import Issue, Package
from grader.deal.preferences import Preferences
from grader.errors import CaseError

CASES = Path(__file__).parent.parent / "cases"
MORE_CASES = "GRADER_CASES"
"""Environment variable: folders with more case files, separated as in PATH. A file there stands for ours of its name."""


def known_cases() -> dict[str, Path]:
    """Every case there is, by name: those of the course, and those in the folders that `MORE_CASES` names."""
    own = [folder for folder in os.environ.get(MORE_CASES, "").split(os.pathsep) if folder]
    return {path.stem: path for folder in (CASES, *map(Path, own)) for path in sorted(folder.glob("*.toml"))}


@frozen
class Party:
    """One side of the table.

    Attributes:
        id: short and stable, such as ``vendor``; records hold it.
        name: of the person, such as "Marta".
        role: what the other side knows of them, such as "sales lead at Brightwell Systems".
        brief: what only this side is told.
        alternative: its BATNA in words.
        interests: in the order of the file.
        preferences: built from the interests.
        lines: player -> kind of line -> sentences this person may say; see `grader.deal.lines`.
        decides: ids of the issues this person may settle; None if all of them.
    """

    id: str
    name: str
    role: str
    brief: str
    alternative: str
    interests: tuple[Interest, ...]
    preferences: Preferences
    lines: Mapping[str, Mapping[str, tuple[str, ...]]]
    decides: frozenset[str] | None = None

    def interest(self, interest_id: str) -> Interest:
        """The interest with this id. KeyError if the party has none."""
        for interest in self.interests:
            if interest.id == interest_id:
                return interest
        raise KeyError(interest_id)


@frozen
class Case:
    """A deal to be made.

    Attributes:
        id: the name of its file.
        title: a few words.
        story: what both sides know.
        issues: what is to be settled.
        parties: two, in the order of the file.
        learner: id of the party the learner plays.
        rounds: moves the learner's side has before the deadline.
        feasible: whether some package pleases both; false for a case whose right ending is no deal.
        source: the file's content, from which variants are made.
    """

    id: str
    title: str
    story: str
    issues: tuple[Issue, ...]
    parties: tuple[Party, Party]
    learner: str
    rounds: int
    feasible: bool = True
    source: Mapping[str, Any] = field(repr=False, eq=False, kw_only=True)
    _opened: dict[frozenset[str], "Case"] = field(factory=dict, init=False, repr=False, eq=False)

    @classmethod
    def load(cls, case: str | Path) -> "Case":
        """Read a case by name, such as ``first-minute``, or by the path of its file.

        Raises:
            CaseError: no such case, or a malformed file; the message names file, field, found, expected, next step.
        """
        known = known_cases()
        path = Path(case) if str(case).endswith(".toml") else known.get(str(case), CASES / f"{case}.toml")
        if not path.is_file():
            raise CaseError(
                f"{path.name}: found no such case file, expected one of {', '.join(sorted(known))}. Check the spelling, "
                f"or name your folder in {MORE_CASES}."
            )
        try:
            content = _content(path.read_text(encoding="utf-8"))
        except (OSError, ValueError, RecursionError) as error:
            raise CaseError(
                f"{path.name}: found text that is not TOML ({error}), expected a case file. Mend that place."
            ) from error
        return cls.build(content, path.stem)

    @classmethod
    def build(cls, content: Mapping[str, Any], name: str) -> "Case":
        """Make a case from the content of its file. Raises CaseError as `load` does."""
        from grader.deal.layout import read_case  # the layout of the file knows Case, not the reverse

        case = read_case(content, name)
        mine, theirs = (party.preferences for party in case.parties)
        for party in case.parties:
            best = party.preferences.best
            if party.preferences.reservation > best:
                raise CaseError(
                    f"{name}.toml: [parties.{party.id}]: found reservation = {party.preferences.reservation}, expected "
                    f"at most {best}, the points of this party's best package. Lower `reservation` or raise a weight."
                )
        possible = nash_point(mine, theirs) is not None
        if case.feasible and not possible:
            raise CaseError(
                f"{name}.toml: found no possible deal, expected at least one package that both sides would take. "
                "Lower a reservation, drop a non-negotiable, or say `feasible = false` if that is the point."
            )
        if possible and not case.feasible:
            raise CaseError(
                f"{name}.toml: found a package that both sides would take, expected none, since it says "
                "`feasible = false`. Raise a reservation, or drop that line."
            )
        return case

    @cached_property
    def openers(self) -> frozenset[str]:
        """Interests, as ``party.interest``, that open an option nobody listed."""
        return frozenset().union(*(option.opened_by for issue in self.issues for option in issue.options))

    def opened(self, voiced: frozenset[str]) -> "Case":
        """The case as it lies on the table once these interests, as ``party.interest``, have been voiced.

        Options that are still latent are left out: of the issues, of both sides' points and of their non-negotiables.
        """
        voiced &= self.openers
        if voiced not in self._opened:
            closed = {(i.id, o.id) for i in self.issues for o in i.options if not o.is_open(voiced)}
            self._opened[voiced] = self if not closed else _without(self, closed)
        return self._opened[voiced]

    @property
    def listed(self) -> "Case":
        """The case as it lies on the table at first: without the options that nobody listed."""
        return self.opened(frozenset())

    def party(self, party_id: str) -> Party:
        """The party with this id. KeyError if there is none."""
        for party in self.parties:
            if party.id == party_id:
                return party
        raise KeyError(party_id)

    @property
    def you(self) -> Party:
        """The learner's side."""
        return self.party(self.learner)

    @property
    def them(self) -> Party:
        """The other side."""
        return self.opposite(self.learner)

    def opposite(self, party_id: str) -> Party:
        """The party across the table from this one."""
        first, second = self.parties
        return second if first.id == party_id else first

    def issue(self, issue_id: str) -> Issue:
        """The issue with this id. KeyError if there is none."""
        for issue in self.issues:
            if issue.id == issue_id:
                return issue
        raise KeyError(issue_id)

    def labels(self, package: Package) -> dict[str, str]:
        """Issue label -> option label, for people."""
        return {issue.label: issue.option(package[issue.id]).label for issue in self.issues}

    def in_words(self, package: Package) -> str:
        """The package as one line: its options' labels, joined by commas."""
        return ", ".join(self.labels(package).values())


@lru_cache(maxsize=32)
def _content(text: str) -> Mapping[str, Any]:
    """What a file's text says: parsing takes longer than everything else about a case."""
    return tomllib.loads(text)


def _without(case: Case, closed: set[tuple[str, str]]) -> Case:
    def smaller(party: Party) -> Party:
        own = party.preferences
        points = {
            issue: {option: value for option, value in options.items() if (issue, option) not in closed}
            for issue, options in own.points.items()
        }
        must = {
            issue: frozenset(option for option in allowed if (issue, option) not in closed)
            for issue, allowed in own.must.items()
        }
        return evolve(party, preferences=Preferences(points, own.reservation, must))

    issues = tuple(
        evolve(issue, options=tuple(o for o in issue.options if (issue.id, o.id) not in closed))
        for issue in case.issues
    )
    first, second = map(smaller, case.parties)
    return evolve(case, issues=issues, parties=(first, second))


def fill(text: str, names: Mapping[str, str], where: str) -> str:
    """Replace ``{price.p76}`` and ``{vendor.name}`` by what they stand for. CaseError for a name that stands for nothing."""

    def name(match: re.Match[str]) -> str:
        if match[1] not in names:
            raise CaseError(
                f"{where}: found {{{match[1]}}}, expected one of {', '.join(sorted(names))}. Check the spelling."
            )
        return names[match[1]]

    return re.sub(r"\{([\w-]+\.[\w-]+)\}", name, text)
