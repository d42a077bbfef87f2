"""unkink helps a person with a stiff back to loosen it without taking chances."""

__version__ = "0.1.0"
