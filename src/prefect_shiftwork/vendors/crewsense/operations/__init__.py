"""CrewSense operations, by resource."""
