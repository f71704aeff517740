"""Whole sessions through the real program."""
