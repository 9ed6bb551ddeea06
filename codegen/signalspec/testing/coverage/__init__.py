"""What of a spec a test run exercised."""
