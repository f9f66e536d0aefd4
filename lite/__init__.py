"""The browser site: the whole course as static files, with Python in the learner's own browser. See docs/site.md."""
