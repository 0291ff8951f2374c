"""A yes to a text is a plain yes, and nothing that only sounds like one."""

import pytest

from plan.plain_yes import plainly_yes


@pytest.mark.parametrize(
    "words",
    [
        "ja",
        "Ja!",
        "ja tak",
        "ok",
        "ja det må du godt",
        "send",
        "Send det.",
        "det passer",
        "👍",
        "ja det må de gerne",
    ],
)
def test_a_plain_yes_is_a_yes(words: str) -> None:
    assert plainly_yes(words)


@pytest.mark.parametrize(
    "words",
    [
        "", "ja send ikke", "okay så lad være", "ja måske senere", "jeg siger ja i morgen", "jeg tror ja",
        "nej ja", "ja men uden hund", "ja, næsten", "ja hvis det er en lille hund", "ja ja men vent",
        "gerne", "det er fint", "måske", "nej",
    ],
)  # fmt: skip
def test_what_only_sounds_like_a_yes_is_none(words: str) -> None:
    assert not plainly_yes(words)
