"""One module an implementation: each is a process that reads payloads and writes verdicts."""
