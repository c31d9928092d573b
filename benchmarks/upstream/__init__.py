"""A stand-in for the provider of a model: answers by simple rules, takes its time, and counts."""
