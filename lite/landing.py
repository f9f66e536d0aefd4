"""The first page of the site: who it is for, the lessons with their minutes, and where to begin."""

import html
import json
import re
import shutil
import struct
import zlib
from pathlib import Path
from string import Template

from lite.contents import CHECKS
from lite.parts import HERE, ROOT

_PARTS = HERE / "landing"
WORKER = "service-worker.js"
"""Ours stands where JupyterLite's stood, and calls it."""
_ROW = re.compile(r"^\| (\d\d) \| \[(.+?)\]\((.+?\.ipynb)\) \| (.+?) \| (\d+) \|$", re.MULTILINE)
_ICONS = {"favicon-notebook.ico": (11, 87, 164), "favicon-busy-1.ico": (138, 109, 0), "favicon.ico": (11, 87, 164)}


def write(site: Path) -> None:
    """Put the page, its style and its picture in place, and the notes on storage on every notebook's page."""
    lessons = _ROW.findall((ROOT / "course" / "README.md").read_text(encoding="utf-8"))
    settings = json.loads((site / "jupyter-lite.json").read_text(encoding="utf-8"))
    version = settings["jupyter-config-data"]["appVersion"]
    items = (
        f'<li><a href="notebooks/index.html?path={file}">{number} · {html.escape(title)}</a> '
        f'<span class="minutes">{minutes} minutes</span><p>You will be able to {html.escape(able)}.</p></li>'
        for number, title, file, able, minutes in lessons
    )
    checks = (
        f'<li><a href="notebooks/index.html?path={CHECKS}/{path.name}">{html.escape(_title(path))}</a></li>'
        for path in sorted((site / "files" / CHECKS).glob("*.ipynb"))
    )
    page = Template((_PARTS / "page.html").read_text(encoding="utf-8")).substitute(
        first=lessons[0][2],
        first_minutes=lessons[0][4],
        megabytes=30,
        version=version,
        lessons="\n".join(items),
        checks="\n".join(checks),
    )
    (site / "index.html").write_text(page, encoding="utf-8")
    (site / WORKER).rename(site / f"{Path(WORKER).stem}-of-jupyterlite.js")
    for name in ("page.css", "keeping.js", WORKER):
        shutil.copy(_PARTS / name, site)
    shutil.copy(ROOT / "docs" / "table.png", site)
    keeping = f'<script src="../keeping.js" data-version="{version}"></script>'
    for app in ("notebooks", "lab"):
        shown = site / app / "index.html"
        text = shown.read_text(encoding="utf-8")
        shown.write_text(text.replace("</noscript>", f"</noscript>\n{keeping}", 1), encoding="utf-8")
    icons = site / "static" / "favicons"
    icons.mkdir(parents=True, exist_ok=True)
    for name, colour in _ICONS.items():
        (icons / name).write_bytes(icon(colour))
    shutil.copy(icons / "favicon.ico", site)


def icon(colour: tuple[int, int, int]) -> bytes:
    """A small square of one colour, as a browser's tab shows it: JupyterLite asks for icons that it does not bring."""
    rows = (b"\0" + bytes(colour) * 16) * 16

    def chunk(kind: bytes, content: bytes) -> bytes:
        return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))

    head = struct.pack(">IIBBBBB", 16, 16, 8, 2, 0, 0, 0)
    png = b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")
    return struct.pack("<HHHBBBBHHII", 0, 1, 1, 16, 16, 0, 0, 1, 24, len(png), 22) + png


def _title(notebook: Path) -> str:
    cells = json.loads(notebook.read_text(encoding="utf-8"))["cells"]
    first = "".join(cells[0]["source"]).splitlines()[0]
    return first.removeprefix("# ")
