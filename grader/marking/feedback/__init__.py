"""Feedback pages: the same as nbgrader's, for a whole class in a few processes."""
