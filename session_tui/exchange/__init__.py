"""How records leave: the same session as JSON, as tables and as other programs read it."""
