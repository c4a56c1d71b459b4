"""The old place of `forwardpass.digits.ink`, kept for notebooks that import it from here."""

from forwardpass.digits.ink import ink

__all__ = ["ink"]
