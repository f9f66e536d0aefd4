"""What attempts came to, in sentences: what each was worth, what was expected, and how that went together."""

from collections.abc import Sequence

from grader.debrief.attempts import Attempted, Expected
from grader.debrief.trades import SHOWN
from grader.debrief.wording import joined

_NUMBERS = ("none", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_TWO = 2
_NAMED = 4
"""Up to so many predictions each is named; of more, the average is."""


def number_word(count: int) -> str:
    """A count as a word, up to twelve."""
    return _NUMBERS[count] if count < len(_NUMBERS) else str(count)


def not_proof(count: int) -> str:
    """What to call so many plays side by side: "Two plays, not proof"."""
    return f"{number_word(count).capitalize()} plays, not proof"


def play_line(number: int, play: Attempted) -> str:
    """What one play came to, in a sentence.

    Args:
        number: of the play, counted over all that are shown.
        play: measured.
    """
    balanced = "" if play.balanced is None else f", the best balanced deal {play.per_cent(play.balanced)} %"
    marks = f"Your walk-away was {play.per_cent(play.walk_away)} %{balanced}."
    rounds = f"{play.rounds} round{'s' * (play.rounds != 1)}"
    if not play.agreed:
        return f"Play {number}, with {play.them}: no deal after {rounds}, so you keep your alternative. {marks}"
    value = f"worth {play.own} points to you, {play.per_cent(play.own)} % of your best package{_unmet(play)}"
    rest = f"{share_words(play)}, {trades_words(play)}, a deal after {rounds}."
    return f"Play {number}, with {play.them}: {value}. {marks} {rest}"


def _unmet(play: Attempted) -> str:
    if play.floor_met:
        return ""
    return ", below your walk-away" if play.own < play.walk_away else ", against your own non-negotiable"


def share_words(play: Attempted) -> str:
    """Share of the available value of a play with a deal."""
    if play.share is None:
        return "Nothing to gain over an even split"
    return f"{round(100 * play.share)} % of the available value"


def trades_words(play: Attempted) -> str:
    """How many trades were left; "no deal" without one."""
    if play.trades is None:
        return "no deal"
    if not play.trades:
        return "no trade left"
    more = " or more" if play.trades == SHOWN else ""
    return f"{play.trades}{more} trade{'s' * (play.trades > 1)} left"


def expected_line(number: int, play: Attempted) -> str:
    """What was expected of a play and what came, in a sentence or two; empty without a prediction."""
    expected = play.expected
    if expected is None:
        return ""
    parts = []
    if expected.own_value is not None:
        came = f"it came to {play.own}" if play.agreed else "there was no deal"
        parts.append(f"you expected {expected.own_value} points, and {came}")
    if expected.top is not None:
        surely = f" ({expected.sure} % sure)" if expected.sure is not None else ""
        verdict = "and it did" if expected.right else f"but it was {expected.truth}"
        parts.append(f"you thought that {expected.top} mattered most to {play.them}{surely}, {verdict}")
    return f"Play {number}: {'; '.join(parts)}."


def calibration(plays: Sequence[Attempted]) -> str:
    """How sure somebody was and how often they were right, as counts; empty with fewer than two such predictions."""
    told = [p.expected for p in plays if p.expected is not None and p.expected.top is not None]
    sure = [(expected, expected.sure) for expected in told if expected.sure is not None]
    if len(sure) < _TWO:
        return ""
    return f"You were {_how_sure([each for _, each in sure])}, and right {_how_often([e for e, _ in sure])}."


def _how_sure(sure: Sequence[int]) -> str:
    if len(set(sure)) == 1:
        return f"{sure[0]} % sure {'both times' if len(sure) == _TWO else f'all {number_word(len(sure))} times'}"
    if len(sure) <= _NAMED:
        return f"{joined([f'{each} %' for each in sure], 'and')} sure"
    return f"{round(sum(sure) / len(sure))} % sure on average"


def _how_often(told: Sequence[Expected]) -> str:
    right, of = sum(expected.right is True for expected in told), len(told)
    if of == _TWO:
        return ("neither time", "once", "both times")[right]
    if right == of:
        return f"all {number_word(of)} times"
    return f"in {number_word(right)} of {number_word(of)}"
