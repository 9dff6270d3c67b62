"""Which lines are the article, and the blocks they make."""
