"""One file per lesson: its deals and its exercises. Import the lesson you are in: ``from grader.lessons import meso``."""
