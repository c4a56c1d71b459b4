"""`python -m forwardpass`: the same as the `forwardpass` command."""

from forwardpass.commands.cli import main

if __name__ == "__main__":
    main(prog_name="forwardpass")
