"""Where records are kept: the practice on disk, its files, locks and upgrades."""
