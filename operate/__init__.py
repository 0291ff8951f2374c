"""Running the whole: processes, secrets, model, checks. Only cli.py imports it; it decides nothing about wishes."""


class CannotGoOn(Exception):
    """Something that the operator must mend first: one line that says what to do."""
