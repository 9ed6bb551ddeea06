"""`python -m signalspec`."""

from __future__ import annotations

from signalspec.cli import main

main()
