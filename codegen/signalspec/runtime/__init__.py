"""Code that is copied byte for byte into what is generated."""
