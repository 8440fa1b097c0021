"""Every phrase of every indicator has an example, is found in it, and nothing else is understood there instead."""

import tomllib
from pathlib import Path

import pytest

from etl.model import Paragraph
from etl.recognise.prose.flat import blocks
from etl.recognise.prose.phrases import holding, phrase, phrases
from etl.recognise.prose.sentences import sentences
from etl.recognise.prose.topics import about
from queries.catalogue import catalogue

EXAMPLES = tomllib.loads(Path(__file__).with_name("examples.toml").read_text(encoding="utf-8"))
PAIRS = [(code, written, text) for code, pairs in EXAMPLES.items() for written, text in pairs.items()]


def understood(text: str):
    """The phrases that hold of the number 12 of a sentence, the most demanding first."""
    (sentence,) = (one for block in blocks([Paragraph(1, text)]) for one in sentences(block))
    nth = next(nth for nth, one in enumerate(sentence.counted) if one.value in (12, 12.5))
    topics = about(sentence.masked, sentence.marks[nth], []).topics
    return holding(*sentence.around(nth), sentence.counted[nth].unit, topics)


def test_a_phrase_is_found_in_its_example():
    for code, written, text in PAIRS:
        found = understood(text)
        assert (code, written) in [(one.phrase.indicator, one.phrase.written) for one in found], (code, written)
        assert found[0].phrase.indicator == code, (code, written)


def test_every_phrase_has_an_example():
    assert {(one.indicator, one.written) for one in phrases()} == {(code, written) for code, written, _ in PAIRS}


def test_a_phrase_needs_its_number():
    with pytest.raises(ValueError, match="needs one"):
        phrase("hòa giải thành", next(iter(catalogue())))
