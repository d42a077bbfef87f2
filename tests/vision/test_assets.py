"""The camera files that this copy carries."""

from hashlib import sha256
from pathlib import Path
from zipfile import ZIP_STORED, ZipFile

import pytest

from unkink.vision.assets import ASSETS, DETECTOR, LANDMARKS, MODELS, damaged, licence_lines, missing

PUBLISHED = {
    ("lite", DETECTOR): (2_962_288, "a63c614bef30d35947f13be361820b1e4e3bec9cfeebf4d11216a18373108e85"),
    ("full", DETECTOR): (2_962_288, "a63c614bef30d35947f13be361820b1e4e3bec9cfeebf4d11216a18373108e85"),
    ("lite", LANDMARKS): (2_819_824, "f17bfbecadb61c3be1baa8b8d851cc6619c870a87167b32848ad20db306b9d61"),
    ("full", LANDMARKS): (6_440_512, "e9a5c5cb17f736fafd4c2ec1da3b3d331d6edbe8a0d32395855aeb2cdfd64b9f"),
}
"""Size and hash of the networks as their package has them."""


def test_every_camera_file_has_the_expected_bytes() -> None:
    assert missing() == ()
    assert damaged() == ()


@pytest.mark.parametrize(("size", "member"), PUBLISHED)
def test_a_network_ends_with_the_published_bytes(size: str, member: str) -> None:
    length, expected = PUBLISHED[size, member]
    with ZipFile(MODELS[size].place()) as archive:
        network = archive.read(member)
    assert sha256(network[-length:]).hexdigest() == expected


@pytest.mark.parametrize("size", MODELS)
def test_a_model_holds_two_networks_that_can_be_read_in_place(size: str) -> None:
    with ZipFile(MODELS[size].place()) as archive:
        members = archive.infolist()
    assert [each.filename for each in members] == [DETECTOR, LANDMARKS]
    assert {each.compress_type for each in members} == {ZIP_STORED}


def test_a_copy_without_camera_files_says_which_are_missing(tmp_path: Path) -> None:
    assert missing(tmp_path) == tuple(each.path for each in ASSETS)


def test_a_file_of_the_right_size_with_other_bytes_is_damaged(tmp_path: Path) -> None:
    for each in ASSETS:
        each.place(tmp_path).parent.mkdir(parents=True, exist_ok=True)
        each.place(tmp_path).write_bytes(bytes(each.size))
    assert missing(tmp_path) == ()
    assert damaged(tmp_path) == tuple(each.path for each in ASSETS)


def test_every_file_that_others_made_is_listed_with_its_licence() -> None:
    listed = "\n".join(licence_lines())
    for each in ASSETS:
        assert f"| `{each.path}` | `{each.source.name}` {each.source.version}" in listed
        assert each.source.licence in listed
