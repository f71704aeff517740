"""What goes home: the client's page, from plain content to a printed PDF."""
