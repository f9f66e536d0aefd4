"""Everything this package raises on purpose.

::

    GraderError
    ├── CaseError      a case file can't be used
    ├── KeyFormatError a variant key has the wrong form
    ├── MoveError      the rules don't allow this move; the table is unchanged
    ├── AnswerError    answers that make no score sheet; the one before still holds
    ├── RecordError    a record of a negotiation can't be read
    │   └── RecordInUse    another notebook or kernel holds it
    ├── ExerciseError  the author of an exercise made a mistake
    ├── ProgressError  progress can't be read, written or taken in; what was there stays
    ├── PlanError      a planning sheet can't be read, saved or played; what was there stays
    ├── CourseError    the course can't be copied or started
    └── MarkingError   marking can't begin or go on

Each message names the place, what was found, what was expected, and what to do next.
"""


class GraderError(Exception):
    """The root: catch this to catch everything this package raises on purpose."""


class CaseError(GraderError):
    """A case file can't be used; the message names file, field, found, expected, next step."""


class KeyFormatError(GraderError):
    """A variant key has the wrong form."""


class MoveError(GraderError):
    """The rules don't allow this move. The negotiation is as it was before."""


class AnswerError(GraderError):
    """Answers to the swap questions that make no score sheet. The sheet is as it was before."""


class RecordError(GraderError):
    """A record of a negotiation can't be read. The file is left as it was."""


class RecordInUse(RecordError):
    """Another notebook or kernel is writing this record."""


class ExerciseError(GraderError):
    """The author of an exercise made a mistake: a check without a docstring, points that don't add up."""


class ProgressError(GraderError):
    """Progress can't be read, written or taken in. What was there stays."""


class PlanError(GraderError):
    """A planning sheet can't be read, saved or played. What was there stays."""


class CourseError(GraderError):
    """The course can't be copied or started."""


class MarkingError(GraderError):
    """Marking can't begin or go on: what is missing, and the next step."""
