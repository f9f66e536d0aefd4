"""Pieces that checks are made of: a value of the right shape, or a Miss that says in words what was found.

`name` is the place of the value, as the learner knows it: "package B, payment" (see `place`).
"""

import difflib
import re
import unicodedata
from collections.abc import Iterable, Mapping
from typing import Any

from grader.check.miss import Miss
from grader.check.words import cut, place

__all__ = ["in_words", "listing", "mapping", "matched", "number", "one_of", "place", "text", "whole"]

_DASHES = dict.fromkeys(map(ord, "\u2010\u2011\u2012\u2013\u2014\u2015\u2212"), "-")
_QUOTES = "\"'`\u00b4\u2018\u2019\u201a\u201b\u201c\u201d\u201e\u201f\u00ab\u00bb\u2039\u203a"
_THOUSANDS = re.compile(r"(?<=\d)[,'\u2019 ](?=\d{3}(?!\d))")
_CURRENCIES = {"€": "eur", "$": "usd", "£": "gbp", "¥": "jpy"}  # by sign or by code
_CURRENCY = rf"[{''.join(_CURRENCIES)}]|\b(?:{'|'.join(_CURRENCIES.values())})\b"
_NUMBER = re.compile(r"(?<![\w.])-?\d+(?:\.\d+)?|\d+(?:\.\d+)?")
_LONGEST_LABEL = 500


def in_words(value: object) -> str:
    """A plain value as a learner would name it."""
    if isinstance(value, str):
        return f'"{cut(value, 80)}"' if value.strip() else "an empty text"
    if isinstance(value, list):
        return f"a list of {len(value)}" if value else "an empty list"
    if isinstance(value, dict):
        return f"{{...}} with {len(value)} in it" if value else "an empty {}"
    return str(value) if isinstance(value, bool | int | float) else "something else"


def _wrong(expected: str, value: object, name: str = "", hint: str = "") -> Miss:
    return Miss(expected=f"{expected} for {name}" if name else expected, got=in_words(value), hint=hint)


def number(value: object, name: str = "", *, least: float | None = None, most: float | None = None) -> int | float:
    """The value, a number from `least` to `most`."""
    if isinstance(value, bool) or not isinstance(value, int | float):
        numeric = isinstance(value, str) and _number(value) is not None
        raise _wrong("a number", value, name, "Could you write it without the quotes?" if numeric else "")
    if (least is not None and value < least) or (most is not None and value > most):
        bounds = [f"{word} {bound}" for word, bound in (("at least", least), ("at most", most)) if bound is not None]
        raise _wrong(f"a number, {' and '.join(bounds)}", value, name)
    return value


def whole(value: object, name: str = "", *, least: float | None = None, most: float | None = None) -> int:
    """The value, a whole number from `least` to `most`."""
    if not isinstance(number(value, name, least=least, most=most), int):
        raise _wrong("a whole number", value, name)
    return int(value)  # type: ignore[call-overload, no-any-return]


def text(value: object, name: str = "") -> str:
    """The value, a text with something in it."""
    if not isinstance(value, str):
        raise _wrong("a text in quotes", value, name)
    if not value.strip():
        raise _wrong("a text with something in it", value, name)
    return value


def listing(value: object, name: str = "") -> list[Any]:
    """The value, a list."""
    if not isinstance(value, list):
        raise _wrong("a list in square brackets", value, name)
    return value


def mapping(value: object, name: str = "") -> dict[str, Any]:
    """The value, names with something to each."""
    if not isinstance(value, dict):
        raise _wrong("names with a value each, in {...}", value, name)
    return value


def one_of(value: object, options: Iterable[str], name: str = "") -> str:
    """The option that the value names."""
    return matched(value, {option: option for option in options}, name)


def matched(value: object, choices: Mapping[str, str], name: str = "") -> str:
    """The id of the choice that the value names, by id or label, given as a mapping from id to label.

    Case, spacing, dashes, underscores, quotes around it and thousands separators make no difference; a bare number
    ("84000", "€ 84 000") names the only label with that number, True the label "true". Nothing, or more than one: Miss with what there is.
    """
    labels = ", ".join(f'"{label}"' for label in choices.values())
    listed = f"for {name} one of: {labels}" if name else f"one of: {labels}"
    if not isinstance(value, str | int | float):
        raise _wrong(listed, value)
    said = str(value)
    if len(said) > _LONGEST_LABEL:
        raise _wrong(listed, value)
    key = _key(said)
    stages = (  # from the strictest to the most lenient
        [choice for choice in choices if said == choice],
        [choice for choice, label in choices.items() if said == label],
        [choice for choice, label in choices.items() if key and key in (_key(choice), _key(label))],
        [choice for choice, label in choices.items() if _same_number(said, label)],
    )
    hits = next(filter(None, stages), [])
    if len(hits) == 1:
        return hits[0]
    if hits:
        either = " or ".join(f'"{choices[choice]}"' for choice in hits)
        raise _wrong(listed, value, hint=f"Which do you mean, {either}?")
    raise _wrong(listed, value, hint=_nearest(key, choices))


def _same_number(said: str, label: str) -> bool:
    """A bare number, and the only number in the label; a currency, where both name one, is the same."""
    bare, others = _number(said), _numbers(label)
    return bare is not None and others == [bare] and len({_currency(said), _currency(label)} - {""}) < 2


def _tidy(said: str) -> str:
    said = unicodedata.normalize("NFKC", said.translate(_DASHES)).casefold().strip().strip(_QUOTES).strip()
    return _THOUSANDS.sub("", said)


def _key(said: str) -> str:
    """What is left when spelling is set aside; a range (10-12) and a minus sign stay what they are."""
    kept = re.sub(r"(?<=\d)\s*-\s*(?=\d)", "~", _tidy(said).rstrip("."))
    sign = "-" if re.match(r"-\s*\S?\s*\d", kept) else ""
    return sign + re.sub(r"[\s_-]+", "", kept)


def _numbers(said: str) -> list[float]:
    return [float(figures) for figures in _NUMBER.findall(_tidy(said))]


def _number(said: str) -> float | None:
    """The number, if the text is one, with or without a currency."""
    bare = re.sub(_CURRENCY, " ", _tidy(said)).strip()
    return float(bare) if re.fullmatch(r"-?\d+(?:\.\d+)?", bare) else None


def _currency(said: str) -> str:
    match = re.search(_CURRENCY, _tidy(said))
    return _CURRENCIES.get(match[0], match[0]) if match else ""


def _nearest(key: str, choices: Mapping[str, str]) -> str:
    keys = {_key(word): label for choice, label in choices.items() for word in (choice, label)}
    near = difflib.get_close_matches(key, keys, n=1)
    return f'Did you mean "{keys[near[0]]}"?' if near else ""
