"""Mails: built with the standard library, and sent without stopping the event loop."""
