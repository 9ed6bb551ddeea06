"""Answers that are asked for more than once, the missing ones among them."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import Generic, TypeVar

from signalspec.compare.outcome import UndecidedError

Question = TypeVar("Question", bound=Hashable)
Answer = TypeVar("Answer")


class Remembered(Generic[Question, Answer]):
    """Answers by question. That something is undecided took long to find out, so it is remembered as well."""

    def __init__(self) -> None:
        self._known: dict[Question, Answer | UndecidedError] = {}

    def answer(self, question: Question, find: Callable[[], Answer]) -> Answer:
        """What `find` gave when it was first asked. Raises UndecidedError where it did."""
        if question not in self._known:
            try:
                self._known[question] = find()
            except UndecidedError as error:
                self._known[question] = error
        known = self._known[question]
        if isinstance(known, UndecidedError):
            raise known
        return known
