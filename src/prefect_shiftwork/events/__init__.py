"""What happened at a vendor, and how Prefect is told: one shape for webhooks and for flows that look."""
