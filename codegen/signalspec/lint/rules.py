"""All built-in rules, in the order of the docs."""

from __future__ import annotations

from signalspec.lint import (
    carrying,
    deprecating,
    describing,
    naming,
    repeating,
    satisfying,
    sharing,
    suppressing,
    unused,
)

RULES = (
    *naming.RULES,
    *describing.RULES,
    *unused.RULES,
    *satisfying.RULES,
    *repeating.RULES,
    *sharing.RULES,
    *carrying.RULES,
    *deprecating.RULES,
    *suppressing.RULES,
)
