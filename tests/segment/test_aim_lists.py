"""Aims that one sentence lists."""

from __future__ import annotations

import pytest

from pipeline.segment.aim_lists import inline_list

_LISTS = [
    ("The plan has three priorities: cutting crime; helping victims; and safer roads.",
     ["cutting crime", "helping victims", "safer roads"]),
    ("The areas of focus are: violence against women and girls, rural crime, bringing offenders to justice, drugs and"
     " drink and supporting victims and witnesses.",
     ["violence against women and girls", "rural crime", "bringing offenders to justice", "drugs and drink",
      "supporting victims and witnesses"]),
    ("She set out the pillars of her plan, namely; Stronger Villages, Road Safety, Fair Policing and Care for Victims.",
     ["Stronger Villages", "Road Safety", "Fair Policing", "Care for Victims"]),
    ("Three aims were named in the plan - to make villages safer and calmer, to earn the trust of the young, and to give"
     " victims a voice.",
     ["to make villages safer and calmer", "to earn the trust of the young", "to give victims a voice"]),
    ("He spoke of his priorities of opening stations, raising standards and looking after staff.",
     ["opening stations", "raising standards", "looking after staff"]),
    ("It has four strategic priorities – theft, drugs and alcohol, serious violence, and antisocial behaviour – for all"
     " towns.",
     ["theft", "drugs and alcohol", "serious violence", "antisocial behaviour"]),
    ("Two further priorities stand out: reversing the rise in knife crime, and tackling gangs.",
     ["reversing the rise in knife crime", "tackling gangs"]),
    ("The four objectives are prevention, protection, partnership and performance.",
     ["prevention", "protection", "partnership", "performance"]),
    ("My four priorities for the term will be visible policing, support for victims, rural crime and value for money.",
     ["visible policing", "support for victims", "rural crime", "value for money"]),
    ("The plan rests on three themes: 'Public Trust', 'Fair Funding' and 'Fewer Victims'.",
     ["'Public Trust'", "'Fair Funding'", "'Fewer Victims'"]),
    ("There were to be three priorities, namely Safe Streets and Villages, Policing with Care, and Hearing, Answering and"
     " Explaining; beyond that she did not wish to say more.",
     ["Safe Streets and Villages", "Policing with Care", "Hearing, Answering and Explaining"]),
    ("The five priorities are: A safer county; B better justice.", ["A safer county", "B better justice"]),
]  # fmt: skip

_NONE = [
    "The outcomes of the review were discussed, noted and sent to members, who asked for more.",
    "Priorities were noted as emerging, and members thanked officers.",
    "The plan tells how the priorities of the Commissioner (PCC) give direction to the force, partners and councils.",
    "The aims of the panel – set out in the report and known to the public – were read.",
    "His objectives are clear, but it was too soon to say, he said, what would come of them.",
    "Our priorities are 14 How we will know 20 Delivery framework 21 Find out more 22, and more.",
    "Burglary fell, robbery rose and fraud stayed the same.",
]


@pytest.mark.parametrize(("sentence", "expected"), _LISTS)
def test_lists_of_aims(sentence: str, expected: list[str]) -> None:
    found = inline_list(sentence)
    assert found is not None
    assert [sentence[a:b] for a, b in found[1]] == expected


@pytest.mark.parametrize("sentence", _NONE)
def test_sentences_that_list_no_aims(sentence: str) -> None:
    assert inline_list(sentence) is None


def test_they_stand_for_the_aims_of_the_sentence_before() -> None:
    sentence = "They are cutting crime, building trust and helping victims."
    found = inline_list(sentence, "The plan has three priorities.")
    assert found is not None
    assert [sentence[a:b] for a, b in found[1]] == ["cutting crime", "building trust", "helping victims"]
    assert inline_list(sentence, "The officers came by car.") is None
