"""The one exception for mistakes of the person using forwardpass, not of the program."""


class InputError(ValueError):
    """Bad input. Its text is one clear sentence: what is wrong, where, and what to do."""
