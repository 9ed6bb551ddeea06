"""Hypothesis strategies for the tests."""
