"""What people read, sign up for and fill in. The ids and words are those of the documents' samples."""

from dataclasses import replace
from datetime import datetime, timedelta

from prefect_shiftwork.sandbox.crewsense.announcements import Announcement
from prefect_shiftwork.sandbox.crewsense.availability import AvailabilityPeriod
from prefect_shiftwork.sandbox.crewsense.bulletin import THE_ONE, Bulletin
from prefect_shiftwork.sandbox.crewsense.forms import Form, Submission
from prefect_shiftwork.sandbox.crewsense.office import Office
from prefect_shiftwork.sandbox.crewsense.seed_company import CHIEF, CLERK, DEPUTY, TRAINING
from prefect_shiftwork.sandbox.crewsense.seed_people import user_id
from prefect_shiftwork.sandbox.crewsense.seed_roster import MORNING, crew_of, planned
from prefect_shiftwork.sandbox.crewsense.signup import SignupEvent
from prefect_shiftwork.sandbox.crewsense.visual_cycles import VisualCycle

MESSAGES = (
    (236, "Hose testing", "<p>Hose testing starts on Monday at <em>both</em> stations.</p>"),
    (237, "Bay doors", "<p>Keep bay door 2 closed &amp; call it in if it sticks.</p>"),
    (238, "Test", "<p>This is a great HTML <strong>message!</strong></p>"),
)
BULLETIN = "<h1>Hey there!!!</h1><p>Please read the bulletin board</p>"
CYCLE = timedelta(days=27)
EXPOSURE = (("Date of Exposure", "9/23/2015"), ("PPE Worn", ("Gloves", "Eye Protection")))


def fill(office: Office) -> None:
    """Store them."""
    before = planned(office)
    for number, title, body in MESSAGES:
        office.keep(Announcement(number, title, body, CHIEF, before))
    office.keep(Bulletin(THE_ONE, BULLETIN, CHIEF, before))
    open_house = _event(office, 5, "May the 4th be with you")
    office.keep(open_house)
    office.keep(replace(open_house, id=6, title="Chili cook-off", deleted_by=CHIEF, deleted_at=before))
    office.keep(_away(office))
    first = office.desk.world.anchor.replace(day=1)
    stamp = before.replace(tzinfo=None)
    office.keep(VisualCycle(2, "FLSA Cycle #1", first, first + CYCLE, "#f00", "#fff", CHIEF, stamp))
    office.keep(Form(141, "Test form", stamp, DEPUTY))
    submission = Submission(user_id(crew_of(office, 0)[0]), before + timedelta(days=3), EXPOSURE)
    office.keep(Form(196, "Exposure Form", stamp + timedelta(days=1), DEPUTY, (submission,)))


def _event(office: Office, number: int, title: str) -> SignupEvent:
    start = datetime.combine(office.desk.world.anchor + timedelta(days=12), MORNING)
    made = planned(office)
    description = "<p>Testing!</p>"
    return SignupEvent(
        number, TRAINING, title, start, start + timedelta(days=1), 2, CHIEF, made, CHIEF, made, description=description
    )


def _away(office: Office) -> AvailabilityPeriod:
    start = datetime.combine(office.desk.world.anchor + timedelta(days=3), MORNING)
    notes = "Travelling out of country"
    return AvailabilityPeriod(47348, DEPUTY, start, start + timedelta(days=1), admin_id=CLERK, notes=notes)
