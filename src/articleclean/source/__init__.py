"""From what the caller has to a list of lines."""
