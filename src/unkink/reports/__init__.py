"""What leaves the journal and what comes back into it: files for the person, their doctor and their next machine."""
