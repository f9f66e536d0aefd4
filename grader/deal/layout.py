"""The layout of a case file: which fields there are, and what each must hold."""

from collections.abc import Mapping
from typing import Any

from grader.deal.case import Case, Party, fill
from grader.deal.interests import PER_CENT, Interest, points_from
from grader.deal.issue import Issue, Option
from grader.deal.lines import read_lines
from grader.deal.preferences import Preferences
from grader.deal.reading import Table, listed, shown

FORMAT = 1
_CASE = ("format", "title", "story", "rounds", "learner", "feasible", "issues", "parties", "variant")
_PARTY = ("name", "role", "brief", "alternative", "reservation", "must", "decides", "interests", "lines")
_INTEREST = ("label", "why", "says", "weight", "satisfies")
_ISSUE = ("label", "unit", "scale", "options", "latent")
_LATENT = ("label", "opened_by")
_VARIANT = ("factors", "names", "words", "paired")
_ASKED = ("priorities", "limits", "authority")
"""What a question may be about besides an issue; no issue may be called so."""
_MOST_FACTOR = 1_000
_TWO = 2


def read_case(content: Mapping[str, Any], name: str) -> Case:
    """Read the content of ``name.toml``. Raises CaseError naming file, field, found, expected, next step."""
    top = Table(content, f"{name}.toml")
    top.only(_CASE)
    top.whole("format", FORMAT, FORMAT)
    issues = _issues(top.table("issues"))
    parties = top.table("parties")
    if len(parties.content) != _TWO:
        raise parties.fail(listed(parties.content) or "nothing", "exactly two parties", "Add or remove one.")
    learner = top.text("learner")
    if learner not in parties.content:
        raise top.fail(f'learner = "{learner}"', f"one of {listed(parties.content)}", "Check the spelling.")
    names = {f"{i.id}.{o.id}": o.label for i in issues for o in i.options}
    names |= _read_variant(top.table("variant", {}), tuple(parties.content))
    for party_id, party in parties.tables().items():
        role = fill(party.text("role"), names, party.at("role"))
        names |= {f"{party_id}.name": party.text("name"), f"{party_id}.role": role}
    first, second = (_party(party_id, table, issues, names) for party_id, table in parties.tables().items())
    _check_openers(top, issues, (first, second))
    return Case(
        id=name,
        title=top.text("title"),
        story=fill(top.text("story"), names, top.at("story")),
        issues=issues,
        parties=(first, second),
        learner=learner,
        rounds=top.whole("rounds", 1, 100),
        feasible=top.flag("feasible", default=True),
        source=content,
    )


def _issues(table: Table) -> tuple[Issue, ...]:
    if not table.content:
        raise table.fail("no issue", "at least one", "Add a table such as [issues.price].")
    issues = []
    for issue_id, issue in table.tables().items():
        issue.only(_ISSUE)
        if issue_id in _ASKED:
            raise issue.fail(f'an issue called "{issue_id}"', "another id: questions use this word", "Rename it.")
        issue.flag("scale", default=True)
        listed_options = issue.table("options")
        options = [Option(option_id, _label(issue, listed_options, option_id)) for option_id in listed_options.content]
        if len(options) < _TWO:
            raise issue.fail(f"{len(options)} options", "at least two", "Add an option.")
        options += _latent(issue.table("latent", {}), [option.id for option in options])
        labels = [option.label.casefold() for option in options]
        if len(set(labels)) < len(labels):
            raise issue.fail("two options with the same label", "different labels", "Rename one.")
        issues.append(Issue(issue_id, issue.text("label"), tuple(options)))
    return tuple(issues)


def _latent(table: Table, taken: list[str]) -> list[Option]:
    options = []
    for option_id, latent in table.tables().items():
        latent.only(_LATENT)
        if option_id in taken:
            raise latent.fail(f'"{option_id}"', "an id that no listed option has", "Rename it.")
        options.append(Option(option_id, latent.text("label"), frozenset(latent.texts("opened_by"))))
    return options


def _check_openers(top: Table, issues: tuple[Issue, ...], parties: tuple[Party, Party]) -> None:
    known = [f"{party.id}.{interest.id}" for party in parties for interest in party.interests]
    for issue in issues:
        for option in issue.options:
            for opener in option.opened_by:
                if opener not in known:
                    place = top.table("issues").table(issue.id).table("latent").table(option.id)
                    raise place.fail(f'"{opener}" in opened_by', f"one of {listed(known)}", "Check the spelling.")


def _label(issue: Table, options: Table, option_id: str) -> str:
    value, unit = options.content[option_id], issue.text("unit", "")
    if type(value) is int and unit:
        try:
            return _amount(unit, value)
        except (ValueError, LookupError, AttributeError) as error:
            remedy = "Write the amount as {} or, with thousands, as {:,}."
            raise issue.fail(
                f"unit = {shown(unit)}", 'a text that holds the amount, such as "€{:,}"', remedy
            ) from error
    if type(value) is str and value.strip():
        return value.strip()
    raise options.fail(
        f"{option_id} = {shown(value)}",
        "a label in quotes, or a whole number where the issue has a unit",
        "Write the label in quotes, or give the issue a unit.",
    )


def _amount(unit: str, value: int) -> str:
    written = unit.format(value)
    if written == unit:
        raise ValueError(unit)
    return written


def _party(party_id: str, table: Table, issues: tuple[Issue, ...], names: Mapping[str, str]) -> Party:
    table.only(_PARTY)
    interests = tuple(_interest(name, t, issues, names) for name, t in table.table("interests").tables().items())
    if not interests:
        raise table.table("interests").fail("no interest", "at least one", "Say why this party wants anything.")
    points = points_from(interests, issues)
    return Party(
        id=party_id,
        name=table.text("name"),
        role=names[f"{party_id}.role"],
        brief=fill(table.text("brief"), names, table.at("brief")),
        alternative=fill(table.text("alternative"), names, table.at("alternative")),
        interests=interests,
        preferences=Preferences(points, table.whole("reservation", 0, 10_000), _must(table.table("must", {}), issues)),
        decides=_decides(table, issues),
        lines=read_lines(table.table("lines", {}), names),
    )


def _known_issue(table: Table, issue_id: str, issues: tuple[Issue, ...]) -> Issue:
    for issue in issues:
        if issue.id == issue_id:
            return issue
    raise table.fail(f'the issue "{issue_id}"', f"one of {listed([i.id for i in issues])}", "Check the spelling.")


def _interest(name: str, table: Table, issues: tuple[Issue, ...], names: Mapping[str, str]) -> Interest:
    table.only(_INTEREST)
    satisfies = {}
    shares = table.table("satisfies")
    for issue_id, options in shares.tables().items():
        issue = _known_issue(shares, issue_id, issues)
        ids = [option.id for option in issue.options]
        options.only(ids)
        for option_id in ids:
            if option_id not in options.content:
                raise options.fail(
                    f'no value for "{option_id}"', f"one for each of {listed(ids)}", "Add the missing line."
                )
        satisfies[issue_id] = {option_id: options.whole(option_id, 0, PER_CENT) for option_id in ids}
    if not satisfies:
        raise shares.fail(
            "no issue", "at least one issue that this interest draws on", "Add one, or drop the interest."
        )
    return Interest(
        id=name,
        label=table.text("label"),
        why=fill(table.text("why"), names, table.at("why")),
        says=tuple(fill(line, names, table.at("says")) for line in table.texts("says", 2)),
        weight=table.whole("weight", 1, 1_000),
        satisfies=satisfies,
    )


def _must(table: Table, issues: tuple[Issue, ...]) -> dict[str, frozenset[str]]:
    must = {}
    for issue_id in table.content:
        ids = [option.id for option in _known_issue(table, issue_id, issues).options]
        allowed = table.texts(issue_id)
        for option in allowed:
            if option not in ids:
                raise table.fail(f'"{option}" for {issue_id}', f"one of {listed(ids)}", "Check the spelling.")
        if not any(o.id in allowed for o in _known_issue(table, issue_id, issues).options if not o.opened_by):
            raise table.fail(f"only latent options for {issue_id}", "at least one that is listed", "Add one.")
        must[issue_id] = frozenset(allowed)
    return must


def _decides(table: Table, issues: tuple[Issue, ...]) -> frozenset[str] | None:
    if "decides" not in table.content:
        return None
    return frozenset(_known_issue(table, issue_id, issues).id for issue_id in table.texts("decides"))


def _read_variant(table: Table, parties: tuple[str, ...]) -> dict[str, str]:
    """The words of the story that variants change, as this file has them: the first of each list."""
    table.only(_VARIANT)
    table.wholes("factors", 1, _MOST_FACTOR, (100,))
    table.flag("paired", default=False)
    names = table.table("names", {})
    names.only(parties)
    for party in names.content:
        names.texts(party)
    words = table.table("words", {})
    return {f"words.{name}": words.texts(name)[0] for name in words.content}
