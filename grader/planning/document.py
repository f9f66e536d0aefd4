"""A plan as JSON. Whatever JSON a file holds, what can be read of it is a plan, and what can't is named."""

from typing import Any

from attrs import asdict, evolve

from grader.deal.reading import shown
from grader.planning.plan import Plan, plan_fields

FORMAT = 1
FORMAT_FIELD, SAVED = "format", "saved"


def to_json(plan: Plan) -> dict[str, Any]:
    """The plan as JSON; who writes it adds when it was saved."""
    return {FORMAT_FIELD: FORMAT, **_lists(asdict(plan))}


def from_json(found: object) -> tuple[Plan, tuple[str, ...]]:
    """Read a plan.

    Returns:
        What could be read, and a sentence for everything that could not be. Without such a sentence, the plan is what
        was written.
    """
    if not isinstance(found, dict):
        return Plan(), (f"found {shown(found)}, expected a plan.",)
    problems = []
    if found.get(FORMAT_FIELD) != FORMAT or type(found.get(FORMAT_FIELD)) is not int:
        problems.append(f"found {FORMAT_FIELD} = {shown(found.get(FORMAT_FIELD))}, expected {FORMAT}.")
    plan = Plan()
    for each in plan_fields():
        if each.name not in found:
            problems.append(f"{each.name} is missing; it is empty now.")
            continue
        plan = evolve(plan, **{each.name: found[each.name]})
        if not _same(_lists(asdict(plan))[each.name], found[each.name]):
            problems.append(f"{each.name}: found {shown(found[each.name])}; what could be read of it is kept.")
    known = {FORMAT_FIELD, SAVED, *(each.name for each in plan_fields())}
    problems += [f"found {shown(name)}, which is no part of a plan." for name in found if name not in known]
    return plan, tuple(problems)


def _lists(value: Any) -> Any:
    """Tuples as the lists that JSON has."""
    if isinstance(value, dict):
        return {name: _lists(each) for name, each in value.items()}
    return [_lists(each) for each in value] if isinstance(value, list | tuple) else value


def _same(ours: Any, found: Any) -> bool:
    """Whether this is what was found, to the kind of each number; never deeper than a plan."""
    if type(ours) is not type(found):
        return False
    if isinstance(ours, dict):
        return ours.keys() == found.keys() and all(_same(ours[name], found[name]) for name in ours)
    if isinstance(ours, list):
        return len(ours) == len(found) and all(map(_same, ours, found))
    return bool(ours == found)
