"""When the next request may go out."""

from __future__ import annotations

import asyncio


class Pacer:
    """Gives requests their turns: at most `rate` a second, and none while the server wants a pause."""

    def __init__(self, rate: float | None) -> None:
        self._interval = 1 / rate if rate else 0.0
        self._next = 0.0
        self._held_until = 0.0

    async def turn(self) -> None:
        """Returns when it is the caller's turn."""
        clock = asyncio.get_running_loop().time
        while True:
            mine = max(self._next, clock())
            self._next = mine + self._interval
            await asyncio.sleep(max(mine - clock(), 0))
            # While this one waited, the server may have asked for a pause.
            if mine >= self._held_until:
                return

    def hold(self, seconds: float) -> None:
        """Lets nobody have a turn for so long."""
        self._held_until = max(self._held_until, asyncio.get_running_loop().time() + seconds)
        self._next = max(self._next, self._held_until)
