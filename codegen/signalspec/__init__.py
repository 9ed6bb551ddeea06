"""signalspec: one YAML spec, and everything that is generated from it.

To pytest, which warns of plugins that are imported before it: PYTEST_DONT_REWRITE, there is no assert here.
"""

__version__ = "0.1.0"
