"""signalspec: one YAML spec, and everything that is generated from it."""

__version__ = "0.1.0"
