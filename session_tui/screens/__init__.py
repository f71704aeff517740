"""One file a screen; the app navigates, screens never open each other."""
