"""What a lesson shows around its exercises: the own sheet, a situation to read; never the other side's points."""

import re

import pytest

from grader.deal import EXAMPLE
from grader.debrief.process import EQUAL_WITHIN
from grader.lessons import meso, start
from grader.lessons.meso.situation import improvements
from grader.lessons.packages import apart
from tests.lessons.given import NOWHERE, choice_of, deal_of, keys


@pytest.mark.parametrize(
    "deal", [start.deal(str(NOWHERE)), deal_of(), deal_of("k7mx-2pqa")], ids=["desk", "services", "a variant"]
)
def test_a_sheet_holds_the_own_points_and_no_other(deal):
    """Every option beside its points in rows of one length, the best, the walk-away; numbers of the other side nowhere."""
    case, sheet = deal.case, meso.sheet(deal)
    own = case.you.preferences
    html = sheet._repr_html_()
    cells = re.findall(r">([^<>]+)&nbsp;<b>(\d+)</b>", html)
    assert cells == [(o.label, str(own.points[i.id][o.id])) for i in case.issues for o in i.options]
    rows = html.split("<tr>")[1:]
    assert {row.count("<td") for row in rows} == {max(len(issue.options) for issue in case.issues)}
    for issue in case.issues:
        assert issue.label in repr(sheet)
    for text in (html, repr(sheet)):
        assert f"{own.best}" in text
        assert f"{own.reservation}" in text
        assert case.them.name not in text


HARD = "y2ax-79ma"
"""A variant in which no situation can be improved on in more than one way."""


@pytest.mark.parametrize("key", [*keys(30, "situations"), HARD])
def test_a_situation_can_be_read(key):
    """Three packages equal to you and apart on two issues; the choice rules something out and leaves something open."""
    choice = choice_of(key)
    own = choice.case.you.preferences
    values = [own.value(package) for package in choice.packages.values()]
    assert max(values) - min(values) <= EQUAL_WITHIN
    packages = list(choice.packages.values())
    assert all(apart(one, other) > 1 for place, one in enumerate(packages) for other in packages[:place])
    assert set(choice.possible()) | set(choice.ruled_out()) == {issue.id for issue in choice.case.issues}
    assert not set(choice.possible()) & set(choice.ruled_out())
    assert choice.ruled_out()
    assert len(choice.possible()) > 1
    assert len(improvements(choice)) >= (1 if key == HARD else 2)


def test_a_situation_is_the_keys_own():
    """The same key, the same situation; another key, another one."""
    assert choice_of() == meso.their_choice(deal_of())
    assert choice_of("k7mx-2pqa").packages != choice_of(EXAMPLE).packages


def test_a_situation_shows_packages_and_choice():
    """Every option of the three by its label, what each is worth to you, and which one they chose."""
    choice = choice_of()
    html, plain = choice._repr_html_(), repr(choice)
    for package in choice.packages.values():
        assert choice.case.in_words(package) in plain
        assert f">{choice.case.you.preferences.value(package)}<" in html
        for label in choice.case.labels(package).values():
            assert label in html
    assert plain.endswith(f"They chose {choice.chosen}.")
    assert f"Of these, {choice.chosen}." in html
