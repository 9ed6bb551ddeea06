"""The libraries that ours is measured against, one module a library.

Each module has `candidates(contract)`, which builds validators by the library's own public means.
"""

from __future__ import annotations

# Module below this package -> the packages that it imports.
PEERS = {
    "pydantic_peer": ("pydantic",),
    "msgspec_peer": ("msgspec",),
    "jsonschema_rs_peer": ("jsonschema_rs", "orjson"),
    "fastjsonschema_peer": ("fastjsonschema", "orjson"),
    "cattrs_peer": ("attrs", "cattrs", "orjson"),
    "jsonschema_peer": ("jsonschema", "orjson"),
    "yardsticks": ("orjson",),
}
