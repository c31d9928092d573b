"""Tests of who is heard, in whose words, under which names."""
