"""One visit: the session whose signals go together, and the rows of tables that it has in hand."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from signalspec.sampling.chance import Chance

# A signal has more objects than this only where it must: objects in objects could be beyond number.
ROOM = 300


class Visit:
    """The rows of one session, by the table's number.

    Rows of the tables `lasting` stay for all of it. Of any other table, a row stays until a type of signal
    comes that had it: what was viewed is put into the cart, and the next view is of something else. `sizes`
    are the numbers of rows; `room` is for how many more objects there is room in the signal at hand.
    """

    def __init__(self, number: int, chance: Chance, sizes: Sequence[int], lasting: Sequence[int]) -> None:
        self.number = number
        self._chance = chance
        self.sizes = sizes
        self._lasting = {table: chance.below(sizes[table]) for table in lasting}
        self._now = dict(self._lasting)
        self._had: dict[int, list[int]] = {}
        self._users: dict[int, set[str]] = {}
        self._type = ""
        self.room = ROOM

    def begin(self, type: str) -> None:
        """A signal of this type comes next."""
        self._type = type
        self.room = ROOM
        self._now = dict(self._lasting)

    def row(self, table: int) -> int:
        """The row in hand, the same for all of a signal."""
        found = self._now.get(table)
        if found is None:
            found = self._now[table] = self._next(table)
        return found

    def rows(self, table: int, count: int) -> list[int]:
        """Rows for so many items: different ones, if there are enough, and first those that came last."""
        if table in self._lasting:
            return [self._lasting[table]] * count
        found = self._had.get(table, [])[: -count - 1 : -1]
        while len(found) < count:
            found.append(self._another(table, found))
        return found

    def _next(self, table: int) -> int:
        had = self._had.setdefault(table, [])
        users = self._users.setdefault(table, set())
        if not had or self._type in users:
            had.append(self._another(table, had))
            users.clear()
        users.add(self._type)
        return had[-1]

    def _another(self, table: int, had: Sequence[int]) -> int:
        """A row that is not among these, while there is one."""
        size = self.sizes[table]
        start = self._chance.below(size)
        return next((row % size for row in range(start, start + size) if row % size not in had), start)


@dataclass(slots=True)
class Scene:
    """What a value may depend on: chance, the time in milliseconds, the number of the signal, the visit.

    `rows` are those that one item of an array has for itself.
    """

    chance: Chance
    time: int
    signal: int
    visit: Visit
    rows: dict[int, int] = field(default_factory=dict)

    def row(self, table: int) -> int:
        """The row in hand of a table."""
        own = self.rows.get(table)
        return self.visit.row(table) if own is None else own
