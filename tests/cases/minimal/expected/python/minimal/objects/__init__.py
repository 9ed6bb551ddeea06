"""The envelope and what stands inside contents, one module each."""
