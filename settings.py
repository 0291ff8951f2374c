"""Every setting, read once at the start: the only file that reads the environment. It decides nothing.

Long because it is a list: each setting stands here with its meaning, and whoever looks for one looks here.
"""

from __future__ import annotations

import os
import re
from ipaddress import ip_network
from pathlib import Path
from typing import Annotated, Any, Self
from urllib.parse import quote, urlsplit

from dotenv.parser import parse_stream
from pydantic import Field, SecretStr, ValidationError, field_validator
from pydantic_settings import (
    BaseSettings,
    NoDecode,
    PydanticBaseSettingsSource,
    SettingsConfigDict,
)

ROOT = Path(__file__).resolve().parent
PREFIX = "DROMMEPLAN_"
ENV_FILE = ROOT / ".env"

Port = Annotated[int, Field(ge=1, le=65535)]
Days = Annotated[int, Field(ge=1, le=36500)]
Secret = Annotated[SecretStr, Field(min_length=16)]


class WrongSetting(Exception):
    """A variable of the environment has a value that cannot be used."""


class Settings(BaseSettings):
    """Frozen. Each field is the variable DROMMEPLAN_<FIELD>, except those with a name of their own."""

    model_config = SettingsConfigDict(
        env_prefix=PREFIX,
        env_file=ENV_FILE,
        env_ignore_empty=True,
        extra="ignore",
        frozen=True,
        hide_input_in_errors=True,
    )

    home: Path = ROOT / "var"
    """Folder of everything that is written: database, model, logs, secrets."""
    database_url: SecretStr | None = Field(default=None, validation_alias="DATABASE_URL")
    """postgresql://user:password@host/name, or sqlite:////file; empty: SQLite under home."""
    demo: bool = False
    """1: demonstration codes and logins exist. Only `make run` sets it."""
    municipality: str = Field(default="Kommunen", min_length=2, max_length=80)
    """Name of the municipality that citizens and accounts belong to unless another is given."""
    kle_number: str | None = Field(default=None, pattern=r"^27\.\d\d\.\d\d$")
    """KLE number that the municipality files plans under, such as 27.00.00."""
    pages: Path = ROOT / "pages"
    """Folder of om.md, privatliv.md and was.md, which the operator fills."""

    host: str = "127.0.0.1"
    """Address that the citizens' pages listen on; a proxy on the same machine needs no other."""
    port: Port = 8000
    """Port of the citizens' pages."""
    desk_host: str = "127.0.0.1"
    """Address that the caseworkers' desk listens on; keep it on the municipality's network."""
    desk_port: Port = 8001
    """Port of the caseworkers' desk."""
    rasa_port: Port = 5005
    """Port of Rasa, on loopback only."""
    actions_port: Port = 5055
    """Port of the action server, on loopback only."""
    door_port: Port = 5056
    """Port of the fronts' door, on loopback only."""
    telegram_bot_name: str | None = Field(
        default=None, pattern=r"^[A-Za-z0-9_]{5,32}$", validation_alias="TELEGRAM_BOT_NAME"
    )
    """Name of the municipality's Telegram bot, without @; empty: invitations do not name Telegram."""
    telegram_bot_token: SecretStr | None = Field(default=None, validation_alias="TELEGRAM_BOT_TOKEN")
    """The bot's token from BotFather; empty: there is no Telegram."""
    telegram_api_base_url: str = Field(
        default="https://api.telegram.org", validation_alias="TELEGRAM_API_BASE_URL"
    )
    """Address of the Bot API, without a slash at the end."""
    telegram_webhook_url: str | None = Field(default=None, validation_alias="TELEGRAM_WEBHOOK_URL")
    """https address of this machine that Telegram brings messages to, without a path; empty: we ask for them."""
    telegram_port: Port = 8002
    """Port on which messages are brought, behind your proxy; used only with TELEGRAM_WEBHOOK_URL."""
    telegram_news_hours: Annotated[tuple[int, int], NoDecode] = Field(
        default=(8, 20), validation_alias="TELEGRAM_NEWS_HOURS"
    )
    """Hours of the Danish day between which a telephone may ring with news: 8-20; 0-24 is always."""
    public_url: str | None = None
    """Address that citizens type, such as https://drom.kommune.dk; https makes cookies secure."""
    desk_url: str | None = None
    """Address that caseworkers type; https makes the desk's cookies secure."""
    trusted_proxies: Annotated[tuple[str, ...], NoDecode] = ()
    """Addresses or networks, with commas, whose X-Forwarded-For is believed."""

    pepper: Secret | None = None
    """Secret mixed into hashed codes; changing it makes open codes useless. Default: made once."""
    channel_secret: Secret | None = None
    """Secret between the fronts and Rasa. Default: made once."""
    actions_secret: Secret | None = None
    """Secret between Rasa and the actions. Default: made once."""
    door_secret: Secret | None = None
    """Secret between the citizens' pages and the door. Default: made once."""
    desk_secret: Secret | None = None
    """Secret that signs the desk's sessions. Default: made once."""
    telegram_secret: Secret | None = None
    """Secret of the Telegram front: opens the door, and locks its inbox. Default: made once."""
    front_secret: Secret | None = None
    """Secret that signs the citizens' browser sessions. Default: made once."""

    voice_speed: Annotated[int, Field(ge=70, le=300)] = 130
    """Words a minute that are read aloud, unless a person wants another speed."""
    kiosk_idle_seconds: Annotated[int, Field(ge=30, le=540)] = 120
    """Seconds without a press or a word after which a kiosk is emptied; the last 30 of them are a warning."""
    voice_silence: Annotated[float, Field(ge=2, le=10)] = 4
    """Seconds of silence after which somebody who has spoken has finished, unless a person wants another time."""
    voice_people: Annotated[int, Field(ge=0, le=1000)] = 20
    """How many people may speak at once, each with a process of some 25 MB; 0: nobody, and nothing is started."""
    voice_accept_synthetic_dictation: bool = Field(
        default=False, validation_alias="VOICE_ACCEPT_SYNTHETIC_DICTATION"
    )
    """1: a model that has heard no human being may write down what people say. For tests and shows only."""

    receipt_days: Annotated[int, Field(ge=1, le=60)] = 5
    """Working days after sending within which a person has read a dream; told when it is about to break."""

    oidc_issuer: str | None = None
    """Address of the municipality's OpenID Connect provider; empty: passwords alone."""
    oidc_client_id: str | None = None
    """What the provider calls this desk."""
    oidc_client_secret: SecretStr | None = None
    """The desk's secret at the provider."""
    oidc_name: str = Field(default="kommunens login", min_length=2, max_length=60)
    """What the provider is called on the sign-in page, after "Log ind med"."""
    oidc_scope: str = "openid profile email"
    """What the provider is asked to tell, with spaces between."""
    oidc_login_claim: str | None = None
    """Claim that holds an account's login here, such as preferred_username: ties it at the first sign-in."""
    oidc_roles_claim: str | None = None
    """Claim that holds roles, such as roles or realm_access.roles; empty: the accounts here decide."""
    oidc_roles: Annotated[dict[str, str], NoDecode] = Field(default_factory=dict)
    """Which of its values is which role here, with commas: Drøm-SB=caseworker,Drøm-leder=leader."""

    unsent_days: Days = 30
    """Days after which an unsent conversation that nobody came back to is erased."""
    raw_days: Days = 30
    """Days after sending when the raw turns of a conversation are erased."""
    code_days: Days = 30
    """Days that an invitation is kept after it was used or ran out."""
    told_days: Days = 30
    """Days that news is kept after it was told."""
    misunderstood_days: Days = 90
    """Days that a line which was not understood, and was given to learn from, waits to be reviewed."""
    danger_days: Days | None = None
    """Days that alerts and words about danger are kept; empty: until the municipality decides."""
    sent_days: Days | None = None
    """Days that a sent dream is kept here; empty: until the municipality decides."""

    @field_validator("home", "pages", mode="after")
    @classmethod
    def _absolute(cls, value: Path) -> Path:
        try:
            return value.expanduser().absolute()
        except RuntimeError:
            raise ValueError("begins with ~ and a user who does not exist") from None

    @field_validator("database_url")
    @classmethod
    def _known_database(cls, value: SecretStr | None) -> SecretStr | None:
        if value is None:
            return None
        url = value.get_secret_value()
        # Three slashes would be a file of the folder that a process happens to stand in, or no file at all.
        if url.startswith("sqlite:////") or _is_postgresql(url):
            return value
        raise ValueError(
            "must be postgresql://user:password@host/name (signs such as / in a password as %2F) "
            "or sqlite:////file"
        )

    @field_validator("public_url", "desk_url")
    @classmethod
    def _web_address(cls, value: str | None) -> str | None:
        if value is None:
            return None
        try:
            parts = urlsplit(value)
            if parts.scheme in ("http", "https") and parts.hostname and not parts.query:
                return value.rstrip("/")
        except ValueError:
            pass  # told below, in our words
        raise ValueError("must be an address such as https://drom.kommune.dk")

    @field_validator("telegram_bot_token")
    @classmethod
    def _whole_token(cls, value: SecretStr | None) -> SecretStr | None:
        if value is None or re.fullmatch(r"[0-9]{3,20}:[A-Za-z0-9_-]{10,}", value.get_secret_value()):
            return value
        raise ValueError("must be a token as BotFather gives it: digits, a colon, letters")

    @field_validator("telegram_api_base_url", "telegram_webhook_url")
    @classmethod
    def _safe_bot_api(cls, value: str | None) -> str | None:
        # The token stands in every address, so nothing but this machine is spoken to in the clear.
        if value is None or value.startswith(("https://", "http://127.0.0.1:", "http://localhost:")):
            return value and value.rstrip("/")
        raise ValueError("must begin with https://, or lie on this machine")

    @field_validator("telegram_news_hours", mode="before")
    @classmethod
    def _hours(cls, value: object) -> object:
        if not isinstance(value, str):
            return value
        first, _, last = value.partition("-")
        if not (first.strip().isdecimal() and last.strip().isdecimal() and int(first) < int(last) <= 24):
            raise ValueError("must be two hours such as 8-20, the first before the second")
        return int(first), int(last)

    @field_validator("oidc_issuer")
    @classmethod
    def _safe_issuer(cls, value: str | None) -> str | None:
        if value is None or value.startswith(("https://", "http://127.0.0.1:", "http://localhost:")):
            return value
        raise ValueError("must begin with https://, or lie on this machine")

    @field_validator("oidc_roles", mode="before")
    @classmethod
    def _pairs(cls, value: object) -> object:
        if not isinstance(value, str):
            return value
        pairs = [part.split("=") for part in value.split(",") if part.strip()]
        if any(len(pair) != 2 or not pair[0].strip() for pair in pairs):
            raise ValueError("must be value=role,value=role")
        return {name.strip(): role.strip() for name, role in pairs}

    @field_validator("trusted_proxies", mode="before")
    @classmethod
    def _networks(cls, value: object) -> object:
        if not isinstance(value, str):
            return value
        addresses = tuple(part.strip() for part in value.split(",") if part.strip())
        for address in addresses:
            ip_network(address, strict=False)
        return addresses

    @property
    def store_url(self) -> str:
        """The plan store's address, as SQLAlchemy wants it."""
        if self.database_url is None:
            return f"sqlite:///{self.home / 'drommeplan.sqlite'}"
        url = self.database_url.get_secret_value()
        scheme, rest = url.split("://", 1)
        return url if scheme == "sqlite" else f"postgresql+psycopg://{rest}"

    @property
    def tracker_url(self) -> str:
        """Rasa's own conversations: a second SQLite file, or the same PostgreSQL by its plain name."""
        if self.store_url.startswith("sqlite"):
            return f"sqlite:///{self.home / 'conversations.sqlite'}"
        return self.store_url.replace("postgresql+psycopg://", "postgresql://", 1)

    @property
    def citizen_url(self) -> str:
        """The address of the citizens' pages, without a slash at the end."""
        return self.public_url or f"http://localhost:{self.port}"

    @property
    def caseworker_url(self) -> str:
        """The address of the desk, without a slash at the end."""
        return self.desk_url or f"http://localhost:{self.desk_port}"

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,
        file_secret_settings: PydanticBaseSettingsSource,
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        return init_settings, env_settings, _SecretFiles(settings_cls), dotenv_settings

    @classmethod
    def read(cls, **given: Any) -> Self:
        """The settings of this process. Raises WrongSetting, one line with the variable's name."""
        _check_lines(given.get("_env_file", ENV_FILE))
        try:
            return cls(**given)
        except ValidationError as error:
            first = error.errors(include_url=False, include_input=False, include_context=False)[0]
            variable = _variable(str(first["loc"][0]))
            raise WrongSetting(f"{variable}: {first['msg'].removeprefix('Value error, ')}") from None


class _SecretFiles(PydanticBaseSettingsSource):
    """NAME_FILE names a file whose text is the value of NAME, for secrets that a vault mounts."""

    def get_field_value(self, field: Any, field_name: str) -> tuple[Any, str, bool]:
        variable = _variable(field.validation_alias or field_name)
        file = os.environ.get(f"{variable}_FILE")
        if not file or "SecretStr" not in str(field.annotation):
            return None, field_name, False
        try:
            return Path(file).read_text("utf-8").strip(), str(field.validation_alias or field_name), False
        except (OSError, UnicodeDecodeError) as error:
            raise WrongSetting(f"{variable}_FILE: cannot be read ({type(error).__name__})") from None

    def __call__(self) -> dict[str, Any]:
        found = (self.get_field_value(field, name) for name, field in self.settings_cls.model_fields.items())
        return {name: value for value, name, _ in found if value is not None}


def _check_lines(file: Path | None) -> None:
    """Raise WrongSetting for a file that cannot be read, or a line of it that would be passed over."""
    if file is None or not file.is_file():
        return
    try:
        with file.open(encoding="utf-8") as lines:
            wrong = next((each.original for each in parse_stream(lines) if each.error), None)
    except (OSError, UnicodeDecodeError) as error:
        raise WrongSetting(f"{file}: cannot be read as text ({type(error).__name__})") from None
    if wrong is not None:
        # It begins with the empty lines before it.
        empty = len(wrong.string) - len(wrong.string.lstrip("\n"))
        raise WrongSetting(f"{file}, line {wrong.line + empty}: must be NAME=value")


def _is_postgresql(url: str) -> bool:
    try:
        parts = urlsplit(url)
        _ = parts.port  # raises ValueError for what is no port, with a piece of the password in it
    except ValueError:
        return False
    return parts.scheme in ("postgres", "postgresql", "postgresql+psycopg") and bool(parts.path.strip("/"))


def _variable(name: object) -> str:
    name = str(name)
    return name if name.isupper() else f"{PREFIX}{name.upper()}"


def shown(url: str) -> str:
    """A database address without its password, for messages."""
    parts = urlsplit(url)
    url = re.sub(r"(?<=[?&]password=)[^&#]*", "…", url)
    if parts.password is None:
        return url
    return url.replace(f":{quote(parts.password, safe='%')}@", ":…@").replace(f":{parts.password}@", ":…@")


def unknown_variables() -> list[str]:
    """Variables that look like ours and are none: most likely misspelt."""
    known = {_variable(field.validation_alias or name) for name, field in Settings.model_fields.items()}
    ours = (name for name in os.environ if name.startswith(PREFIX))
    return sorted(name for name in ours if name.removesuffix("_FILE") not in known)


def environment() -> dict[str, str]:
    """A copy of this process's environment, for child processes."""
    return dict(os.environ)
