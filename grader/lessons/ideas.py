"""Options that nobody had listed, drawn for each learner: a neighbour's package is built of others."""

import copy
from collections.abc import Sequence
from random import Random
from typing import Any

from attrs import field, frozen

from grader.deal import Case


@frozen
class Idea:
    """An option that nobody had listed.

    Attributes:
        issue: of which it is an option.
        id: of the option.
        label: in words.
        serves: ``party.interest`` -> how far it goes towards that, in per cent; whatever it serves most opens it.
    """

    issue: str
    id: str
    label: str
    serves: dict[str, int] = field(hash=False)

    def write_into(self, content: dict[str, Any]) -> None:
        """Add it to the content of a case file. It breaks nothing that either side can't give."""
        opened_by = max(self.serves, key=lambda reason: self.serves[reason])
        latent = content["issues"][self.issue].setdefault("latent", {})
        latent[self.id] = {"label": self.label, "opened_by": [opened_by]}
        for reason, share in self.serves.items():
            party, _, interest = reason.partition(".")
            satisfies = content["parties"][party]["interests"][interest]["satisfies"]
            satisfies.setdefault(self.issue, dict.fromkeys(content["issues"][self.issue]["options"], 0))
            satisfies[self.issue][self.id] = share
        for party in content["parties"].values():
            if self.issue in party.get("must", {}):
                party["must"][self.issue].append(self.id)


def two_of(ideas: Sequence[Idea], random: Random) -> tuple[Idea, Idea]:
    """Two ideas for two different issues."""
    one, *others = sorted(ideas, key=lambda _: random.random())
    return one, next(idea for idea in others if idea.issue != one.issue)


def with_ideas(case: Case, ideas: Sequence[Idea]) -> Case:
    """The case with these in place of the options that nobody had listed in its file."""
    content = copy.deepcopy(dict(case.source))
    for issue, fields in content["issues"].items():
        for old in fields.pop("latent", {}):
            _forget(content, issue, old)
    for idea in ideas:
        idea.write_into(content)
    return Case.build(content, case.id)


def _forget(content: dict[str, Any], issue: str, option: str) -> None:
    """Take an option out of what each side wants, and of what it can't give."""
    for party in content["parties"].values():
        for interest in party["interests"].values():
            interest["satisfies"].get(issue, {}).pop(option, None)
        if option in party.get("must", {}).get(issue, ()):
            party["must"][issue].remove(option)
