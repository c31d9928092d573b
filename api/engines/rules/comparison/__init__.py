"""What two accounts have to do with each other, by their wording."""
