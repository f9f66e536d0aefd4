"""``python -m grader learn``: put the lessons where they can be edited, and open them in JupyterLab."""

import argparse
from pathlib import Path

from grader.learn import folder, server

DEFAULT_FOLDER = Path("negotiation-course")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add what ``learn`` takes on the command line."""
    parser.add_argument(
        "folder",
        nargs="?",
        type=Path,
        default=DEFAULT_FOLDER,
        metavar="FOLDER",
        help="where your lessons live (default: %(default)s)",
    )
    parser.add_argument(
        "--port",
        type=server.port_number,
        default=server.DEFAULT_PORT,
        help="the port of JupyterLab (default: %(default)s)",
    )
    parser.add_argument("--no-start", action="store_true", help="copy the lessons, and start nothing")


def run(args: argparse.Namespace) -> int:
    """Copy the lessons, then start JupyterLab on the first one; returns JupyterLab's exit code.

    Raises:
        CourseError: the lessons can't be copied, JupyterLab is missing, or the port is taken.
    """
    print(folder.copy_lessons(folder.find_course(), args.folder).summary(args.folder), flush=True)
    if args.no_start:
        return 0
    return server.start(args.folder, args.port)
