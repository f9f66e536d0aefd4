"""Import this first, and jsonschema, which every notebook library loads, starts a second and a half sooner.

Where it is installed, jsonschema builds a grammar to check internationalised web addresses (``iri``). No notebook's schema
asks for that, and jsonschema does without where it is missing.
"""

import importlib
import sys

_GRAMMAR = "rfc3987_syntax"

if "jsonschema" not in sys.modules and _GRAMMAR not in sys.modules:
    sys.modules[_GRAMMAR] = None  # type: ignore[assignment]
    try:
        importlib.import_module("jsonschema")
    finally:
        del sys.modules[_GRAMMAR]
