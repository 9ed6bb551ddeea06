"""The contents of all types together."""

from __future__ import annotations

from typing import TypeAlias

from .signals.acquisition import Acquisition
from .signals.bought import Bought
from .signals.closed import Closed
from .signals.loan import Loan

Content: TypeAlias = Loan | Acquisition | Bought | Closed
