"""The dashboard's queries, asked of a real Prometheus."""
