"""Scripted sessions: the same rules, store and handout, on a clock that the script drives."""
