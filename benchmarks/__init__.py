"""Speed, measured against the libraries that do the same work."""
