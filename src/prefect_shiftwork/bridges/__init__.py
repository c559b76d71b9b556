"""Between the vendors' records and the roster: one module a vendor, and nothing else knows both sides.

Each module turns records into roster values, and roster values into the arguments of the vendor's operations. A record
that lacks what makes it one raises :class:`~prefect_shiftwork.bridges.reading.Unreadable`;
:func:`~prefect_shiftwork.bridges.reading.read_all` sets it aside and goes on.
"""
