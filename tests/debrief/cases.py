"""Small cases to debrief: any points, any number of issues; and negotiations that ended as a test needs them."""

from typing import Any

from hypothesis import reject
from hypothesis import strategies as st

from grader.deal import Case, Package, all_points
from grader.errors import CaseError
from grader.table import Accept, Offer, Session
from tests.deal.small import content
from tests.table.scripted import Scripted

SHARES = (0, 25, 50, 75, 100)


@st.composite
def cases(draw: Any) -> Case:
    """Two to four issues of two to four options; each side wants any of them as much or as little as it likes."""
    options = draw(st.lists(st.integers(2, 4), min_size=2, max_size=4))
    issues = {
        f"issue{n}": {"label": f"Issue {n}", "options": {f"o{n}{k}": f"{n}.{k}" for k in range(count)}}
        for n, count in enumerate(options)
    }
    made = {name: value for name, value in content().items() if name not in ("issues", "parties", "variant")}
    made |= {"issues": issues, "story": "A deal.", "parties": {}}
    for party in ("buyer", "supplier"):
        told = content()["parties"][party]
        told = {name: told[name] for name in ("name", "role", "brief", "alternative")} | {
            "reservation": draw(st.integers(0, 25))
        }
        told["interests"] = {
            f"why-{issue}": {
                "label": "a reason",
                "why": "There is one.",
                "says": ["One.", "Another."],
                "weight": draw(st.integers(1, 60)),
                "satisfies": {issue: {option: draw(st.sampled_from(SHARES)) for option in entry["options"]}},
            }
            for issue, entry in issues.items()
        }
        made["parties"][party] = told
    try:
        return Case.build(made, "drawn")
    except CaseError:  # nothing that both would take: draw another
        reject()


def packages_of(case: Case) -> st.SearchStrategy[Package]:
    """Any package of the case."""
    return st.sampled_from([point.package for point in all_points(case.you.preferences, case.them.preferences)])


def signed(case: Case, package: Package) -> Session:
    """A negotiation in which the learner took this package when it was offered."""
    session = Session(case, Scripted(Offer(package)), "s")
    session.play(Accept(0))
    return session
