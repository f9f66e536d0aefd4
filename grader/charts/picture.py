"""A chart as a picture: SVG, drawn by Vega-Lite in a process of its own.

What is drawn was found in a marked notebook, so it need not be ours. A spec can neither read nor fetch anything, and one
that never ends, or takes all the memory that Vega-Lite's engine has, ends that process only; the next chart gets another.
"""

import hashlib
import json
import os
import re
import subprocess
import sys
from functools import lru_cache
from threading import Lock, Timer
from typing import Any

SECONDS = 20
"""A chart that takes longer is left in words; the first takes one second, each after it a tenth."""
_ANY: dict[str, Any] = {"data": {"values": [{}]}, "mark": "point"}
_VERSION = "5.20"
_LEADS_OUT = re.compile(r"<image\b|\bhref=|url\((?!#)")
"""In a picture: something that a browser would load from elsewhere. Ours hold nothing of the kind."""
_NAMED = re.compile(r'<\w+ id="(\w+)"')
_NAME = re.compile(r'(<\w+ id="|url\(#)(\w+)')
_one_at_a_time = Lock()


def svg(spec: dict[str, Any] | str) -> str | None:
    """The chart as SVG text, drawn here; None where ``vl-convert-python`` (extra ``teach``) is not installed.

    Args:
        spec: Vega-Lite v5, or its JSON.

    Raises:
        ValueError: Vega-Lite can't draw it, or it would have to fetch something.
    """
    try:
        import vl_convert
    except ImportError:
        return None
    drawn: str = vl_convert.vegalite_to_svg(spec, vl_version=_VERSION, allowed_base_urls=[])
    if _LEADS_OUT.search(drawn):
        raise ValueError("found a picture that loads something from elsewhere, expected one that is complete in itself")
    return _own_names(drawn)


def _own_names(drawn: str) -> str:
    """With names of its parts that the next picture on a page does not use, and that are the same whenever it is drawn."""
    names = {name: f"part{number}" for number, name in enumerate(dict.fromkeys(_NAMED.findall(drawn)))}
    if not names:
        return drawn
    numbered = _NAME.sub(lambda found: found[1] + names.get(found[2], found[2]), drawn)
    mine = hashlib.sha256(numbered.encode()).hexdigest()[:12]
    return _NAME.sub(
        lambda found: found[1] + (f"{found[2]}-{mine}" if found[2] in names.values() else found[2]), numbered
    )


@lru_cache(maxsize=64)
def picture(spec: str) -> str | None:
    """The chart as SVG text, drawn elsewhere; None if it can't be drawn.

    Args:
        spec: JSON of a Vega-Lite v5 spec, whoever wrote it. Equal ones are drawn once.
    """
    with _one_at_a_time:
        artist = _artist(os.getpid())
        assert artist.stdin is not None
        assert artist.stdout is not None
        clock = Timer(SECONDS, artist.kill)
        clock.start()
        try:
            artist.stdin.write(json.dumps(spec) + "\n")
            artist.stdin.flush()
            answer = artist.stdout.readline()
        except OSError:
            answer = ""
        except BaseException:  # somebody can't wait: nobody else may get this answer
            _dismiss(artist)
            raise
        finally:
            clock.cancel()
        if answer.endswith("\n"):
            drawn: str | None = json.loads(answer)
            return drawn
        _dismiss(artist)
        return None


def begin() -> None:
    """Start the process that draws for this one, so that it is ready by the time there is something to draw."""
    _artist(os.getpid())


def _dismiss(artist: subprocess.Popen[str]) -> None:
    artist.kill()
    artist.communicate()
    _artist.cache_clear()


@lru_cache(maxsize=1)
def _artist(_process: int) -> subprocess.Popen[str]:
    """The process that draws for this one; it ends with it."""
    return subprocess.Popen(
        [sys.executable, "-c", f"from {__name__} import draw; draw()"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        encoding="utf-8",
    )


def draw() -> None:
    """For each line that comes in, a spec as a JSON string: a line with its SVG as a JSON string, or null."""
    with os.fdopen(os.dup(1), "w", encoding="utf-8") as answers:
        os.dup2(2, 1)  # the engine may print what a spec tells it to
        svg(_ANY)  # wakes the engine
        for line in sys.stdin:
            try:
                drawn = svg(json.loads(line))
            except ValueError:
                drawn = None
            print(json.dumps(drawn), file=answers, flush=True)
