"""What all tests share: who runs where, and a browser that may not be missing in CI."""

import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings

from tests.browser.lab import CHROMIUM, FLAGS

HERE = Path(__file__).parent
REQUIRE_BROWSER = "COURSE_REQUIRE_BROWSER"
BROWSER_TESTS = ("browser", "site")
"""Folders here. Each has a server and a browser of its own, and runs in one worker."""
LONGEST = ("site", "nbgrader", "marking", "test_binder.py", "browser")
"""What takes minutes begins, so that no worker is left alone with it at the end."""

# nbgrader calls alembic by name: it is beside this Python, whether or not the environment is activated.
os.environ["PATH"] = os.pathsep.join([str(Path(sys.executable).parent), os.environ.get("PATH", "")])

# Durations say more about the machine than about the code.
settings.register_profile("course", deadline=None)
settings.load_profile("course")


@pytest.fixture(scope="session")
def chromium() -> Iterator[Any]:
    """A running Chromium, one for whatever is tested in this worker; skipped where it is missing."""
    playwright = pytest.importorskip("playwright.sync_api", reason="needs Playwright: make setup")
    if CHROMIUM is None:
        pytest.skip("needs Chromium: apt install chromium")
    with playwright.sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield browser
        browser.close()


def _needs_browser(node: pytest.Item | pytest.Collector) -> bool:
    return node.get_closest_marker("browser") is not None or _folder(node) in BROWSER_TESTS


def _folder(node: pytest.Item | pytest.Collector) -> str:
    inside = node.path.relative_to(HERE).parts if node.path.is_relative_to(HERE) else ()
    return inside[0] if inside else ""


@pytest.hookimpl(tryfirst=True)  # before pytest-xdist reads the groups
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Keep a file's tests in one worker, and so the browser tests of a folder: they share a server. The longest begin."""
    for item in items:
        if item.get_closest_marker("xdist_group") is None:
            group = _folder(item) if _folder(item) in BROWSER_TESTS else item.path.as_posix()
            group = "browser" if item.get_closest_marker("browser") is not None else group
            item.add_marker(pytest.mark.xdist_group(group))
    items.sort(key=lambda item: LONGEST.index(_folder(item)) if _folder(item) in LONGEST else len(LONGEST))


def _skip_is_failure(node: pytest.Item | pytest.Collector, report: pytest.TestReport | pytest.CollectReport) -> None:
    expected = hasattr(report, "wasxfail")
    if report.skipped and not expected and os.environ.get(REQUIRE_BROWSER) == "1" and _needs_browser(node):
        report.outcome = "failed"
        report.longrepr = f"skipped, though {REQUIRE_BROWSER}=1 asks for every browser test: {report.longrepr}"


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item):
    """Fail a skipped browser test where the browser is required."""
    report = yield
    _skip_is_failure(item, report)
    return report


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report(collector: pytest.Collector):
    """Fail a browser module that skips itself whole."""
    report = yield
    _skip_is_failure(collector, report)
    return report
