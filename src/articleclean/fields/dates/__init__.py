"""When it was published and last changed."""
