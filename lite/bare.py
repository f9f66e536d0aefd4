"""The peer of ``bench.site``: a bare JupyterLite notebook with one button, of the same versions, as they come.

``python -m lite.bare FOLDER``, inside .venv-site. Wheels are those of the package index, one archive each, nothing compiled
ahead; the kernel installs what it asks for in its own way, from this host.
"""

import argparse
import json
import shutil
from pathlib import Path

from lite import build, contents, packing, parts
from lite.packing import Package

BUTTON = """import ipywidgets

button = ipywidgets.Button(description="Press")
said = ipywidgets.Label("not yet")
button.on_click(lambda _: setattr(said, "value", "pressed"))
ipywidgets.VBox([button, said])"""


def bare(site: Path, work: Path) -> None:
    """Build it into a folder, in place of what was there."""
    work.mkdir(parents=True, exist_ok=True)
    stage, made = work / "stage", work / "made"
    for place in (stage, made):
        shutil.rmtree(place, ignore_errors=True)
    pyodide = stage / "static" / "pyodide"
    pyodide.mkdir(parents=True)
    source = parts.pyodide(work)
    for name in parts.CORE:
        shutil.copy(source / name, pyodide)
    wheels = packing.by_name([*parts.wheels(work), *parts.wheels(work / "more", "bare.txt")])
    packages = {}
    for name, wheel in wheels.items():
        packages[Package(name, wheel.name.split("-")[1], (name,), (name.replace("-", "_"),))] = wheel
        shutil.copy(wheel, pyodide)
    version = json.loads((source / "package.json").read_text(encoding="utf-8"))["version"]
    lock = packing.lock(source / "pyodide-lock.json", packages, version, depends=True)
    (pyodide / "pyodide-lock.json").write_text(lock, encoding="utf-8")
    settings = json.loads((build.HERE / "settings" / "jupyter-lite.json").read_text(encoding="utf-8"))
    kernel = settings["jupyter-config-data"]["litePluginSettings"]["@jupyterlite/pyodide-kernel-extension:kernel"]
    del kernel["loadPyodideOptions"]
    (stage / "jupyter-lite.json").write_text(json.dumps(settings), encoding="utf-8")
    build.assemble(stage, made)
    contents.write(made)
    cell = {
        "cell_type": "code",
        "id": "button",
        "metadata": {},
        "outputs": [],
        "execution_count": None,
        "source": BUTTON,
    }
    kernelspec = {"name": "python3", "display_name": "Python 3", "language": "python"}
    notebook = {
        "cells": [cell],
        "metadata": {"kernelspec": kernelspec, "language_info": {"name": "python"}},
        "nbformat": 4,
        "nbformat_minor": 5,
    }
    (made / "files" / "00-start-here.ipynb").write_text(json.dumps(notebook), encoding="utf-8")
    shutil.rmtree(site, ignore_errors=True)
    made.rename(site)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(prog="python -m lite.bare", description=__doc__)
    parser.add_argument("folder", type=Path)
    bare(parser.parse_args().folder, build.WORK / "bare")
