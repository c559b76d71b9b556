"""What can go wrong between a mail and the server that takes it.

::

    ShiftworkError
    └── MailProblem
        ├── NotSent      the mail did not go out; sending it again is safe
        ├── PartlySent   it went out to some; the server refused the others, who are named
        └── MayBeSent    it was handed over whole and no answer came: it may have gone out

Every message names the server, the reason and the fix, and none holds the password.
"""

from collections.abc import Sequence

from prefect_shiftwork.rest.errors import ShiftworkError


class MailProblem(ShiftworkError):
    """A mail was not delivered to the server as it should."""


class NotSent(MailProblem):
    """The mail did not go out, so that sending it again is safe.

    Attributes:
        temporary: whether the same mail may be taken later (a 4xx reply, no connection), without any change.
    """

    def __init__(self, message: str, *, temporary: bool = False) -> None:
        super().__init__(message)
        self.temporary = temporary


class PartlySent(MailProblem):
    """The mail went out to some recipients; the server refused the others. Send it again to those only.

    Attributes:
        refused: the addresses that the server refused.
    """

    def __init__(self, message: str, refused: Sequence[str] = ()) -> None:
        super().__init__(message)
        self.refused = tuple(refused)


class MayBeSent(MailProblem):
    """The mail was handed over whole and no answer came back: it may have gone out. Look before you repeat it."""
