"""``python -m grader COMMAND``: the course from the command line.

A command is a module with ``add_arguments(parser)`` and ``run(args) -> int``, named in ``COMMANDS``. It is imported only
when it is called, so that no command waits for what another needs.
"""

import argparse
import importlib
import sys
from collections.abc import Sequence

import grader
from grader.errors import GraderError

COMMANDS = {
    "learn": "copy the lessons to a folder of your own and open them in JupyterLab",
    "progress": "show what you have done and mastered; export it, import it elsewhere",
    "mark": "mark what was handed in, learners' code shut in, into the gradebook of nbgrader",
    "feedback": "make a feedback page for every marked hand-in, as nbgrader makes it",
    "doctor": "say what this machine can do; with --cases, what the cases are like",
}


def parser_for(arguments: Sequence[str]) -> argparse.ArgumentParser:
    """Build the parser; only the command that is called is imported, to say what it takes."""
    parser = argparse.ArgumentParser(prog="python -m grader", description="A course in collaborative negotiation.")
    parser.add_argument("--version", action="version", version=f"grader {grader.__version__}")
    commands = parser.add_subparsers(dest="command", metavar="COMMAND", required=True)
    for name, purpose in COMMANDS.items():
        command = commands.add_parser(name, help=purpose, description=f"{purpose[0].upper()}{purpose[1:]}.")
        if name in arguments[:1]:
            module = importlib.import_module(f"grader.{name}")
            module.add_arguments(command)
            command.set_defaults(run=module.run)
    return parser


def main(arguments: Sequence[str]) -> int:
    """Run one command; returns its exit code, 2 when it can't do what was asked."""
    args = parser_for(arguments).parse_args(arguments)
    try:
        code: int = args.run(args)
    except GraderError as error:
        print(error, file=sys.stderr)
        return 2
    return code


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
