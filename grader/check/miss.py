"""What a check says when the answer is not there yet.

::

    Miss            the answer misses this claim: expected, got, one question, the share earned
    └── Unanswered      the answer still holds `...`, or nothing at all
"""

from collections.abc import Sequence

from grader.check.words import cleaned, place


class Miss(Exception):
    """The learner's answer misses a claim.

    `expected` and `got` are plain text, `hint` is one question, `earned` is the share of the claim's
    worth that is earned all the same (0 to 1; anything outside is moved to the nearer end, nan to 0).
    """

    def __init__(self, expected: str = "", got: str = "", hint: str = "", earned: float = 0.0) -> None:
        self.expected = cleaned(str(expected)).strip()
        self.got = cleaned(str(got)).strip()
        self.hint = cleaned(str(hint)).strip()
        self.earned = float(min(earned, 1)) if earned > 0 else 0.0
        super().__init__(self.finding)

    @property
    def finding(self) -> str:
        """Expected and found in one clause, without a full stop."""
        expected = f"expected {self.expected.rstrip('.')}" if self.expected else ""
        found = f"found {self.got.rstrip('.')}" if self.got else ""
        return "; ".join(part for part in (expected, found) if part)


class Unanswered(Miss):
    """A place in the answer still holds `...` (or nothing: None)."""

    def __init__(self, steps: Sequence[str | int] = (), nouns: Sequence[str] = (), *, empty: bool = False) -> None:
        self.place = place(*steps, nouns=nouns)
        self.empty = empty
        super().__init__()

    @property
    def finding(self) -> str:
        """Which place waits for an answer."""
        if self.empty:
            return f"{self.place} is still empty" if self.place else "your answer is still empty"
        return "`...` still stands " + (f"in {self.place}" if self.place else "where your answer goes")
