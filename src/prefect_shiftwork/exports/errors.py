"""What can be wrong with a report."""

from prefect_shiftwork.rest.errors import ShiftworkError


class ReportProblem(ShiftworkError):
    """A file cannot be read as a table; the message names the file, the place in it, and what to do."""
