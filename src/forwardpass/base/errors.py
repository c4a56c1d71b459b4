"""The one exception for bad input. What follows from it (an exit status) is the caller's choice."""


class InputError(ValueError):
    """Something given by the user cannot be used.

    Its text is one clear sentence: what was wrong, where, and what to do about it.
    """
