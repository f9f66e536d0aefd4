"""Whoever can sit at the table: counterparts in lessons and simulated learners, on the same kind of chair."""

from grader.players.catalogue import player

__all__ = ["player"]
