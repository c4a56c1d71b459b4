"""One module a command of the command line; `cli` finds them by name."""
