"""What an hour of somebody's work costs."""

from prefect_shiftwork.sandbox.seven_shifts.ledger import Ledger


def hourly_wage(ledger: Ledger, user_id: int | None, role_id: int | None) -> int:
    """Cents an hour: the wage that the person has for the role, or else their own; nobody costs nothing."""
    user = ledger.users.get(user_id)
    if user is None:
        return 0
    held = (role.wage_cents for role in user.roles if role.role_id == role_id and role.wage_cents)
    return next(held, user.hourly_wage)
