"""Small tries, attempts and plans."""

from typing import Any

from hypothesis import strategies as some

from grader.progress.portable import Portable, canonical, merge
from grader.progress.tries import Try

TIMES = [f"2026-05-04T09:30:{second:02}Z" for second in range(5)]
EXERCISES = ("start/middle", "meso/odd-one-out", "meso/improve")


def header(attempt: int, key: str = "k7mx-2pqa") -> dict[str, Any]:
    """The first line of an attempt."""
    return {
        "format": 1,
        "engine": 2,
        "deal": "04-meso",
        "counterpart": "collaborator",
        "key": key,
        "attempt": attempt,
    }


def attempt(number: int, *said: str, key: str = "k7mx-2pqa") -> tuple[str, ...]:
    """An attempt in which these words were said."""
    return tuple(map(canonical, [header(number, key), *({"you": {"say": words}} for words in said)]))


tries = some.builds(
    lambda at, exercise, points: Try(at, exercise, float(points), 2.0),
    some.sampled_from(TIMES),
    some.sampled_from(EXERCISES),
    some.integers(0, 2),
)
attempts = some.builds(
    lambda number, said, key: attempt(number, *said, key=key),
    some.integers(1, 3),
    some.lists(some.sampled_from("abc"), max_size=3),
    some.sampled_from(["k7mx-2pqa", "abcd-efgh"]),
)
plans = some.builds(
    lambda title, saved: canonical({"title": title, "saved": saved}), some.text(max_size=3), some.sampled_from(TIMES)
)
carried = some.builds(
    Portable,
    some.frozensets(tries, max_size=4),
    some.dictionaries(some.sampled_from(["04-meso", "00-start-here"]), some.frozensets(attempts, max_size=4)),
    some.dictionaries(some.sampled_from(["mine", "boss"]), plans),
    some.dictionaries(some.sampled_from(["plan-boss-1", "plan-boss-2"]), some.sampled_from("xy")),
).map(lambda found: merge(found, Portable()))
"""What a folder may hold: what a merge leaves."""
