"""The package builder: one list of options for each issue, with what each is worth to you."""

from grader.deal import Case, Issue, Package
from grader.widgets.controls import choice, columns, markup, panel

_SHORT = 26
"""Characters of an option that are read whole in a narrow list."""


class PackageBuilder:
    """Puts a package together and says what it is worth.

    Args:
        case: the deal as it lies on the table. Options that break the learner's own non-negotiables are not offered.
    """

    def __init__(self, case: Case) -> None:
        self.case = case
        self.choices = {issue.id: choice(issue.label, _options(case, issue)) for issue in case.issues}
        self.worth, self.note = markup(), markup("<p>Each option is followed by its points to you.</p>")
        longest = max(len(option.label) for issue in case.issues for option in issue.options)
        grid = columns(*self.choices.values(), least="11em" if longest <= _SHORT else "18em")
        self.box = panel(self.note, grid, self.worth)
        for chooser in self.choices.values():
            chooser.observe(self._show_worth, "value")
        self._show_worth()

    def update(self, case: Case) -> None:
        """Offer the options that are on the table now; what was chosen stays chosen while it is there."""
        for issue in case.issues:
            chooser, options = self.choices[issue.id], _options(case, issue)
            if chooser.options != options:
                chosen = chooser.value
                chooser.options = options
                if chosen in case.you.preferences.options(issue.id):
                    chooser.value = chosen
        self.case = case  # not before: until here a choice may be one that is no longer there
        self._show_worth()

    @property
    def package(self) -> Package:
        """The package as chosen."""
        return {issue: chooser.value for issue, chooser in self.choices.items()}

    def fill(self, package: Package) -> None:
        """Choose these options, where the learner may offer them."""
        for issue, chooser in self.choices.items():
            if package[issue] in self.case.you.preferences.options(issue):
                chooser.value = package[issue]

    def _show_worth(self, *_: object) -> None:
        own = self.case.you.preferences
        value = own.value(self.package)
        below = " <strong>Walking away is worth more to you.</strong>" if value < own.reservation else ""
        self.worth.value = (
            f"<p>This package is worth <strong>{value}</strong> to you; your walk-away is {own.reservation}.{below}</p>"
        )


def _options(case: Case, issue: Issue) -> tuple[tuple[str, str], ...]:
    """What can be chosen: label, points, and "new" for an option that nobody had listed; and its id."""
    found = []
    for option, points in case.you.preferences.options(issue.id).items():
        known = issue.option(option)
        found.append((f"{known.label} · {points}{' · new' if known.opened_by else ''}", option))
    return tuple(found)
