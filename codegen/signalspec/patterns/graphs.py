"""Two searches through graphs that are given by a function, so that only what is looked at gets built."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Hashable, Iterable, Iterator
from typing import TypeVar

N = TypeVar("N", bound=Hashable)


class TooLarge(Exception):
    """The budget does not suffice to answer."""


class Budget:
    """How many steps may still be taken."""

    def __init__(self, steps: int) -> None:
        self._left = steps

    def spend(self, steps: int = 1) -> None:
        """Takes steps off; raises TooLarge once there are none left."""
        self._left -= steps
        if self._left < 0:
            raise TooLarge


def components(nodes: Iterable[N], successors: Callable[[N], Iterable[N]]) -> Iterator[list[N]]:
    """The strongly connected components of all that the nodes lead to (Tarjan), each before its callers."""
    index: dict[N, int] = {}
    low: dict[N, int] = {}
    stack: list[N] = []
    settled: set[N] = set()
    for root in nodes:
        if root in index:
            continue
        work: list[tuple[N, Iterator[N]]] = []
        index[root] = low[root] = len(index)
        stack.append(root)
        work.append((root, iter(successors(root))))
        while work:
            node, rest = work[-1]
            for other in rest:
                if other not in index:
                    index[other] = low[other] = len(index)
                    stack.append(other)
                    work.append((other, iter(successors(other))))
                    break
                if other not in settled:
                    low[node] = min(low[node], index[other])
            else:
                work.pop()
                if work:
                    low[work[-1][0]] = min(low[work[-1][0]], low[node])
                if low[node] == index[node]:
                    at = len(stack) - 1
                    while stack[at] != node:
                        at -= 1
                    component = stack[at:]
                    del stack[at:]
                    settled.update(component)
                    yield component


def shortest(
    edges: Iterable[tuple[N, int]],
    goal: Callable[[N], bool],
    successors: Callable[[N], Iterable[tuple[N, int]]],
) -> list[int] | None:
    """The labels on the way to the nearest goal; `edges` are those to begin with. None: no way."""
    came: dict[N, tuple[N | None, int]] = {}
    queue: deque[N] = deque()
    for node, label in edges:
        if node not in came:
            came[node] = (None, label)
            queue.append(node)
    while queue:
        node = queue.popleft()
        if goal(node):
            labels: list[int] = []
            step: N | None = node
            while step is not None:
                step, label = came[step]
                labels.append(label)
            return labels[::-1]
        for other, label in successors(node):
            if other not in came:
                came[other] = (node, label)
                queue.append(other)
    return None
