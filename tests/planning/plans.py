"""Plans to test with: a real one, and any that could ever be written."""

from attrs import evolve
from hypothesis import strategies as st

from grader.planning import Plan, PlannedIssue
from grader.planning.plan import BEST, MOST_ISSUES, MOST_OPTIONS, OFFERS, one_line
from grader.planning.points import in_case

ORDERS = Plan(
    line="Ask why the date matters before I talk about the price",
    title="The new order system",
    who="Marta",
    role="sales lead",
    issues=(
        PlannedIssue(
            "Price", ("€76,000", "€82,000", "€90,000"), 40, "the board sees all above €85,000", 1, 50, "we close soon"
        ),
        PlannedIssue("Payment", ("net 60", "net 30"), 20),
        PlannedIssue("Scope", ("full", "core + reports", "core"), 40, their_weight=10),
    ),
    alternative="keep the old one",
    alternative_worth=30,
    target=70,
    questions="Why that date?\nWho signs?",
)

NASTY = st.text(alphabet="ab1 .)(*_`#>[]{}<>|~$&!@:/\\-+=^\"'\n\t\x00\x7f\u202e\u2028😀é", max_size=60) | st.text(
    max_size=30
)
ISSUES = st.builds(
    PlannedIssue,
    label=NASTY,
    options=st.lists(NASTY, max_size=MOST_OPTIONS + 1).map(tuple),
    weight=st.none() | st.integers(-1, 1_001),
    why=NASTY,
    least=st.none() | st.integers(-1, MOST_OPTIONS),
    their_weight=st.none() | st.integers(-1, 1_001),
    their_why=NASTY,
    alike=st.booleans(),
)
POINTS = st.none() | st.integers(-1, BEST + 1)
PLACES = st.none() | st.integers(0, MOST_OPTIONS)
PLANS = st.builds(
    Plan,
    line=NASTY,
    title=NASTY,
    who=NASTY,
    role=NASTY,
    issues=st.lists(ISSUES, max_size=MOST_ISSUES + 1).map(tuple),
    alternative=NASTY,
    alternative_worth=POINTS,
    walk_away=POINTS,
    target=POINTS,
    their_alternative=NASTY,
    their_worth=POINTS,
    offers=st.lists(st.lists(PLACES, max_size=MOST_ISSUES + 1), max_size=OFFERS + 1),
    questions=NASTY,
    share=NASTY,
    protect=NASTY,
    decides=NASTY,
)

PLAYABLE_ISSUES = st.lists(
    st.builds(
        PlannedIssue,
        label=st.just("x"),
        options=st.lists(
            st.text("abcdefgh {}[]\"\\'=#.€", min_size=1, max_size=6).map(one_line).filter(bool),
            min_size=2,
            max_size=MOST_OPTIONS,
            unique_by=lambda text: in_case(text).casefold(),
        ).map(tuple),
        weight=st.integers(1, 1_000),
        why=NASTY,
        least=st.none() | st.integers(0, MOST_OPTIONS - 1),
        their_weight=st.none() | st.integers(1, 1_000),
        their_why=NASTY,
        alike=st.booleans(),
    ),
    min_size=2,
    max_size=MOST_ISSUES,
).map(lambda issues: tuple(evolve(issue, label=f"{issue.why[:8]} {n}") for n, issue in enumerate(issues)))
PLAYABLE = st.builds(
    Plan,
    line=NASTY,
    title=NASTY,
    who=NASTY,
    role=NASTY,
    issues=PLAYABLE_ISSUES,
    alternative=NASTY,
    alternative_worth=POINTS,
    walk_away=POINTS,
    target=POINTS,
    their_alternative=NASTY,
    their_worth=POINTS,
)
