"""The eight techniques are there, whole, and demand of the body what the rules count on."""

import pytest

from unkink.knowledge.library import Library
from unkink.knowledge.rule import Closes
from unkink.knowledge.technique import Technique
from unkink.knowledge.vocabulary import Kind

MOBILISATIONS = {"chair-lean-back", "foam-roller", "standing-lean-back", "bed-hang"}
STRETCHES = {"ball-stretch", "rocking", "knee-rotation", "upper-back-reach"}
EVERY = sorted(MOBILISATIONS | STRETCHES)

DEMANDS = {
    "chair-lean-back": {"end-range-extension", "neck-tipped-or-loaded", "arms-behind", "steady-support"},
    "foam-roller": {"end-range-extension", "lying-on-back", "pressure-on-spine"},
    "standing-lean-back": {"end-range-extension", "arms-behind", "pressure-through-wrists", "pressure-on-spine"},
    "ball-stretch": {"end-range-flexion", "arms-overhead", "kneeling"},
    "bed-hang": {
        "end-range-extension",
        "end-range-flexion",
        "loaded-flexion",
        "head-below-heart",
        "head-below-heart-held",
        "neck-tipped-or-loaded",
        "lying-on-back",
        "arms-overhead",
        "steady-support",
    },
    "rocking": {
        "end-range-flexion",
        "loaded-flexion",
        "loaded-flexion-with-momentum",
        "head-below-heart",
        "neck-tipped-or-loaded",
        "lying-on-back",
        "steady-support",
    },
    "knee-rotation": {"rotation", "lying-on-back"},
    "upper-back-reach": {"gentle-flexion", "arms-forward"},
}


@pytest.fixture(params=EVERY)
def technique(request: pytest.FixtureRequest, library: Library) -> Technique:
    return library.techniques[request.param]


def closed_by(library: Library, kinds: tuple[Kind, ...], demands: tuple[str, ...]) -> set[str]:
    closes = Closes(kinds, demands)
    return {name for name, technique in library.techniques.items() if library.closed(closes, technique)}


def test_the_library_holds_the_eight_techniques_of_the_article_and_no_other(library: Library) -> None:
    assert sorted(library.techniques) == EVERY


def test_four_techniques_are_mobilisations_and_four_are_stretches(library: Library) -> None:
    kinds = {name: technique.kind for name, technique in library.techniques.items()}
    assert kinds == dict.fromkeys(MOBILISATIONS, Kind.MOBILISATION) | dict.fromkeys(STRETCHES, Kind.STRETCH)


def test_each_technique_demands_exactly_what_the_rules_count_on(technique: Technique) -> None:
    assert set(technique.demands) == DEMANDS[technique.id]


def test_mobilisations_and_swinging_over_a_bent_spine_make_up_the_cracking_set(library: Library) -> None:
    closed = closed_by(library, (Kind.MOBILISATION,), ("loaded-flexion-with-momentum",))
    assert closed == MOBILISATIONS | {"rocking"}


@pytest.mark.parametrize(
    ("demands", "closed"),
    [
        (("head-below-heart",), {"bed-hang", "rocking"}),
        (("head-below-heart-held",), {"bed-hang"}),
        (("neck-tipped-or-loaded",), {"chair-lean-back", "bed-hang", "rocking"}),
        (("arms-behind",), {"standing-lean-back", "chair-lean-back"}),
        (("pressure-through-wrists",), {"standing-lean-back"}),
        (("kneeling",), {"ball-stretch"}),
        (("loaded-flexion",), {"rocking", "bed-hang"}),
        (("steady-support",), {"chair-lean-back", "bed-hang", "rocking"}),
    ],
)
def test_a_rule_about_a_position_closes_the_techniques_in_that_position(
    library: Library, demands: tuple[str, ...], closed: set[str]
) -> None:
    assert closed_by(library, (), demands) == closed


def test_the_limits_on_cracking_count_rocking_too(library: Library) -> None:
    counted = {name for name, technique in library.techniques.items() if library.cracks(technique)}
    assert counted == MOBILISATIONS | {"rocking"}


def test_every_technique_says_what_to_do_to_feel_to_leave_and_when_to_stop(technique: Technique) -> None:
    for part in (technique.steps, technique.feel, technique.never, technique.stop_when, technique.cautions):
        assert len(part) >= 2


def test_every_technique_has_an_easier_way_in_its_own_words(technique: Technique) -> None:
    assert technique.easier is not None
    assert technique.easier.cues != technique.cues
    assert technique.easier.hold_s.most <= technique.dose.hold_s.most


def test_every_technique_says_how_to_breathe_and_what_a_crack_is_worth(technique: Technique) -> None:
    assert "breath" in technique.breathing.text.lower()
    assert technique.crack_note


def test_every_technique_stops_at_pain(technique: Technique) -> None:
    stops = " ".join(statement.text.lower() for statement in technique.stop_when)
    assert "pain" in stops or "hurt" in stops


def test_every_technique_stops_at_a_sign_of_a_nerve(technique: Technique) -> None:
    stops = " ".join(statement.text.lower() for statement in technique.stop_when)
    assert "numb" in stops


def test_a_mobilisation_warns_of_too_hard_and_too_often(library: Library) -> None:
    for name in MOBILISATIONS | {"rocking"}:
        cautions = " ".join(statement.text for statement in library.techniques[name].cautions)
        assert "too often" in cautions, name


def test_a_mobilisation_ends_at_its_first_pop_and_says_so(library: Library) -> None:
    for name in MOBILISATIONS | {"rocking"}:
        technique = library.techniques[name]
        assert technique.dose.stop_at_first_pop, name
        assert any("popped once" in statement.text for statement in technique.stop_when), name


def test_the_chair_must_not_roll(library: Library) -> None:
    technique = library.techniques["chair-lean-back"]
    assert "without wheels" in technique.steps[0].text


@pytest.mark.parametrize(
    ("name", "reference"),
    [
        ("chair-lean-back", "video-chair"),
        ("foam-roller", "video-foam-roller"),
        ("standing-lean-back", "video-standing"),
        ("ball-stretch", "kaiser-ball"),
        ("bed-hang", "video-bed"),
        ("rocking", "northwest-physio"),
        ("knee-rotation", "mayo-back-pain"),
        ("upper-back-reach", "alberta-reach"),
    ],
)
def test_the_steps_carry_the_reference_that_the_article_gives_them(library: Library, name: str, reference: str) -> None:
    steps = library.techniques[name].steps
    from_article = [step for step in steps if "article" in step.sources]
    assert sum(reference in step.sources for step in from_article) >= 3
    assert all(reference in step.sources or len(step.sources) > 1 for step in from_article)


@pytest.mark.parametrize(
    ("name", "places", "needs"),
    [
        ("chair-lean-back", {"desk"}, {"chair"}),
        ("foam-roller", {"floor"}, {"foam-roller"}),
        ("standing-lean-back", {"standing", "desk", "floor"}, set()),
        ("ball-stretch", {"floor"}, {"ball"}),
        ("bed-hang", {"bed"}, {"bed"}),
        ("rocking", {"floor"}, {"mat"}),
        ("knee-rotation", {"floor", "bed"}, set()),
        ("upper-back-reach", {"desk", "floor", "standing", "bed"}, set()),
    ],
)
def test_each_technique_can_be_done_where_and_with_what_the_article_has_it(
    library: Library, name: str, places: set[str], needs: set[str]
) -> None:
    technique = library.techniques[name]
    assert set(technique.places) == places
    assert set(technique.needs) == needs
