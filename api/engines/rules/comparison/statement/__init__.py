"""What one statement holds: words and names as keys, acts, parties, numbers and negations."""
