"""What two statements share, and how much that says for their telling of one thing."""
