"""Why this answer: evidence, paths, dropout, order of neurons, the lamp. NumPy alone."""
