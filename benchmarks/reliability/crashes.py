"""Every flow, killed or cheated at every call; and what the runs after it make of it."""

from benchmarks.reliability.scenarios import Scenario
from benchmarks.reliability.trap import Blow, Spot
from benchmarks.reliability.trial import House, Trial, Undisturbed, check, fresh, lacks_what_is_unknown


async def hit(scenario: Scenario, house: House, good: Undisturbed, spot: Spot) -> None:
    """Hit a run in one place, and start it again until it has nothing to do.

    Raises:
        Broken: something is there twice, or is missing, or the last run would still do something.
    """
    async with fresh(scenario, house) as trial:
        first = await trial.run(spot)
        check(first.killed == (spot.blow is not Blow.FAULT), f"the run was not hit: {first}")
        await trial.check_nothing_twice(good.things)
        await start_again(trial, good)


async def start_again(trial: Trial, good: Undisturbed) -> None:
    """Start it again, as a person would: who looks where a message may have arrived, and says so."""
    second = await trial.run()
    there = await trial.check_nothing_twice(good.things)
    if second.state != "COMPLETED":
        check("unknown" in second.message, f"the second run failed: {second.message}")
        missing = lacks_what_is_unknown(second.message, good.things, there)
        third = await trial.run(repeat_uncertain=missing, count_as_sent=not missing)
        check(third.state == "COMPLETED", f"the run after a person's word failed: {third.message}")
    await trial.check_done(good.things)
