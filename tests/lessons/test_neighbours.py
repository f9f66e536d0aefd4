"""What a neighbour's answer is worth: how often the answer of one variant earns full points in another."""

from collections import Counter
from itertools import permutations

import pytest

from grader.check import Exercise
from grader.deal import Case
from grader.deal.swaps import answers_for
from grader.lessons import and_mindset, interests
from grader.lessons.and_mindset.deals import SUPPLIER
from grader.lessons.and_mindset.ideas import IDEAS
from grader.lessons.and_mindset.request import answers as good_packages
from grader.lessons.ideas import with_ideas
from grader.lessons.interests.demand import answers as packages_without
from grader.table import Setting
from tests.lessons.given import given, graded_deal, keys
from tests.lessons.test_and_mindset import built_by_words, sorted_out, three_of, two_lists
from tests.lessons.test_interests import own_lists, two_of, two_packages

COUNT = 40
ONE_IN_FIVE = 0.2
ONE_IN_THREE = 0.34
"""For the own score sheet alone. A brief in prose ranks reasons and doesn't weigh them, so the sheet has to be forgiven a
pair or two of ten; and there are only so many ways to rank five issues. Whoever copies one then plays on it."""


def swapped(deal: Setting) -> dict[str, object]:
    """The own score sheet as the brief implies it, in whole per cent."""
    said = answers_for(deal.case, deal.case.you.preferences).to_json()
    return said | {"swaps": {issue: round(float(share)) for issue, share in said["swaps"].items()}, "between": {}}


REFERENCE = {
    and_mindset.lists: (two_lists, ONE_IN_FIVE),
    and_mindset.questions: (three_of, ONE_IN_FIVE),
    and_mindset.package: (built_by_words, ONE_IN_FIVE),
    and_mindset.firm: (sorted_out, ONE_IN_FIVE),
    interests.lists: (own_lists, ONE_IN_FIVE),
    interests.questions: (two_of, ONE_IN_FIVE),
    interests.packages: (two_packages, ONE_IN_FIVE),
    interests.own_sheet: (swapped, ONE_IN_THREE),
}
"""Exercise -> who answers it well, and how often that may be right for somebody else."""


def drawn(exercise: Exercise, count: int = COUNT) -> list[object]:
    """What as many learners have before them."""
    lesson = exercise.name.partition("/")[0]
    return [given(exercise, key)[0] for key in keys(count + 1, lesson)[1:]]


@pytest.mark.parametrize("exercise", REFERENCE, ids=lambda exercise: exercise.name)
def test_a_neighbours_answer_is_rarely_right(exercise):
    """Of all pairs of learners, at most so many earn full points with what the other wrote."""
    well, bound = REFERENCE[exercise]
    before = drawn(exercise)
    wrote = [well(each) for each in before]
    copied = [exercise(answer, other) == exercise.points for answer, other in permutations_of(wrote, before)]
    assert sum(copied) <= bound * len(copied)


def permutations_of(wrote, before):
    """Everybody's answer beside everybody else's task."""
    return ((wrote[one], before[other]) for one, other in permutations(range(len(before)), 2))


@pytest.mark.parametrize(
    ("exercise", "good"),
    [
        (and_mindset.package, lambda request: good_packages(request.case)),
        (interests.packages, packages_without),
    ],
    ids=lambda each: getattr(each, "name", ""),
)
def test_no_package_is_right_everywhere(exercise, good):
    """Whatever package goes round the class, it is right for three in ten at most."""
    before = drawn(exercise)
    right_for = Counter(tuple(sorted(package.items())) for each in before for package in good(each))
    assert max(right_for.values()) <= 0.3 * len(before)


def test_the_ideas_of_the_pumps_begin_with_those_of_the_case():
    """The two that the case's file has are in the pool as they stand there: with them the case is what it was."""
    case = Case.load(SUPPLIER)
    own = [idea for idea in IDEAS if idea.id in {"weekend", "call"}]
    again = with_ideas(case, own)
    labels = [
        [(option.id, option.label) for issue in each.issues for option in issue.options] for each in (again, case)
    ]
    assert labels[0] == labels[1]
    for party, other in zip(again.parties, case.parties, strict=True):
        assert dict(party.preferences.points) == dict(other.preferences.points)
        assert {i: set(o) for i, o in party.preferences.must.items()} == {
            i: set(o) for i, o in other.preferences.must.items()
        }


def test_an_idea_breaks_nothing_that_is_firm():
    """Each of them could be signed by both sides, whatever else came with it."""
    for idea in IDEAS:
        case = with_ideas(Case.load(SUPPLIER), [idea])
        assert all(idea.id in party.preferences.options(idea.issue) for party in case.parties)
        assert [o.id for issue in case.issues for o in issue.options if o.opened_by] == [idea.id]


def test_everybody_has_two_ideas_of_their_own():
    """Two for two different issues; the more learners, the more pairs."""
    requests = [and_mindset.request(graded_deal("and-mindset", key)) for key in keys(COUNT, "and-mindset")[1:]]
    pairs = Counter(
        tuple(option.label for issue in each.case.issues for option in issue.options if option.opened_by)
        for each in requests
    )
    assert {len(pair) for pair in pairs} == {2}
    assert len(pairs) >= COUNT / 4
