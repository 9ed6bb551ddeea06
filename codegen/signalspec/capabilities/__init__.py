"""What each target does with each kind of rule: data that the docs show and that tests prove.

A rule's kind is its code, split further where targets treat it differently. A few kinds have no rule of
their own (`null.*`, `decimal`): they are one side of another rule, or about writing and not judging.
"""

from signalspec.capabilities.deviations import DEVIATIONS, Deviation
from signalspec.capabilities.kinds import kind_of, parts
from signalspec.capabilities.table import (
    STATUSES,
    TARGETS,
    Capability,
    CapabilityTarget,
    Kind,
    Part,
    Status,
    capabilities,
    kinds,
)

__all__ = [
    "DEVIATIONS",
    "STATUSES",
    "TARGETS",
    "Capability",
    "CapabilityTarget",
    "Deviation",
    "Kind",
    "Part",
    "Status",
    "capabilities",
    "kind_of",
    "kinds",
    "parts",
]
