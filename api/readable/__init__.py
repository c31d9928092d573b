"""What a result says, in words and signs, for every form in which people read it."""
