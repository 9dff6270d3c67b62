"""What the page says about itself, as candidates."""
