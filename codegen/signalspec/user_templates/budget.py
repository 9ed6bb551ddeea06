"""How much one file may take: a template that has no end is stopped."""

from __future__ import annotations

from dataclasses import dataclass, field

from jinja2 import TemplateRuntimeError

MOST_STEPS = 2_000_000
CALL = 10  # how many turns of a loop take as long as a call
MOST_TEXT = 16 * 1024 * 1024


class TooMuchError(TemplateRuntimeError):
    """A template takes or writes more than a file may."""


@dataclass(slots=True)
class Budget:
    """What is left. A step is a turn of a loop; text counts wherever a template makes any."""

    steps: int = field(default=MOST_STEPS)
    text: int = field(default=MOST_TEXT)

    def renew(self) -> None:
        self.steps, self.text = MOST_STEPS, MOST_TEXT

    def step(self, text: int = 0, steps: int = 1) -> None:
        self.steps -= steps
        if self.steps < 0:
            calls = MOST_STEPS // CALL
            raise TooMuchError(f"this file takes more than {MOST_STEPS:,} turns of loops, or {calls:,} calls")
        self.write(text)

    def write(self, length: int) -> None:
        self.text -= length
        if self.text < 0:
            raise TooMuchError(f"this file makes more than {MOST_TEXT // 2**20} MiB of text")
