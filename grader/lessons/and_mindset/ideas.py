"""Options that nobody had listed, two in each learner's request: those of the case's file, and more of their kind."""

import copy
from collections.abc import Mapping
from random import Random
from typing import Any

from attrs import frozen

from grader.deal import Case


@frozen
class Idea:
    """An option that nobody had listed. It breaks nothing that either side can't give.

    Attributes:
        issue: of which it is an option.
        id: of the option.
        label: in words.
        serves: party.interest -> how far it goes towards that, in per cent.
    """

    issue: str
    id: str
    label: str
    serves: Mapping[str, int]

    def added_to(self, content: dict[str, Any]) -> None:
        """Write it into the content of a case file, among the options that nobody had listed."""
        opened_by = max(self.serves, key=lambda reason: self.serves[reason])
        content["issues"][self.issue].setdefault("latent", {})[self.id] = {
            "label": self.label,
            "opened_by": [opened_by],
        }
        for reason, share in self.serves.items():
            party, _, interest = reason.partition(".")
            content["parties"][party]["interests"][interest]["satisfies"][self.issue][self.id] = share
        for party in content["parties"].values():
            if self.issue in party.get("must", {}):
                party["must"][self.issue].append(self.id)


IDEAS = (
    Idea(
        "ahead",
        "weekend",
        "150 on Monday from a weekend shift",
        {"buyer.hotel": 62, "supplier.crew": 46},
    ),
    Idea(
        "ahead",
        "lent",
        "120 on Friday, lent by another customer",
        {"buyer.hotel": 56, "supplier.crew": 54},
    ),
    Idea(
        "delivery",
        "weekly",
        "a lorry every week, the last in four weeks",
        {"buyer.hotel": 22, "buyer.line": 76, "supplier.crew": 38, "supplier.press": 70},
    ),
    Idea(
        "delivery",
        "work",
        "all in four weeks, and paid work for your people till then",
        {"buyer.hotel": 12, "buyer.line": 80, "supplier.crew": 30, "supplier.press": 82},
    ),
    Idea(
        "penalty",
        "call",
        "a weekly call and a review in place of a penalty",
        {"buyer.warned": 72, "supplier.bank": 88},
    ),
    Idea(
        "penalty",
        "later",
        "4 % a week off, but off next year's bill",
        {"buyer.warned": 78, "supplier.bank": 76},
    ),
    Idea(
        "next",
        "held",
        "today's price for a year, the brass paid in advance",
        {"buyer.cost": 70, "supplier.brass": 78},
    ),
    Idea(
        "next",
        "scrap",
        "3 % less, and your old pumps back for their brass",
        {"buyer.cost": 76, "supplier.brass": 70},
    ),
)
"""Two for each issue. The first of `ahead` and of `penalty` are those of the case's file (a test compares)."""


def drawn(random: Random) -> tuple[Idea, Idea]:
    """Two ideas for two different issues."""
    one, other = sorted({idea.issue for idea in IDEAS}, key=lambda _: random.random())[:2]
    return _one_of(one, random), _one_of(other, random)


def _one_of(issue: str, random: Random) -> Idea:
    found = [idea for idea in IDEAS if idea.issue == issue]
    return found[int(random.random() * len(found))]


def with_ideas(case: Case, ideas: tuple[Idea, ...]) -> Case:
    """The case with these in place of the options that nobody had listed in its file."""
    content = copy.deepcopy(dict(case.source))
    for issue, fields in content["issues"].items():
        for old in fields.pop("latent", {}):
            for party in content["parties"].values():
                for interest in party["interests"].values():
                    interest["satisfies"].get(issue, {}).pop(old, None)
                if old in party.get("must", {}).get(issue, ()):
                    party["must"][issue].remove(old)
    for idea in ideas:
        idea.added_to(content)
    return Case.build(content, case.id)
