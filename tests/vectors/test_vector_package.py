"""The package on the path, whichever build it is, reports what each vector claims."""

from __future__ import annotations

import connect_signals
from vector_runs import Runner, claimed, spec, vector_files


def test_the_package_reports_exactly_what_each_vector_claims() -> None:
    runner = Runner(spec("signals"), connect_signals)
    for file, vectors in vector_files("signals").items():
        for vector in vectors:
            violations, remarks = claimed(vector)
            reported = runner.reported(file, vector, advice=False), runner.reported(file, vector, advice=True)
            assert reported == ((violations, []), (violations, remarks)), vector["name"]
