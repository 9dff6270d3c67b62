"""The article's pictures, with caption and credit apart."""
