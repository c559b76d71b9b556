"""The four vendors on localhost: strict, stateful, with faults on demand.

The sandbox knows the vendors from their documents alone and shares no code with the clients of this package:
the two check each other.
"""
