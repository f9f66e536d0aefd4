"""The package builder: one list of options for each issue, with what each is worth to you."""

from ipywidgets import HTML

from grader.deal import Case, Package
from grader.widgets.controls import choice, columns, panel


class PackageBuilder:
    """Puts a package together and says what it is worth.

    Args:
        case: the deal. Options that break the learner's own non-negotiables are not offered.
    """

    def __init__(self, case: Case) -> None:
        self.case = case
        own = case.you.preferences
        self.choices = {
            issue.id: choice(
                issue.label, [(f"{issue.option(o).label} · {points}", o) for o, points in own.options(issue.id).items()]
            )
            for issue in case.issues
        }
        self.worth = HTML()
        grid = columns(*self.choices.values())
        self.box = panel(HTML("<p>Each option is followed by its points to you.</p>"), grid, self.worth)
        for chooser in self.choices.values():
            chooser.observe(self._show_worth, "value")
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
