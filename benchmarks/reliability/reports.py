"""Report runs on one credential of Crewmojo at once, where each new token ends the one before."""

import asyncio

from benchmarks.reliability.player import play
from benchmarks.reliability.scenarios import SCENARIOS
from benchmarks.reliability.trial import House, check, fresh

RUNS = 4
(REPORT,) = (scenario for scenario in SCENARIOS if scenario.flow == "email-report")


async def reports_at_once(house: House) -> None:
    """Start four, each in a process of its own and for another reader.

    Raises:
        Broken: one of them failed, or a reader has no mail, or two.
    """
    readers = [f"reader{n}@example.org" for n in range(RUNS)]
    async with fresh(REPORT, house) as trial:
        ended = await asyncio.gather(*(play(trial.order(to=[reader])) for reader in readers))
        check(all(each.state == "COMPLETED" for each in ended), f"they ended with {ended}")
        mailed = sorted(recipient for mail in house.stage.desk.mailbox for recipient in mail.recipients)
        check(mailed == readers, f"mails went to {mailed}")
