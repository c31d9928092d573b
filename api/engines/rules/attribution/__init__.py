"""Who says what: sources, cues, contents, voices, stances."""
