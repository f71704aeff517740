"""What should happen: protocols, the tables they use, and how they are read."""
