"""A case of two issues, small enough to read, the same with options nobody listed, and what is needed to change them."""

import tomllib
from typing import Any

from grader.deal import Case

NAME = "supplier-delay"

SUPPLIER_DELAY = """
format = 1
title = "A late delivery"
story = "{supplier.name} is three weeks behind. Plan A was {crews.one}."
rounds = 5
learner = "buyer"

[issues.crews]
label = "Crews"
options = { one = "one crew", two = "two crews", weekend = "weekend shift" }

[issues.penalty]
label = "Penalty"
unit = "€{:,}"
options = { none = 0, half = 5000, whole = 10000 }

[parties.buyer]
name = "You"
role = "site manager"
brief = "Windows first, then heating."
alternative = "Another supplier, in spring."
reservation = 30
must.crews = ["two", "weekend"]

[parties.buyer.interests.dry]
label = "a dry house"
why = "It rains in."
says = ["It rains in.", "The plaster gets wet."]
weight = 70
satisfies.crews = { one = 0, two = 60, weekend = 100 }

[parties.buyer.interests.costs]
label = "the costs of waiting"
why = "Two weeks of hotel."
says = ["The hotel sends a bill each week.", "Waiting is not free."]
weight = 30
satisfies.penalty = { none = 0, half = 50, whole = 100 }

[parties.supplier]
name = "Ana"
role = "works manager"
brief = "One crew is ill."
alternative = "Leave the contract."
reservation = 20

[parties.supplier.interests.margin]
label = "the margin"
why = "Nothing is left of it."
says = ["There's not much left of it.", "Every euro hurts this month."]
weight = 60
satisfies.penalty = { none = 100, half = 50, whole = 0 }

[parties.supplier.interests.rest]
label = "free weekends"
why = "They worked eleven in a row."
says = ["They worked eleven weekends in a row.", "They need a Sunday."]
weight = 40
satisfies.crews = { one = 100, two = 60, weekend = 0 }

[parties.supplier.lines.positional]
decline = ["No.", "I'd rather not.", "That's ours to know.", "Let's talk numbers, {buyer.name}."]

[variant]
factors = [100, 200]
names.supplier = ["Ana", "Bo"]
"""


def supplier_delay() -> Case:
    """The case as its text has it."""
    return Case.build(content(), NAME)


def content() -> dict[str, Any]:
    """The text's content, for tests that change it."""
    return tomllib.loads(SUPPLIER_DELAY)


LATE_IDEAS = (
    SUPPLIER_DELAY.replace(
        "[issues.penalty]",
        """[issues.crews.latent.night]
label = "a crew at night"
opened_by = ["buyer.dry", "supplier.rest"]

[issues.penalty.latent.hotel]
label = "your hotel bill"
opened_by = ["buyer.costs"]

[issues.penalty]""",
    )
    .replace('must.crews = ["two", "weekend"]', 'must.crews = ["two", "weekend", "night"]')
    .replace("two = 60, weekend = 100 }", "two = 60, weekend = 100, night = 95 }")
    .replace("two = 60, weekend = 0 }", "two = 60, weekend = 0, night = 90 }")
    .replace("half = 50, whole = 100 }", "half = 50, whole = 100, hotel = 90 }")
    .replace("half = 50, whole = 0 }", "half = 50, whole = 0, hotel = 80 }")
    .replace("[parties.supplier.interests.margin]", "[parties.supplier.interests.costs]")
)
"""The same case with two options that nobody listed. Both sides have an interest called `costs`."""


def late_ideas() -> Case:
    """The case with latent options, as its text has it."""
    return Case.build(tomllib.loads(LATE_IDEAS), NAME)
