"""How strongly something is wished: the small words that stay between "Jeg" and the wish, and those that go."""

from __future__ import annotations

_DROPPED = frozenset(
    "også da ligesom nu sgu lige simpelthen egentlig egentligt "
    "faktisk selvfølgelig bestemt personligt jo tit ofte længe "
    "kunne rent".split()
)


def wording(adverbs: str, *, said_vil: bool) -> tuple[str, str]:
    """The words between "Jeg" and the wish, and how strong they are, from the adverbs that were said.

    Politeness goes ("godt" is "gerne", "bare gerne" is "gerne"); doubt, preference, strength and "selv" stay.
    """
    said = adverbs.lower().split()
    hedge = "måske" in said
    likes = (
        "allerhelst"
        if "allerhelst" in said
        else "helst"
        if {"helst", "bedst"} & set(said)
        else "hellere"
        if {"hellere", "bedre"} & set(said)
        else ""
    )
    if not likes and (not said_vil or {"gerne", "godt", "også"} & set(said)):
        likes = "gerne"
    kept: list[str] = []
    for n, word in enumerate(said):
        if (
            word in ("gerne", "godt", "helst", "hellere", "bedre", "bedst", "allerhelst", "måske")
            or word in _DROPPED
        ):
            continue
        strong = word in (
            "rigtig",
            "rigtigt",
            "virkelig",
            "meget",
            "så",
            "super",
            "mega",
            "vildt",
            "ret",
            "helt",
            "heller",
        )
        if strong and not (
            (said[n + 1 : n + 2] and said[n + 1] in ("gerne", "godt")) or (word == "virkelig" and said_vil)
        ):
            continue
        if word == "bare" and (likes or not said_vil):
            continue
        if not said_vil and not strong and word not in ("selv", "stadig", "stadigvæk"):
            continue
        kept.append(word)
    own = [w for w in kept if w == "selv"]
    kept = [w for w in kept if w != "selv"]
    words = ["vil", *(["måske"] if hedge else []), *kept, *([likes] if likes else []), *own]
    strength = "måske" if hedge else f"vil {likes}".strip()
    return " ".join(words), strength
