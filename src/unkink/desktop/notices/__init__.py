"""Showing a nudge and hearing what was pressed: by the system's notifications, or in the terminal."""
