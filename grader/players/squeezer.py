"""The learner who squeezes."""

from grader.players.hard_bargainer import HardBargainer


class Squeezer(HardBargainer):
    """A hard bargainer on the learner's chair: opens high, gives little, tells nothing true, and signs at the last minute."""

    name = "squeezer"
    start = 100
    end = 55
