"""Payloads to judge: known ones, one fault after the other, and random ones made from all that these hold."""

from tests.agreement.drawing.curious import curious
from tests.agreement.drawing.random_payloads import RandomPayloads
from tests.agreement.drawing.stock import Stock, known

__all__ = ["RandomPayloads", "Stock", "curious", "known"]
