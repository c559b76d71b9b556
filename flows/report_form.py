"""The form of a mailed report."""

from datetime import date, datetime
from typing import Literal
from zoneinfo import ZoneInfo

from pydantic import ConfigDict, Field

from prefect_shiftwork.flows.approval import ApprovalCard
from prefect_shiftwork.flows.forms import (
    Addresses,
    ByDays,
    CountAsSent,
    Form,
    Language,
    MaxFailures,
    MessageForm,
    RepeatUncertain,
    Sender,
    ZoneName,
)
from prefect_shiftwork.flows.report_sources import OfCrewmojo, OfSevenShifts
from prefect_shiftwork.roster.periods import Period, last_month, last_week, pay_period, this_month

FileKind = Literal["CSV", "XLSX", "JSON"]


class Named(Form):
    """A period by its name."""

    which: Literal["last week", "last month", "this month"] = Field(
        default="last week", title="Period", description="Weeks begin on Monday."
    )


class ByName(Form):
    """A period by its name."""

    model_config = ConfigDict(title="By name")

    named: Named = Field(default=Named(), title="Period", description="Seen from today.")


class PayPeriods(Form):
    """Pay periods of some days each."""

    first_day: date = Field(title="First day of any pay period", description="Past or to come.")
    days: int = Field(default=14, ge=1, le=366, title="Days", description="Length of each pay period.")
    which: Literal["this pay period", "the one before"] = Field(
        default="the one before", title="Which", description="Seen from today."
    )


class ByPayPeriod(Form):
    """A pay period."""

    model_config = ConfigDict(title="Pay period")

    pay_period: PayPeriods = Field(title="Pay period", description="They follow each other without a gap.")


class EmailReportForm(MessageForm):
    """Which report, of which days, to whom."""

    source: OfCrewmojo | OfSevenShifts = Field(default=OfCrewmojo(), title="Report", description="What is mailed.")
    period: ByName | ByPayPeriod | ByDays = Field(default=ByName(), title="Period", description="Of which days.")
    time_zone: ZoneName = Field(default="UTC", title="Time zone", description="In which the days begin and end.")
    to: Addresses = Field(title="To", description="Each gets a mail of their own.", min_length=1)
    sender: Sender = ""
    title: str = Field(default="", title="Title", description="In the subject; empty takes the report's id.")
    files: list[FileKind] = Field(
        default=["XLSX"], title="Attached as", description="Large files are zipped.", min_length=1
    )
    language: Language = Field(default="English", title="Language", description="Of the mail, its dates and numbers.")
    approval: ApprovalCard = Field(
        default=ApprovalCard(), title="Approval", description="By a person, before anything is done; off at first."
    )
    repeat_uncertain: RepeatUncertain = False
    count_as_sent: CountAsSent = False
    send_again: bool = Field(
        default=False, title="Send again", description="Also to those who got this report of these days before."
    )
    max_failures: MaxFailures = 20
    dry_run: bool = Field(default=True, title="Dry run", description="Read the report, and send nothing.")

    def days(self, now: datetime) -> Period:
        """The days that the form means."""
        zone = ZoneInfo(self.time_zone)
        match self.period:
            case ByName(named=named):
                names = {"last week": last_week, "last month": last_month, "this month": this_month}
                return names[named.which](now, zone)
            case ByPayPeriod(pay_period=pay):
                return pay_period(now, zone, pay.first_day, pay.days, ago=int(pay.which == "the one before"))
            case ByDays(days=days):
                return Period(days.start, days.end)

    @property
    def called(self) -> str:
        """What the report is called."""
        match self.source:
            case OfCrewmojo(crewmojo_report=report):
                return self.title or report.report_id
            case OfSevenShifts():
                return self.title or "Timesheet"
