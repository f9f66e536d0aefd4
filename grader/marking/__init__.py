"""Marking: learners' code runs in a sandbox, tests run on plain answers in a process that it can't reach."""
