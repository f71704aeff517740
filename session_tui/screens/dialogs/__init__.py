"""Questions in front of the run screen; cancelled, none of them changes anything."""
