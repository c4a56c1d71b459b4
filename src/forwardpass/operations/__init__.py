"""What a network computes with, one kind a file. Knows numbers, not which layer uses them."""
