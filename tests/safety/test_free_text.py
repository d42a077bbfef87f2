"""Free text may raise a question. It copes with negation, relatives, old stories and everyday uses of a word."""

import pytest

from unkink.knowledge.library import Library
from unkink.safety.answers import read_answers
from unkink.safety.closing import openness
from unkink.safety.free_text import raised_by
from unkink.safety.verdict import judge


def raised(library: Library, text: str) -> set[str]:
    return {each.question for each in raised_by(library.text, text, frozenset())}


@pytest.mark.parametrize(
    ("text", "question"),
    [
        ("Since yesterday I can't feel it when I wipe.", "saddle_numb"),
        ("I am numb between my legs.", "saddle_numb"),
        ("This morning I wet myself without noticing.", "bladder_new"),
        ("It's hard to start peeing since Sunday", "bladder_new"),
        ("I lost control of my bowels on the bus", "bowel_new"),
        ("Both my legs... both legs feel weak today", "leg_weak_both"),
        ("My legs are numb when I stand up.", "bilateral_leg_new"),
        ("my legs go numb lately", "bilateral_leg_new"),
        ("There is a pain in my chest too.", "chest_pain"),
        ("My chest feels tight and I sweat.", "chest_pain"),
        ("I'm short of breath", "breathless"),
        ("ripping between my shoulder blades", "sudden_tearing"),
        ("I fainted in the kitchen", "collapse"),
        ("my right foot catches: foot drop they call it?", "leg_weak_one"),
        ("Car hit from behind two days ago", "trauma_recent"),
        ("I've been shivering all night", "fever"),
        ("After cracking there was a sharp pain", "after_crack_new_pain"),
        ("I take warfarin", "anticoagulant"),
        ("Prostate cancer two years ago.", "cancer_history"),
        ("My speech is slurred", "slurred"),
        ("I can\u2019t pee", "bladder_new"),
        ("No fever, but my legs are numb", "bilateral_leg_new"),
        ("My mum says it is nothing, but I have chest pain", "chest_pain"),
        ("My back has been bad for years and now I can't pee", "bladder_new"),
        ("Not sure, I think I have chest pain", "chest_pain"),
        ("I don't sleep because my chest hurts", "chest_pain"),
        ("I don't feel it when I pee anymore", "bladder_new"),
        ("my legs gave out twice today", "leg_weak_both"),
        ("it spread to my left arm and jaw", "jaw_arm_pain"),
        ("temperature 38.9 and shaking", "fever"),
        ("I've dropped 8 kilos without trying", "weight_loss_unexplained"),
        ("Tumour removed last year", "cancer_history"),
        ("Lumbar operation: back surgery in May", "spine_surgery_recent"),
    ],
)
def test_words_about_a_danger_raise_its_question(library: Library, text: str, question: str) -> None:
    assert question in raised(library, text)


@pytest.mark.parametrize(
    "text",
    [
        "No numbness down there, peeing and pooing normal, no fever, no weight loss, legs strong.",
        "No chest pain, breathlessness or fever.",
        "I have never had chest pain or passed out.",
        "I don't have a fever.",
        "Without any chest pain.",
        "Chest pain? No. Fever? None.",
        "Fever: none. Weight loss: no.",
        "I haven't lost weight.",
        "Neither chest pain nor double vision.",
    ],
)
def test_a_negated_danger_raises_nothing(library: Library, text: str) -> None:
    assert raised(library, text) == set()


@pytest.mark.parametrize(
    "text",
    [
        "My father had a heart attack at sixty.",
        "My wife is short of breath when she laughs at me.",
        "A friend collapsed at work, he had chest pain.",
        "My grandmother has osteoporosis.",
    ],
)
def test_what_others_have_raises_nothing(library: Library, text: str) -> None:
    assert raised(library, text) == set()


@pytest.mark.parametrize(
    "text",
    [
        "Known narrowing of the spine; my legs go weak when I walk. Known for years, no change.",
        "My fingers tingle, as they have for years.",
        "I was in a car accident ten years ago.",
        "As a child I fainted a lot: I fainted as a child at every assembly.",
    ],
)
def test_what_is_long_standing_and_unchanged_raises_nothing(library: Library, text: str) -> None:
    assert raised(library, text) == set()


@pytest.mark.parametrize(
    "text",
    [
        "This chair is killing me, I collapsed on the sofa after work.",
        "Cabin fever after a week indoors.",
        "Did chest press at the gym and my chest is fine, but the chest freezer was heavy.",
        "By a stroke of luck I swim breaststroke.",
        "The view was breathtaking and the stairs steep.",
        "My computer crashed and I sat for nine hours.",
        "I fell asleep on the sofa.",
        "Went to a loud gig, stood for four hours. Both feet are sore and my low back is tight.",
        "I lost weight on a diet, on purpose.",
        "Hay fever season.",
        "The film nearly gave me a heart attack.",
        "Tearing my hair out over this project.",
        "My legs are weak after leg day.",
        "I want to lose weight.",
        "Ran a marathon yesterday, both legs are sore and weak.",
        "I'm breathless with excitement.",
        "I had cancer screening.",
        "I'm dead tired and my legs feel heavy after work.",
        "I use hot and cold packs.",
    ],
)
def test_everyday_uses_of_a_word_raise_nothing(library: Library, text: str) -> None:
    assert raised(library, text) == set()


def test_a_raised_question_shuts_everything_and_leaves_the_level(library: Library) -> None:
    answers = read_answers(library, {"age": 30, "pain_0_10": 1, "text": "I can't feel it when I wipe."})
    verdict = judge(library, answers)
    assert verdict.level == "all_ok"
    assert [question.id for question in verdict.questions] == ["saddle_numb"]
    assert openness(library, verdict.closings).open == ()


def test_an_explicit_no_settles_a_raised_question(library: Library) -> None:
    document = {"age": 30, "pain_0_10": 1, "text": "I can't feel it when I wipe.", "flags_no": ["saddle_numb"]}
    verdict = judge(library, read_answers(library, document))
    assert verdict.questions == ()
    assert len(openness(library, verdict.closings).open) == len(library.techniques)


def test_a_yes_to_a_raised_question_counts(library: Library) -> None:
    document = {"age": 30, "pain_0_10": 1, "text": "I can't feel it when I wipe.", "flags_yes": ["saddle_numb"]}
    assert judge(library, read_answers(library, document)).level == "emergency"
