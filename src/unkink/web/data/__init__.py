"""Your data in the browser: out, in again, a copy and back, planned for a calendar, gone."""
