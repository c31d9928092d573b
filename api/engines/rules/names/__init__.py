"""Names of persons, bodies, places: where they stand, and which are of one thing."""
