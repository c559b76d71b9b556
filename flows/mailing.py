"""Mails that a flow sends once, or says that it could not."""
