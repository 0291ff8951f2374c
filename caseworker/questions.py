"""What the citizen was asked, by question id, read from the bot's own texts. Words nothing itself."""

import re
from pathlib import Path

import yaml

ASK = "utter_ask_"


def asked(domain: Path) -> dict[str, str]:
    """Question id → the first, ordinary wording of its `utter_ask_<id>` in the folder's YAML files."""
    questions: dict[str, str] = {}
    for file in sorted(domain.glob("**/*.yml")):
        responses = (yaml.safe_load(file.read_text(encoding="utf-8")) or {}).get("responses") or {}
        for name, variants in responses.items():
            if name.startswith(ASK) and variants:
                plain = next((v for v in variants if not v.get("condition")), variants[0])
                questions[name.removeprefix(ASK)] = last_words(str(plain.get("text", "")))
    return questions


def last_words(text: str) -> str:
    """The question itself: the last line, without sentences that were filled in for one citizen."""
    line = text.strip().rsplit("\n", 1)[-1]
    return " ".join(part for part in re.split(r"(?<=[.?!]) ", line) if "{" not in part)
