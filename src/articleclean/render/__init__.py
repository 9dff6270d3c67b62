"""From `Article` to text, Markdown, HTML and the standards."""
