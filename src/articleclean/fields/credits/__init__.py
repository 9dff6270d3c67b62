"""Who wrote it: authors, agencies, initials, sign-off, dateline."""
