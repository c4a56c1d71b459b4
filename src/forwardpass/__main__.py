"""`python -m forwardpass`: the same as the `forwardpass` command."""

from forwardpass.commands.cli import main

main(prog_name="forwardpass")
