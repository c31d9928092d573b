"""Other tools on the same tasks, each in an environment of its own that is made on demand."""
