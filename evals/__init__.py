"""Scores engines against articles labelled by quote, and against changes of known effect."""
