"""Contract tests under pytest, for any spec.

`assert_valid` and `assert_violates` judge by the spec that pytest is configured with, `contract()` is that
spec with all that there is to test against it. The fixtures are those of the plugin.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from signalspec.testing.configured import assert_valid, assert_violates, contract
    from signalspec.testing.contracts import Contract
    from signalspec.testing.samples import SignalSamples

__all__ = ["Contract", "SignalSamples", "assert_valid", "assert_violates", "contract"]

_MODULES = {
    "Contract": "contracts",
    "SignalSamples": "samples",
    "assert_valid": "configured",
    "assert_violates": "configured",
    "contract": "configured",
}


def __getattr__(name: str) -> Any:
    # pytest loads the plugin, and so this module, in every project: nothing is imported before it is used.
    if name not in _MODULES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(f"{__name__}.{_MODULES[name]}"), name)
