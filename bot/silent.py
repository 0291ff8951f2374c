"""What keeps FastAPI from telling anybody what happens here."""

from fastapi.telemetry import TelemetryConfig

# FastAPI can send traces, and errors with their text, to an address from the environment: never.
SILENT: TelemetryConfig = {
    "tracing": False,
    "metrics": False,
    "logs": False,
    "operation_spans": False,
    "auto_configure": False,
}
