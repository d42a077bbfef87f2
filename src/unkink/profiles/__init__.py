"""Who shares this machine: names, passwords, and a data folder for each. Files of our own; no page, no journal."""
