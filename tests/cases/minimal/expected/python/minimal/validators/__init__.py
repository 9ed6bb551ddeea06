"""One module a record: does it keep the rules, and if not, which ones."""
