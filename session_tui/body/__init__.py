"""Where: sites, regions, fascial lines and links, and the outlines they are drawn on."""
