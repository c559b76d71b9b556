"""What calls take, in numbers: one call's effort, and the tally of all that a client has made."""

from dataclasses import astuple, dataclass

OK = "ok"
"""The outcome of a call that was answered; that of another is the name of its error."""


@dataclass(slots=True)
class Effort:
    """What one call has taken so far.

    Attributes:
        began: when, on the session's clock.
        ends: when it is given up, on the same clock.
        tries: requests that were sent for it.
        refused: those that were answered with 429.
        waited: seconds for its turn within the rate, and before it was tried again.
        received: bytes of answers as they came over the network, without their headers.
        status: of the last answer; None without one.
        outcome: ``ok``, or the name of the error that it ended with.
        seconds: from its beginning to its end, known when it is over.
    """

    began: float
    ends: float
    tries: int = 0
    refused: int = 0
    waited: float = 0.0
    received: int = 0
    status: int | None = None
    outcome: str = OK
    seconds: float = 0.0

    @property
    def tries_again(self) -> int:
        """Requests after the first one."""
        return max(0, self.tries - 1)


@dataclass(slots=True)
class Tally:
    """What one client has done. It belongs to one event loop, so it needs no lock.

    Attributes:
        calls: that are over; a page of a list is one, and so is asking for a token.
        tried_again: requests that were sent after the first one of their call.
        refused: answers of 429.
        waited: seconds, of all calls together, for the rate and before tries: those of calls side by side add up.
        received: bytes of answers.
        records: that were read, in lists or alone.
        new_fields: of answers that the vendor's documents do not have.
        left_out: records that lists went on without.
    """

    calls: int = 0
    tried_again: int = 0
    refused: int = 0
    waited: float = 0.0
    received: int = 0
    records: int = 0
    new_fields: int = 0
    left_out: int = 0

    def add(self, effort: Effort) -> None:
        """Count a call that is over."""
        self.calls += 1
        self.tried_again += effort.tries_again
        self.refused += effort.refused
        self.waited += effort.waited
        self.received += effort.received

    def since(self, before: "Tally") -> "Tally":
        """What was added to an earlier tally of the same client."""
        return Tally(*(now - then for now, then in zip(astuple(self), astuple(before), strict=True)))
