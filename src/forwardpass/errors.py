"""The one exception for bad input. What to do with it (exit status, status code) is the caller's choice."""


class InputError(ValueError):
    """Something given by the user cannot be used.

    Its text is one clear sentence: what was wrong, where, and what to do about it.
    """
