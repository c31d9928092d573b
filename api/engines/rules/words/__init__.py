"""Words of a text, the lexicons that they are looked up in, and what a sentence is made of."""
