"""How long a run takes: a quick one, a full one, and one that only asks whether everything works."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Profile:
    """`signals` in the corpus, `chunk` of them a turn, `lines` in the file of the stream,
    `long_lines` in another one.

    `seconds` is for each task that judges in memory, `process_seconds` for each that starts processes;
    `least` is the number of turns that everyone gets at least. `sizes` are the made specs, in signal types.
    """

    name: str
    signals: int
    chunk: int
    lines: int
    seconds: float
    process_seconds: float
    least: int
    sizes: tuple[int, ...]
    # Some peers take so long with a file, or with a large spec, that only the full run has them.
    stream_peers: tuple[str, ...] = ()
    long_lines: int = 0
    heavy: bool = False


_QUICK_STREAM = ("pydantic TypedDict", "msgspec Structs", "jsonschema-rs, a schema a type")

PROFILES = {
    "smoke": Profile("smoke", 120, 20, 120, 0.0, 0.0, 1, ()),
    "quick": Profile("quick", 4_000, 200, 30_000, 5.0, 6.0, 3, (10,), _QUICK_STREAM),
    "full": Profile(
        "full", 10_000, 200, 30_000, 60.0, 120.0, 5, (10, 100, 1_000), long_lines=300_000, heavy=True
    ),
}
