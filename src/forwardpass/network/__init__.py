"""The records of a network, their checks and their file. Runs, converts and draws nothing."""
