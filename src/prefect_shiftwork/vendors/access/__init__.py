"""What each vendor is called, where it is, and what a person fills in to reach it: one file a vendor.

Blocks and settings need no more of a vendor. Its client, with a record for all that it answers, is loaded when a
credential connects.
"""
