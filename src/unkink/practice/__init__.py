"""The use cases that the page and the command line share: check, plan, begin, conduct, look back."""
