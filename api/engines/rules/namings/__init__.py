"""Names chosen for things, and loaded words."""
