"""What became of a fleet, in numbers."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

MINUTE = 60.0


@dataclass(frozen=True)
class Tally:
    """Effects that are missing, and those that are there too often; each in words for people."""

    lost: tuple[str, ...]
    twice: tuple[str, ...]


def tally(expected: Counter[str], found: Mapping[str, Counter[str]]) -> Tally:
    """Compare what each organisation has with what every organisation should have."""
    return Tally(
        tuple(_told((name, expected - effects) for name, effects in found.items())),
        tuple(_told((name, effects - expected) for name, effects in found.items())),
    )


def _told(differences: Iterable[tuple[str, Counter[str]]]) -> Iterable[str]:
    return (f"{name}: {effect}" for name, difference in differences for effect in difference.elements())


def busiest_minute(moments: Iterable[float]) -> int:
    """The most that happened within any sixty seconds, of moments in seconds; one after sixty is outside."""
    ordered = sorted(moments)
    return max((bisect_left(ordered, moment + MINUTE) - first for first, moment in enumerate(ordered)), default=0)


def a_minute(count: int, seconds: float) -> float:
    """How many in a minute, of so many in so many seconds; 0 of none."""
    return MINUTE * count / seconds if count else 0.0
