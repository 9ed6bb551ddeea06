"""A candidate as a program: reads a file with a signal a line, writes what is wrong with it.

    python -m benchmarks.stream HOST CONTRACT CANDIDATE FILE OUTPUT JOBS

Each of JOBS processes takes a range of the file and writes `OUTPUT.<number>`, a line for each error.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from itertools import pairwise
from multiprocessing import get_context
from pathlib import Path
from typing import Any

from benchmarks.candidates import Problem
from benchmarks.worker import build


def ranges(size: int, jobs: int) -> list[tuple[int, int]]:
    """So many ranges of bytes; a line belongs to the range that its first byte is in."""
    cuts = [size * number // jobs for number in range(jobs + 1)]
    return list(pairwise(cuts))


def report(
    problems: Callable[[bytes], list[Problem]], file: Path, begin: int, end: int, output: Path
) -> None:
    """Judges the lines that begin in a range, and counts them from its start."""
    with file.open("rb") as lines, output.open("w", encoding="utf-8") as out:
        if begin:
            lines.seek(begin - 1)
            lines.readline()
        offset = lines.tell()
        for number, line in enumerate(lines):
            if offset >= end:
                break
            offset += len(line)
            for path, message in problems(line):
                out.write(json.dumps({"line": number, "path": path, "message": message}) + "\n")


def main() -> None:
    host, contract, name, file, output, jobs = sys.argv[1:]
    (candidate,) = (one for one in build(host, Path(contract)) if one.name == name)
    call: Callable[[bytes], Any] = candidate.judges["report"].call
    parts = [
        (call, Path(file), begin, end, Path(f"{output}.{number}"))
        for number, (begin, end) in enumerate(ranges(Path(file).stat().st_size, int(jobs)))
    ]
    if len(parts) == 1:
        report(*parts[0])
        return
    processes = [get_context("fork").Process(target=report, args=part) for part in parts]
    for process in processes:
        process.start()
    for process in processes:
        process.join()
    if any(process.exitcode for process in processes):
        sys.exit("a process of the stream failed")


if __name__ == "__main__":
    main()
