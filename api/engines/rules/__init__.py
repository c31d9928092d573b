"""The embedded engine: a lexical reading, without key, network or download."""
