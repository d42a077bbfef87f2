"""The words are our own, fit the screen, and never say what nobody can know."""

import re
from pathlib import Path

import pytest

from unkink.knowledge.library import Library
from unkink.knowledge.loading import CONTENT
from unkink.knowledge.technique import Technique
from unkink.knowledge.validation.wording import CUE_LENGTH

ARTICLES = Path(__file__).parents[3] / "shared" / "seed"
TOO_LONG_A_QUOTE = 8


def words(text: str) -> list[str]:
    """All words in order; an address of the web is a reference, not a sentence."""
    prose = re.sub(r"https?://\S+", " | ", text.lower())
    return re.findall(r"[a-z0-9]+", re.sub("['\N{RIGHT SINGLE QUOTATION MARK}]", "", prose))


def runs(text: str, length: int) -> set[tuple[str, ...]]:
    found = words(text)
    return {tuple(found[start : start + length]) for start in range(len(found) - length + 1)}


def test_no_eight_words_in_a_row_stand_in_the_article_and_in_our_content() -> None:
    articles = sorted(ARTICLES.glob("*.txt"))
    if not articles:
        pytest.skip("the article is not beside this checkout")
    theirs = set().union(*(runs(article.read_text("utf-8"), TOO_LONG_A_QUOTE) for article in articles))
    assert theirs
    for path in sorted(CONTENT.rglob("*.yaml")):
        copied = theirs & runs(path.read_text("utf-8"), TOO_LONG_A_QUOTE)
        assert not copied, f"{path.name}: {[' '.join(run) for run in copied]}"


def lines_of(technique: Technique) -> list[str]:
    spoken = [technique.cues] + ([technique.easier.cues] if technique.easier else [])
    return [getattr(cues, phase) for cues in spoken for phase in cues.__struct_fields__]


def test_every_cue_fits_the_screen_and_ends_as_a_sentence(library: Library) -> None:
    for technique in library.techniques.values():
        for line in lines_of(technique):
            assert 0 < len(line) <= CUE_LENGTH, f"{technique.id}: {line}"
            assert line.endswith("."), f"{technique.id}: {line}"


def test_no_cue_holds_a_sign_that_a_voice_cannot_speak(library: Library) -> None:
    for technique in library.techniques.values():
        for line in lines_of(technique):
            assert re.fullmatch(r"[A-Za-z ,.'-]+", line), f"{technique.id}: {line}"


def test_no_technique_calls_itself_safe_or_correct(library: Library) -> None:
    for technique in library.techniques.values():
        text = (CONTENT / "techniques" / f"{technique.id}.yaml").read_text("utf-8")
        assert not re.search(r"\b(safe|safely|correctly|correct|cleared|cure|cures|heals)\b", text, re.IGNORECASE)


def test_every_sentence_is_short_enough_to_be_read_with_a_sore_back(library: Library) -> None:
    for technique in library.techniques.values():
        parts = (technique.steps, technique.feel, technique.never, technique.stop_when, technique.cautions)
        for statement in (statement for part in parts for statement in part):
            for sentence in re.split(r"(?<=[.;])\s", statement.text):
                assert len(words(sentence)) <= 26, f"{technique.id}: {sentence}"
