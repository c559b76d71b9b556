"""What identifies a location to its punch terminals, and a person at them."""

from hashlib import md5

from prefect_shiftwork.sandbox.seven_shifts.ledger import Ledger


def hash_of(name: str, number: int) -> str:
    """The hash of the location with this name that is the `number`th of its company."""
    return md5(f"{name}/{number}".encode(), usedforsecurity=False).hexdigest()


def new_hash(ledger: Ledger, name: str) -> str:
    """A hash for a location that is about to be added."""
    return hash_of(name, len(ledger.locations) + 1)


def new_punch_id(ledger: Ledger) -> str:
    """The next free punch code: one more than the highest."""
    codes = (int(user.punch_id) for user in ledger.users if user.punch_id.isdecimal())
    return f"{max(codes, default=0) + 1:04}"
