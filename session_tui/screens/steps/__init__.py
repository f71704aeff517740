"""One panel for each kind of protocol step."""
