"""What an author is told about a case file that can't be used: place, found, expected, next step."""

from pathlib import Path

import pytest

from grader.deal import Case
from grader.errors import CaseError
from tests.deal.small import LATE_IDEAS, SUPPLIER_DELAY

FILE = "supplier-delay.toml"

# What went wrong, the change that makes it so, and what the message must say after the name of the file.
MALFORMED = {
    "not TOML at all": (
        'title = "A late delivery"',
        'title "A late delivery"',
        ["not TOML", "line 3", "expected a case file", "Mend that place"],
    ),
    "a field misspelt": (
        "rounds = 5",
        "round = 5",
        ['found the field "round"', 'only "format", "title", "story", "rounds"', 'Did you mean "rounds"?'],
    ),
    "a field nobody knows": (
        "reservation = 20",
        "reservation = 20\nshoe-size = 43",
        ["[parties.supplier]", 'found the field "shoe-size"', "expected only", "docs/authoring.md"],
    ),
    "a field missing": (
        "rounds = 5\n",
        "",
        ['found no "rounds"', "expected a whole number from 1 to 100", "Add the line `rounds = ...`"],
    ),
    "another version of the format": (
        "format = 1",
        "format = 2",
        ["found format = 2", "expected 1.", "Change `format`"],
    ),
    "no rounds to play": (
        "rounds = 5",
        "rounds = 0",
        ["found rounds = 0", "expected a whole number from 1 to 100", "Change `rounds`"],
    ),
    "fewer rounds than none": (
        "rounds = 5",
        "rounds = -1",
        ["found rounds = -1", "expected a whole number from 1 to 100", "Change `rounds`"],
    ),
    "an empty story": (
        'story = "{supplier.name} is three weeks behind. Plan A was {crews.one}."',
        'story = "  "',
        ['found story = ""', "expected a text that is not empty", "Write the text of `story`"],
    ),
    "a story that names an unknown option": (
        "{crews.one}",
        "{crews.six}",
        ["[story]", "found {crews.six}", "expected one of", "crews.weekend", "Check the spelling"],
    ),
    "a learner who is no party": (
        'learner = "buyer"',
        'learner = "byer"',
        ['found learner = "byer"', 'expected one of "buyer", "supplier"', "Check the spelling"],
    ),
    "a third party": (
        "[variant]",
        '[parties.bank]\nname = "B"\n\n[variant]',
        ["[parties]", '"buyer", "supplier", "bank"', "expected exactly two parties", "Add or remove one"],
    ),
    "an issue with one option": (
        'options = { one = "one crew", two = "two crews", weekend = "weekend shift" }',
        'options = { one = "one crew" }',
        ["[issues.crews]", "found 1 options", "expected at least two", "Add an option"],
    ),
    "two options that read the same": (
        'two = "two crews"',
        'two = "One crew"',
        ["[issues.crews]", "found two options with the same label", "expected different labels", "Rename one"],
    ),
    "an amount without a unit": (
        'unit = "€{:,}"\n',
        "",
        ["[issues.penalty.options]", "found none = 0", "expected a label in quotes", "give the issue a unit"],
    ),
    "a unit that can't hold the amount": (
        'unit = "€{:,}"',
        'unit = "€{amount}"',
        ["[issues.penalty]", "unit = '€{amount}'", "expected a text that holds the amount", "{:,}"],
    ),
    "a unit without a place for the amount": (
        'unit = "€{:,}"',
        'unit = "euros"',
        ["[issues.penalty]", "unit = 'euros'", "expected a text that holds the amount", "{:,}"],
    ),
    "an interest in an unknown issue": (
        "satisfies.crews = { one = 0, two = 60, weekend = 100 }",
        "satisfies.cranes = { one = 0, two = 60, weekend = 100 }",
        [
            "[parties.buyer.interests.dry.satisfies]",
            'found the issue "cranes"',
            'expected one of "crews", "penalty"',
            "Check the spelling",
        ],
    ),
    "an option without a value": (
        "satisfies.crews = { one = 0, two = 60, weekend = 100 }",
        "satisfies.crews = { one = 0, weekend = 100 }",
        [
            "[parties.buyer.interests.dry.satisfies.crews]",
            'found no value for "two"',
            'expected one for each of "one", "two", "weekend"',
            "Add the missing line",
        ],
    ),
    "a value for an option that isn't there": (
        "satisfies.crews = { one = 0, two = 60, weekend = 100 }",
        "satisfies.crews = { one = 0, two = 60, weekend = 100, three = 5 }",
        ["[parties.buyer.interests.dry.satisfies.crews]", 'found the field "three"', 'only "one", "two", "weekend"'],
    ),
    "points that are not a number": (
        "satisfies.penalty = { none = 0, half = 50, whole = 100 }",
        'satisfies.penalty = { none = 0, half = "fifty", whole = 100 }',
        [
            "[parties.buyer.interests.costs.satisfies.penalty]",
            "found half = 'fifty'",
            "expected a whole number from 0 to 100",
            "Write a whole number",
        ],
    ),
    "points that are NaN": (
        "satisfies.penalty = { none = 0, half = 50, whole = 100 }",
        "satisfies.penalty = { none = 0, half = nan, whole = 100 }",
        ["[parties.buyer.interests.costs.satisfies.penalty]", "found half = nan", "expected a whole number"],
    ),
    "more than all of an interest": (
        "satisfies.penalty = { none = 0, half = 50, whole = 100 }",
        "satisfies.penalty = { none = 0, half = 50, whole = 101 }",
        ["[parties.buyer.interests.costs.satisfies.penalty]", "found whole = 101", "from 0 to 100", "Change `whole`"],
    ),
    "a weight written as a text": (
        "weight = 70",
        'weight = "70"',
        ["[parties.buyer.interests.dry]", "found weight = '70'", "expected a whole number from 1 to 1000", "`weight`"],
    ),
    "a party that wants nothing": (
        SUPPLIER_DELAY[SUPPLIER_DELAY.index("[parties.supplier.interests.margin]") :].split("[parties.supplier.lines")[
            0
        ],
        "[parties.supplier.interests]\n",
        ["[parties.supplier.interests]", "found no interest", "expected at least one", "Say why this party"],
    ),
    "one sentence for an interest": (
        'says = ["It rains in.", "The plaster gets wet."]',
        'says = ["It rains in."]',
        ["[parties.buyer.interests.dry]", "found 1 texts in says", "expected at least 2", "Write 1 more"],
    ),
    "the same sentence twice": (
        'says = ["It rains in.", "The plaster gets wet."]',
        'says = ["It rains in.", "It rains in."]',
        ["[parties.buyer.interests.dry]", "the same text twice in says", "expected different texts", "rewrite one"],
    ),
    "a reservation above the maximum": (
        "reservation = 30",
        "reservation = 101",
        ["[parties.buyer]", "found reservation = 101", "expected at most 100", "Lower `reservation`"],
    ),
    "a reservation that is not whole": (
        "reservation = 30",
        "reservation = 30.5",
        ["[parties.buyer]", "found reservation = 30.5", "expected a whole number from 0 to 10000", "Write a whole"],
    ),
    "no possible deal": (
        "reservation = 20",
        "reservation = 97",
        ["found no possible deal", "expected at least one package that both sides would take", "Lower a reservation"],
    ),
    "a possible deal where there should be none": (
        "rounds = 5",
        "rounds = 5\nfeasible = false",
        ["found a package that both sides would take", "expected none", "`feasible = false`", "Raise a reservation"],
    ),
    "no possible deal where one is promised": (
        'must.crews = ["two", "weekend"]',
        'must.crews = ["weekend"]\nmust.penalty = ["whole"]',
        ["found no possible deal", "expected at least one package that both sides would take", "`feasible = false`"],
    ),
    "a deal that may be possible or not": (
        "rounds = 5",
        'rounds = 5\nfeasible = "perhaps"',
        ["found feasible = 'perhaps'", "expected true or false", "Write true or false for `feasible`"],
    ),
    "authority over an unknown issue": (
        "reservation = 20",
        'reservation = 20\ndecides = ["price"]',
        ["[parties.supplier]", 'found the issue "price"', 'expected one of "crews", "penalty"', "Check the spelling"],
    ),
    "authority over nothing": (
        "reservation = 20",
        "reservation = 20\ndecides = []",
        ["[parties.supplier]", "found 0 texts in decides", "expected at least 1", "Write 1 more"],
    ),
    "authority that is no list": (
        "reservation = 20",
        'reservation = 20\ndecides = "crews"',
        ["[parties.supplier]", "found decides = 'crews'", "expected a list of at least 1 texts", "Write a list"],
    ),
    "an issue called as a question is": (
        "[issues.crews]",
        '[issues.limits]\nlabel = "Limits"\noptions = { a = "a", b = "b" }\n\n[issues.crews]',
        ["[issues.limits]", 'found an issue called "limits"', "expected another id", "Rename it"],
    ),
    "a non-negotiable on an unknown issue": (
        'must.crews = ["two", "weekend"]',
        'must.cranes = ["two", "weekend"]',
        [
            "[parties.buyer.must]",
            'found the issue "cranes"',
            'expected one of "crews", "penalty"',
            "Check the spelling",
        ],
    ),
    "a non-negotiable on an unknown option": (
        'must.crews = ["two", "weekend"]',
        'must.crews = ["two", "sunday"]',
        ["[parties.buyer.must]", 'found "sunday" for crews', 'expected one of "one", "two", "weekend"', "spelling"],
    ),
    "a non-negotiable that leaves nothing": (
        'must.crews = ["two", "weekend"]',
        "must.crews = []",
        ["[parties.buyer.must]", "found 0 texts in crews", "expected at least 1", "Write 1 more"],
    ),
    "too few lines of a kind": (
        'decline = ["No.", "I\'d rather not.", "That\'s ours to know.", "Let\'s talk numbers, {buyer.name}."]',
        'decline = ["No."]',
        ["[parties.supplier.lines.positional]", "found 1 texts in decline", "expected at least 2", "Write 1 more"],
    ),
    "lines of an unknown kind": (
        "decline = [",
        "refuse = [",
        ["[parties.supplier.lines.positional]", 'found the field "refuse"', 'expected only "open", "offer"'],
    ),
    "lines in an unknown mood": (
        "decline = [",
        "decline-angry = [",
        ["[parties.supplier.lines.positional]", 'found the field "decline-angry"', "Did you mean"],
    ),
    "a line in a mood that could never be said": (
        'decline = ["No."',
        'offer-late = ["Then {says}"',
        [
            "[parties.supplier.lines.positional]",
            "found {says} in offer-late",
            'expected one of "package", "get", "give", "gives" in braces',
            "Check the spelling",
        ],
    ),
    "a line that could never be said": (
        '"No."',
        '"No to {pakage}."',
        ["[parties.supplier.lines.positional]", "found {pakage} in decline", "expected no placeholder", "remove it"],
    ),
    "a line with half a pair of braces": (
        '"No."',
        '"No {to that."',
        [
            "[parties.supplier.lines.positional]",
            "a brace without its pair",
            "expected pairs of { and }",
            "Close or remove",
        ],
    ),
    "a variant's factor of nothing": (
        "factors = [100, 200]",
        "factors = [100, 0]",
        ["[variant]", "found 0 in factors", "expected a list of whole numbers from 1 to 1000", "Change `factors`"],
    ),
    "a word of the story that is nowhere listed": (
        "Plan A was {crews.one}.",
        "It rains in {words.town}.",
        ["[story]", "found {words.town}", "expected one of", "Check the spelling"],
    ),
    "a role with an unknown word": (
        'role = "works manager"',
        'role = "manager in {words.town}"',
        ["[parties.supplier.role]", "found {words.town}", "expected one of", "Check the spelling"],
    ),
    "a word of the story without any choice": (
        "factors = [100, 200]",
        "factors = [100, 200]\nwords.town = []",
        ["[variant.words]", "found 0 texts in town", "expected at least 1", "Write 1 more"],
    ),
    "weights that are paired or not": (
        "factors = [100, 200]",
        "factors = [100, 200]\npaired = 1",
        ["[variant]", "found paired = 1", "expected true or false", "Write true or false"],
    ),
    "a variant's name for nobody": (
        'names.supplier = ["Ana", "Bo"]',
        'names.suplier = ["Ana", "Bo"]',
        [
            "[variant.names]",
            'found the field "suplier"',
            'expected only "buyer", "supplier"',
            'Did you mean "supplier"?',
        ],
    ),
}


# The same for the case with options that nobody listed.
LATENT = {
    "an idea that nobody's interest opens": (
        'opened_by = ["buyer.costs"]',
        'opened_by = ["buyer.cost"]',
        [
            "[issues.penalty.latent.hotel]",
            'found "buyer.cost" in opened_by',
            'expected one of "buyer.dry", "buyer.costs", "supplier.costs", "supplier.rest"',
            "Check the spelling",
        ],
    ),
    "an idea opened by an interest without its party": (
        'opened_by = ["buyer.costs"]',
        'opened_by = ["costs"]',
        ["[issues.penalty.latent.hotel]", 'found "costs" in opened_by', 'expected one of "buyer.dry"'],
    ),
    "an idea that nothing opens": (
        'opened_by = ["buyer.costs"]',
        "opened_by = []",
        ["[issues.penalty.latent.hotel]", "found 0 texts in opened_by", "expected at least 1", "Write 1 more"],
    ),
    "an idea without a word on how it opens": (
        'opened_by = ["buyer.costs"]\n',
        "",
        [
            "[issues.penalty.latent.hotel]",
            'found no "opened_by"',
            "expected a list of at least 1 texts",
            "Add the line",
        ],
    ),
    "an idea under a listed option's id": (
        "[issues.penalty.latent.hotel]",
        "[issues.penalty.latent.half]",
        ["[issues.penalty.latent.half]", 'found "half"', "expected an id that no listed option has", "Rename it"],
    ),
    "an idea that reads like a listed option": (
        'label = "your hotel bill"',
        'label = "€5,000"',
        ["[issues.penalty]", "found two options with the same label", "expected different labels", "Rename one"],
    ),
    "an idea without a label": (
        'label = "your hotel bill"\n',
        "",
        ["[issues.penalty.latent.hotel]", 'found no "label"', "expected a text in quotes", "Add the line"],
    ),
    "an idea with a field nobody knows": (
        'label = "your hotel bill"',
        'label = "your hotel bill"\nworth = 9',
        ["[issues.penalty.latent.hotel]", 'found the field "worth"', 'expected only "label", "opened_by"'],
    ),
    "an idea without a value": (
        "half = 50, whole = 100, hotel = 90 }",
        "half = 50, whole = 100 }",
        [
            "[parties.buyer.interests.costs.satisfies.penalty]",
            'found no value for "hotel"',
            'expected one for each of "none", "half", "whole", "hotel"',
            "Add the missing line",
        ],
    ),
    "a non-negotiable of ideas alone": (
        'must.crews = ["two", "weekend", "night"]',
        'must.crews = ["night"]',
        ["[parties.buyer.must]", "found only latent options for crews", "expected at least one that is listed", "Add"],
    ),
}
CHANGES = {
    **{what: (SUPPLIER_DELAY, *change) for what, change in MALFORMED.items()},
    **{what: (LATE_IDEAS, *change) for what, change in LATENT.items()},
}


def load(folder: Path, text: str) -> Case:
    """Read this text as the case file of a delayed supplier."""
    path = folder / FILE
    path.write_text(text, encoding="utf-8")
    return Case.load(path)


@pytest.mark.parametrize("text", [SUPPLIER_DELAY, LATE_IDEAS], ids=["all listed", "with latent options"])
def test_the_case_that_the_table_changes_is_sound(text: str, tmp_path: Path):
    """Unchanged, the small case loads: whatever fails below fails through its one change."""
    assert load(tmp_path, text).id == "supplier-delay"


@pytest.mark.parametrize("what", CHANGES)
def test_a_malformed_case_is_named_in_full(what: str, tmp_path: Path):
    """The message begins with the file and names field, what was found, what was expected, and the next step."""
    text, old, new, words = CHANGES[what]
    assert text.count(old) == 1
    with pytest.raises(CaseError) as raised:
        load(tmp_path, text.replace(old, new))
    message = str(raised.value)
    assert message.startswith(f"{FILE}: ")
    assert [word for word in words if word not in message] == [], message
    found, expected = message.find("found "), message.find("expected ")
    assert 0 < found < expected < message.rstrip(".?").rfind(". ") or message.endswith("?"), message
    assert ": :" not in message


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"title = \xff", ["not TOML", "Mend that place"]),
        (b"a = " + b"[" * 100_000, ["not TOML", "Mend that place"]),
        (b"format = " + b"1" * 5000, ["not TOML", "Mend that place"]),
        (b"format = 0x" + b"f" * 5000, ["a very long number"]),
    ],
    ids=["not UTF-8", "very deep", "a number too long to read", "a number too long to write"],
)
def test_a_hostile_file_is_refused_like_any_other(content: bytes, words: list[str], tmp_path: Path):
    """Bytes that no author would write get the same kind of error, never another exception."""
    path = tmp_path / FILE
    path.write_bytes(content)
    with pytest.raises(CaseError, match=FILE) as raised:
        Case.load(path)
    assert [word for word in words if word not in str(raised.value)] == [], raised.value


def test_a_name_that_is_no_case():
    """Asking for a case that is not there says which there are."""
    with pytest.raises(CaseError, match=r"no-such\.toml: found no such case file, expected one of .*first-minute"):
        Case.load("no-such")
