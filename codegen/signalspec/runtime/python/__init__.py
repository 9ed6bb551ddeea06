"""Hand-written parts that the generated code builds on; the same for every spec."""
