"""What unkink is for, how weak the evidence is, what happens to your data, and all sources."""
