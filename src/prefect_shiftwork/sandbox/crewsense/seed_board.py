"""What people read and fill in. The first announcement and the forms are the documents' samples."""

from datetime import timedelta

from prefect_shiftwork.sandbox.crewsense.announcements import Announcement
from prefect_shiftwork.sandbox.crewsense.forms import Form, Submission
from prefect_shiftwork.sandbox.crewsense.office import Office
from prefect_shiftwork.sandbox.crewsense.seed_company import CHIEF
from prefect_shiftwork.sandbox.crewsense.seed_people import DEPUTY, user_id
from prefect_shiftwork.sandbox.crewsense.seed_roster import crew_of, planned

MESSAGES = (
    (236, "Hose testing", "<p>Hose testing starts on Monday at <em>both</em> stations.</p>"),
    (237, "Bay doors", "<p>Keep bay door 2 closed &amp; call it in if it sticks.</p>"),
    (238, "Test", "<p>This is a great HTML <strong>message!</strong></p>"),
)


def fill(office: Office) -> None:
    """Store them."""
    for number, title, body in MESSAGES:
        office.keep(Announcement(number, title, body, CHIEF, planned(office)))
    answers = (("Date of Exposure", "9/23/2015"), ("PPE Worn", ("Gloves", "Eye Protection")))
    submission = Submission(user_id(crew_of(office, 0)[0]), planned(office) + timedelta(days=3), answers)
    created = planned(office).replace(tzinfo=None)
    office.keep(Form(141, "Test form", created, DEPUTY))
    office.keep(Form(196, "Exposure Form", created + timedelta(days=1), DEPUTY, (submission,)))
