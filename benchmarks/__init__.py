"""What must stay fast, measured as ratios within one run: a slow machine does not fail a good change."""
