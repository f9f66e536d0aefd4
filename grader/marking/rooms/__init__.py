"""Where code of an assignment runs: the learner's shut in, the instructor's beside it, and the examiner between them."""
