"""The tasks, in the order in which they run and are reported."""

from __future__ import annotations

from benchmarks.bench import Task
from benchmarks.tasks.cold import COLD
from benchmarks.tasks.generate import GENERATE
from benchmarks.tasks.imports import IMPORTS
from benchmarks.tasks.judging import BYTES, DECODE, ERRORS, PARSE, VALID
from benchmarks.tasks.ndjson import NDJSON

TASKS: tuple[Task, ...] = (VALID, ERRORS, BYTES, PARSE, DECODE, NDJSON, IMPORTS, COLD, GENERATE)
