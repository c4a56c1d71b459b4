"""One module a command of the command line; `forwardpass.cli` finds them by name."""
