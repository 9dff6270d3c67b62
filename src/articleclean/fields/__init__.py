"""One detector a field; each yields candidates."""
