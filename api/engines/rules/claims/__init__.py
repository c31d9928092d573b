"""The statements of a text that can be checked."""
