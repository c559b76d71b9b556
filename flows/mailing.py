"""Mails that a flow sends once, or fails."""
