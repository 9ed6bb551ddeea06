"""Samples: signals that look like real traffic, valid or with one fault, made from a spec."""

from __future__ import annotations

from signalspec.sampling.errors import NoSampleError
from signalspec.sampling.sampler import ANY, START, Sampler, SampleRequest

__all__ = ["ANY", "START", "NoSampleError", "SampleRequest", "Sampler"]
