"""The faults that are armed, the latency, and a count of the calls that came in."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, JsonValue

from prefect_shiftwork.sandbox.recording import Recording

States = dict[object, object]
"""What vendors remember, by what made it; see `Desk.state`."""
Kind = Literal["status", "html", "cut_json", "hang", "reset", "store_then_status", "repeat_page", "lag"]


def _compilable(pattern: str) -> str:
    try:
        re.compile(pattern)
    except re.error as error:
        raise ValueError(f"not a pattern: {error}") from None
    return pattern


class Fault(BaseModel):
    """One fault: which requests it meets, how often, and what becomes of them.

    `path` is a pattern matched from the start of the vendor's own path, so a plain prefix such as
    `/v1/labels` does; `method` None meets every method. The kinds:

    - `status` answers `status`, `headers` and `body` at once; the request has no effect.
    - `html` does the same with the HTML page of a proxy.
    - `store_then_status` lets the request take effect and then answers like `status`.
    - `cut_json` lets the request take effect and answers half of the body.
    - `hang` never answers; `reset` hangs up without an answer.
    - `repeat_page` lets the first request through and answers the same page to the next `times` requests.
    - `lag` answers from what the vendor held `seconds` ago; writes are not delayed, only what is read of them.
    """

    model_config = ConfigDict(extra="forbid")

    vendor: str
    method: str | None = None
    path: Annotated[str, AfterValidator(_compilable)] = "/"
    times: Annotated[int, Field(gt=0)] = 1
    kind: Kind = "status"
    status: Annotated[int, Field(ge=200, le=599)] = 503
    headers: dict[str, str] = {}
    body: JsonValue = None
    seconds: Annotated[float, Field(gt=0)] = 5.0

    def meets(self, vendor: str, method: str, path: str) -> bool:
        """Whether a request is one of those this fault is armed for."""
        return (
            vendor == self.vendor
            and (self.method is None or method == self.method.upper())
            and re.match(self.path, path) is not None
        )


@dataclass(slots=True)
class Armed:
    """A fault that waits for its requests: how many are left, and what its kind has to remember.

    That is the page that `repeat_page` repeats; and for `lag` what the vendors held before each write, oldest first.
    """

    fault: Fault
    left: int
    page: Recording | None = None
    before: list[tuple[datetime, States]] = field(default_factory=list)

    def held(self, now: datetime) -> States | None:
        """What the vendors held `seconds` ago; None if nothing was written since."""
        then = now - timedelta(seconds=self.fault.seconds)
        return next((states for written, states in self.before if written > then), None)


class FaultPlan:
    """Armed faults in the order they were armed; each goes away once it has struck `times` times."""

    def __init__(self) -> None:
        self.armed: list[Armed] = []
        self.latency_ms = 0
        self.calls: Counter[tuple[str, str, str]] = Counter()
        """Calls so far by (vendor, method, path)."""

    def arm(self, fault: Fault) -> None:
        """Add a fault behind those that are armed already."""
        self.armed.append(Armed(fault, fault.times))

    def find(self, vendor: str, method: str, path: str) -> Armed | None:
        """The first armed fault that a request meets."""
        return next((armed for armed in self.armed if armed.fault.meets(vendor, method, path)), None)

    def lagging(self, vendor: str) -> Iterator[Armed]:
        """The faults by which reads of a vendor lag behind its writes."""
        return (armed for armed in self.armed if armed.fault.kind == "lag" and armed.fault.vendor == vendor)

    def spend(self, armed: Armed) -> None:
        """Count one strike."""
        armed.left -= 1
        if armed.left == 0:
            self.armed.remove(armed)
