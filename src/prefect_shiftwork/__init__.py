"""Prefect blocks, tasks and flows for people who schedule crews.

Where things are, from the top of the house to its foundation:

- ``prefect_shiftwork.flows``: the flows, and the tasks they combine
- ``prefect_shiftwork.blocks``: the credentials a person keeps in Prefect
- ``prefect_shiftwork.templates``: the words of the messages and mails that leave the house
- ``prefect_shiftwork.exports``, ``prefect_shiftwork.mail``: tables as files and pictures; mails built and sent
- ``prefect_shiftwork.bridges``: each vendor's records as people, shifts and time off, and back
- ``prefect_shiftwork.vendors``: each vendor's operations and models, without Prefect
- ``prefect_shiftwork.roster``: people, shifts, time off, plans; pure functions
- ``prefect_shiftwork.rest``: what the vendors' clients share
- ``prefect_shiftwork.sandbox``: the four vendors on localhost
"""
