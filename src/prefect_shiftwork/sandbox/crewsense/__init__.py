"""CrewSense on localhost, from its documents: one organisation, its token endpoint and `/v1`.

Where the live API and the documents differ, the live form is the default. Switches over `/_control`:

- `crewsense.days_as_array`: the schedule as the documents show it: `days` an array, `prev` and `next`, https
  links, and both parameters required.
- `crewsense.empty_write_bodies`: an empty body for every write whose answer is not documented.
- `crewsense.bulletin_being_edited`: somebody has the bulletin board open in the web editor; writing to it is 409.

Operations with pages of fifty read their size from the page sizes under `crewsense`.
"""

from prefect_shiftwork.sandbox.crewsense.app import create_app

__all__ = ["create_app"]
