"""The content that comes with the product, read once for all tests that ask for it while they are collected."""

from unkink.knowledge.loading import load_library

LIBRARY = load_library()
