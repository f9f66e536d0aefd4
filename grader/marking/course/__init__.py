"""The course as nbgrader keeps it: its settings, its gradebook, its folders."""
