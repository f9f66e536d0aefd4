"""One hand-in, from its folder in ``submitted/`` to its folder in ``autograded/`` and its marks."""
