"""Texts changed at random: no crash, no evidence without its number. mutations.py tries ten thousand."""

from tests.prose.mutations import trial


def test_whatever_stands_in_a_text():
    trial(300)
