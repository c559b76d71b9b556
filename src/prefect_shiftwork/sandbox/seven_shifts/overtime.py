"""The overtime rule of the company: beyond forty hours a week, at one and a half times the wage."""

WEEKLY_THRESHOLD = 40
WEEKLY_MULTIPLIER = 1.5
