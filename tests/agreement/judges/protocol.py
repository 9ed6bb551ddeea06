"""What a judge and the one who asks it say to each other.

A line of standard input is `<contract> <document> <text>`; an empty line asks for the answers so far. An
answer is a line with 1 (taken), 0 (refused), - (no such payload can be shown to the implementation) or !
(two of its files disagree). The texts are as hostile as they come, so whatever an implementation raises
on one is its way to refuse it.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from functools import cached_property
from pathlib import Path
from typing import Any

Verdict = bool | str | None
Judge = Callable[[str, bytes], Verdict]  # document, text -> verdict


class Delivery:
    """The files of one contract."""

    def __init__(self, directory: Path) -> None:
        self.directory = directory

    @cached_property
    def names(self) -> dict[str, Any]:
        return self.json("contract.json")

    def text(self, path: str) -> str:
        return (self.directory / path).read_text(encoding="utf-8")

    def json(self, path: str) -> Any:
        return json.loads(self.text(path))

    def wrapped(self, document: str, text: bytes) -> bytes:
        """The text of an envelope: a content gets the least one around it."""
        if not document.startswith("content:"):
            return text
        before, after = self.names["around"]
        return b"%b%b%b" % (before.encode(), text, after.encode())


def serve(judge_of: Callable[[Delivery], Judge]) -> None:
    """Answers until standard input ends; the one argument is the directory with the contracts' files."""
    root = Path(sys.argv[1])
    judges: dict[bytes, Judge] = {}
    answers: list[str] = []
    for line in sys.stdin.buffer:
        if line == b"\n":
            sys.stdout.write("".join(answers))
            sys.stdout.flush()
            answers.clear()
            continue
        contract, document, text = line[:-1].split(b" ", 2)
        if contract not in judges:
            judges[contract] = judge_of(Delivery(root / contract.decode()))
        answers.append(_answer(judges[contract], document.decode(), text))


def _answer(judge: Judge, document: str, text: bytes) -> str:
    try:
        verdict = judge(document, text)
    except Exception:
        verdict = False
    if verdict is None:
        return "-\n"
    return f"{verdict}\n" if isinstance(verdict, str) else f"{verdict:d}\n"
