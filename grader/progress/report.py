"""Progress in plain words: the same for the command line and for whoever can't see the page."""

from collections.abc import Sequence

from grader.progress.overview import Play, Standing, next_step


def lines(standings: Sequence[Standing], notes: Sequence[str] = ()) -> list[str]:
    """Where somebody stands, a line each."""
    found: list[str] = [*notes]
    for each in standings:
        found.append(f"{each.lesson.name[:2]} · {each.lesson.title}: {summary(each)}")
        found += [f"   {line}" for line in evidence(each)]
    return [*found, next_step(standings)]


def summary(found: Standing) -> str:
    """A lesson in a few words."""
    if not found.begun:
        return "not begun"
    solved, all_there = len(found.solved), len(found.lesson.exercises)
    return f"{'you have it' if found.mastered else 'on the way'}, {solved} of {all_there} exercises solved"


def evidence(found: Standing) -> list[str]:
    """What speaks for it: exercises still open, negotiations played, the best of them; and records that can't be read."""
    said: list[str] = []
    titles = {exercise.name: exercise.title for exercise in found.lesson.exercises}
    if found.begun and found.open:
        begun = [f"{titles[name]} ({tried.points:g} of {tried.of:g})" for name, tried in found.open.items() if tried]
        waiting = [titles[name] for name, tried in found.open.items() if not tried]
        said += [f"Begun: {'; '.join(begun)}."] if begun else []
        said += [f"Not tried yet: {'; '.join(waiting)}."] if waiting else []
    if found.plays:
        played = "once" if len(found.plays) == 1 else f"{len(found.plays)} times"
        said.append(f"Played to the end {played}; best so far: {of_play(found.best_play)}")
    return [*said, *found.unreadable]


def of_play(play: Play | None) -> str:
    """A negotiation in a sentence."""
    if play is None:
        return "nothing."
    if play.own is None:
        return "no deal."
    share = "" if play.share is None else f", {round(100 * play.share)} % of the available value"
    return f"a deal worth {play.own} to you (your walk-away was {play.walk_away}){share}."
