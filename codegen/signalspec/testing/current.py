"""The pytest session that is on, which may have others around it. Nothing is imported here."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    import pytest

CONFIGS: list[pytest.Config] = []
"""The configurations, the innermost last."""
