"""What we know, from content files to frozen types: techniques, questions, rules, limits, words and sources.

Nothing here decides anything about a person; it only makes sure that the content is whole and consistent.
"""
