"""Settings of the company that v2 only shows."""

from fastapi import APIRouter
from fastapi.responses import JSONResponse

from prefect_shiftwork.sandbox.seven_shifts.books import COMPANY_ID
from prefect_shiftwork.sandbox.seven_shifts.overtime import WEEKLY_MULTIPLIER, WEEKLY_THRESHOLD
from prefect_shiftwork.sandbox.seven_shifts.v2.lists import Row, single

router = APIRouter()

INACTIVE_REASONS = ("quit", "terminated", "laid_off", "seasonal", "no_show", "other")

LABOR_SETTINGS: Row = {
    "company_id": COMPANY_ID,
    "consecutive_days_threshold": None,
    "consecutive_days_multiplier": None,
    "regular_rate_of_pay_enabled": False,
    "exception_cost_enabled": False,
    "overtime_by_location_enabled": False,
    "auto_break_enabled": False,
    "auto_break_hours": 0,
    "auto_break_minutes": 0,
    "auto_break_hours_2": 0,
    "auto_break_minutes_2": 0,
    "overtime_enabled": True,
    "daily_overtime_threshold": 0,
    "daily_overtime_multiplier": 1.5,
    "premium_overtime_threshold": None,
    "premium_overtime_multiplier": None,
    "weekly_overtime_threshold": WEEKLY_THRESHOLD,
    "weekly_overtime_multiplier": WEEKLY_MULTIPLIER,
    "ot_alerts_enabled": False,
    "ot_alerts_buffer_minutes": None,
    "split_hours_on_holidays": False,
    "wage_based_roles_enabled": True,
    "jurisdiction": None,
    "is_custom": True,
    "use_jurisdiction_minimum_wage_for_ot": False,
}


@router.get("/labor_settings")
async def get_labor_settings() -> JSONResponse:
    """Weekly overtime and nothing else; the reports of the sandbox follow these settings."""
    return single("labor_settings", LABOR_SETTINGS)


@router.get("/inactive_reasons")
async def list_inactive_reasons() -> JSONResponse:
    """Why somebody left: the words that a deactivation takes. The vendor's own words are not documented."""
    return JSONResponse({"object": "inactive_reasons", "data": INACTIVE_REASONS})
