"""One module a record: values that keep the rules, as objects."""
