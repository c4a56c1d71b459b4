"""How well a network reads, and what its neurons respond to. NumPy alone."""
