"""The contents, one module a type."""
