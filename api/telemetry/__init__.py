"""Logs, metrics and traces: what the service lets its operator see, and no word of an article."""
