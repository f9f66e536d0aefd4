"""A course in collaborative negotiation: deals to play, counterparts who answer, exercises checked at once.

Importing this package is cheap on purpose: it loads nothing but itself.
"""

__version__ = "0.1.0"
