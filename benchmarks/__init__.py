"""What must stay fast, measured as ratios within one run, so that a slow machine does not fail a good change."""
