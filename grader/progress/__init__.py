"""What a learner has done and mastered, kept beside the notebooks; ``python -m grader progress`` shows it and carries it along."""

import argparse
from pathlib import Path

from grader.errors import ProgressError
from grader.progress import folder, portable
from grader.progress.overview import overview
from grader.progress.report import lines
from grader.progress.tries import content


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add what ``progress`` takes on the command line."""
    parser.add_argument(
        "folder",
        nargs="?",
        type=Path,
        default=Path("negotiation-course"),
        metavar="FOLDER",
        help="where your lessons live (default: %(default)s, or here if it is not there)",
    )
    parser.add_argument("--export", type=Path, metavar="FILE", help="write all of it into one file")
    parser.add_argument("--import", type=Path, metavar="FILE", dest="load", help="take in such a file; nothing is lost")


def run(args: argparse.Namespace) -> int:
    """Show where the learner stands; export or import first, if asked to.

    Raises:
        ProgressError: a file can't be read or written.
        RecordInUse: a table is open in a notebook, so nothing was taken in.
    """
    place = args.folder if args.folder.is_dir() else Path()
    if args.load is not None:
        if not args.load.exists():
            raise ProgressError(f"{args.load} is not there. Export it first, with --export or in lesson 00.")
        _, notes = folder.load(place, content(args.load, portable.LARGEST), args.load.name)
        print(*notes, f"Taken in: {args.load}", sep="\n")
    if args.export is not None:
        written, notes = folder.export(place, args.export)
        print(*notes, f"Exported to {written}", sep="\n")
    print(*lines(*overview(place)), sep="\n")
    return 0
