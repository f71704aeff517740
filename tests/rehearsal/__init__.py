"""Scripts are read, played, and told apart from wrong ones."""
