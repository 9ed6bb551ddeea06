"""Runs a command and says what it took, as JSON: run this file with `python -I -S`.

    python -I -S launch.py OUTPUT ARGUMENT...

It stays small on purpose. Linux counts the memory of the process that starts a command into the command's
peak; a bare interpreter is what ours and all Python peers have in common.
"""

import json
import os
import sys
import time

output, *command = sys.argv[1:]
descriptor = os.open(output, os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
begun = time.perf_counter()
process = os.posix_spawnp(
    command[0], command, os.environ, file_actions=[(os.POSIX_SPAWN_DUP2, descriptor, 1)]
)
_, status, usage = os.wait4(process, 0)
wall = time.perf_counter() - begun
figures = {
    "code": os.waitstatus_to_exitcode(status),
    "wall": wall,
    "cpu": usage.ru_utime + usage.ru_stime,
    "peak": usage.ru_maxrss * (1 if sys.platform == "darwin" else 1024) / 1e6,
}
print(json.dumps(figures))
