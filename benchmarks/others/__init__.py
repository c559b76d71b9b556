"""The same list, read with what somebody would take instead of the pack; each in an environment of its own."""
