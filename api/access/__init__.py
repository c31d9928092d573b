"""Who may use the service: keys, what they may use, and what they have used."""
