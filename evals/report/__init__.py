"""A run told to people and machines: terminal, page, JUnit, Markdown, files to read back."""
