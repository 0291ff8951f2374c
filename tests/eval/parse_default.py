"""Run in Rasa's environment: JSON texts on stdin, kind and life area of each on stdout, by the model given."""

from __future__ import annotations

import asyncio
import json
import sys

from rasa.core.agent import load_agent


async def main(model: str) -> None:
    """Parse every line with the model."""
    agent = await load_agent(model_path=model)
    for line in sys.stdin:
        text = json.loads(line)
        parsed = await agent.parse_message(text) if text.strip() else {}
        chosen = parsed.get("response_selector", {}).get("wish", {}).get("response", {})
        intent = parsed.get("intent") or {}
        read = {
            "kind": (intent.get("name") or "out_of_scope").partition("/")[0],
            "area": parsed.get("area")
            or str(chosen.get("intent_response_key") or "").partition("/")[2]
            or None,
            "confidence": float(intent.get("confidence") or 0.0),
            "crisis": (parsed.get("danger") or {}).get("certainty") == "sure",
            "check": (parsed.get("danger") or {}).get("certainty") == "check",
        }
        print(json.dumps(read), flush=True)


if __name__ == "__main__":
    asyncio.run(main(sys.argv[1]))
