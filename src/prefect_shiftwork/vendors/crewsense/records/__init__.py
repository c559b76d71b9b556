"""CrewSense records as typed models, by resource."""
