"""Many machines on one: Prefect with PostgreSQL, Redis, two API servers and workers, and a fleet of organisations."""
