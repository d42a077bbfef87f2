"""Every source says how far it was checked, and can be found."""

import pytest

from unkink.knowledge.library import Library

NAMED_BY_THE_ARTICLE = [
    "video-chair",
    "video-foam-roller",
    "video-standing",
    "kaiser-ball",
    "video-bed",
    "northwest-physio",
    "mayo-back-pain",
    "cleveland-back-pain",
    "cleveland-hypermobility",
    "alberta-reach",
    "cleveland-crack",
]


@pytest.mark.parametrize("name", NAMED_BY_THE_ARTICLE)
def test_a_reference_of_the_article_has_its_address_and_admits_that_it_was_not_read_again(
    library: Library, name: str
) -> None:
    source = library.sources[name]
    assert source.url.startswith("https://")
    assert source.checked == "from-memory"
    assert "Named by the article; not re-read." in source.note


def test_the_article_names_its_authors(library: Library) -> None:
    assert "Karen Litzy" in library.sources["article"].by
    assert "Dev Murphy" in library.sources["article"].by


def test_only_our_own_choices_are_marked_as_such(library: Library) -> None:
    assert [source.id for source in library.sources.values() if source.checked == "our-choice"] == ["our-choice"]


def test_no_two_sources_share_an_address(library: Library) -> None:
    addresses = [source.url for source in library.sources.values() if source.url]
    assert len(set(addresses)) == len(addresses)


def test_every_address_is_one_that_a_browser_opens_encrypted(library: Library) -> None:
    assert all(source.url.startswith("https://") for source in library.sources.values() if source.url)


def test_what_was_read_only_in_part_says_so(library: Library) -> None:
    read = [source for source in library.sources.values() if source.checked == "read"]
    assert [source.id for source in read if not source.note] == []
