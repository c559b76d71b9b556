"""One request, before it is anybody's."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

QueryValue = str | int | float | bool


@dataclass(frozen=True)
class Call:
    """One request as an operation means it, before authentication. Its body is in no repr: it may hold a secret.

    Attributes:
        repeatable: whether sending it twice has the effect of sending it once.
        deadline: seconds for everything: waiting for the rate, all tries, the answer.
        patience: seconds without a byte from the vendor before a try is given up.
        anonymous: sent without a credential, as a token request is.
        scope: what the credential must be allowed, named when it is not.
    """

    operation: str
    method: str
    path: str
    repeatable: bool
    query: Sequence[tuple[str, QueryValue]] = ()
    headers: Mapping[str, str] = field(default_factory=dict)
    json: object = field(default=None, repr=False)
    form: Mapping[str, str] | None = field(default=None, repr=False)
    content: bytes | None = field(default=None, repr=False)
    deadline: float = 120.0
    patience: float = 30.0
    anonymous: bool = False
    scope: str = ""
