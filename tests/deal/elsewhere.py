"""Run a few lines in another Python process, and write a case down whole."""

import json
import os
import subprocess
import sys
from pathlib import Path

from grader.deal import Case

ROOT = Path(__file__).parents[2]


def told(case: Case) -> str:
    """Everything in a case that a key may change, as one text."""
    parts = [case.story, [o.label for i in case.issues for o in i.options]]
    for party in case.parties:
        parts += [party.name, party.role, party.brief, party.alternative]
        parts += [party.preferences.reservation, party.preferences.points, party.lines]
        parts += [[i.label, i.why, i.says, i.weight] for i in party.interests]
    return json.dumps(parts, ensure_ascii=False)


def environment(hash_seed: int = 0, **more: str) -> dict[str, str]:
    """This process's environment, with another hash seed."""
    return {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONHASHSEED": str(hash_seed), **more}


def printed(code: str, *arguments: str, hash_seed: int = 0) -> str:
    """What this code prints in a fresh process with that hash seed."""
    run = subprocess.run(
        [sys.executable, "-c", code, *arguments],
        env=environment(hash_seed),
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    assert run.returncode == 0, run.stderr
    return run.stdout
