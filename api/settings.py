"""The service's settings, from the environment. Every default works without key and network."""

import os
from pathlib import Path
from typing import Annotated, Literal

from pydantic import Field, SecretStr, field_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

from api.limits import DEFAULT_LIMITS, Limits
from api.rates import Rate
from api.schemas.run import EngineName

LogFormat = Literal["json", "text"]


def _default_cache_dir() -> Path:
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "factframe"


def _state_dir() -> Path:
    return Path(os.environ.get("XDG_STATE_HOME") or Path.home() / ".local/state") / "factframe"


class Settings(BaseSettings):
    """Read once from variables with the prefix FACTFRAME_, such as FACTFRAME_MODEL."""

    model_config = SettingsConfigDict(
        env_prefix="FACTFRAME_",
        frozen=True,
        extra="ignore",
        env_ignore_empty=True,
        use_attribute_docstrings=True,
    )

    engine: EngineName | None = None
    """Engine for requests that name none: `rules` or `llm`. Unset: `llm` when a model is set,
    else `rules`."""
    model: str | None = None
    """Model for the `llm` engine, as litellm names it: `openai/gpt-4.1`, `ollama_chat/llama3.1`."""
    api_base: str | None = None
    """Address of the provider, where it is not the provider's own."""
    api_key: SecretStr | None = None
    """Key for the provider. Unset: litellm reads the provider's own variable."""
    fallbacks: Annotated[tuple[str, ...], NoDecode] = ()
    """Models, and `rules`, that read in the stead of the model where it fails: tried in this order,
    separated by commas. A model of the same provider shares address and key."""
    narratives: Path | None = None
    """YAML file with narratives of one's own, which the `llm` engine looks for when asked."""
    deadline_seconds: float = Field(default=120, gt=0)
    """Longest time for one answer of the model, retries included."""
    attempts: int = Field(default=3, ge=1, le=10)
    """Most attempts for one answer of the model."""
    breaker_failures: int = Field(default=5, ge=1)
    """Failed calls in a row, each with its attempts, after which a model is not asked for now."""
    breaker_seconds: float = Field(default=30, gt=0, le=3600)
    """How long it is not asked then; after that, one call goes out on trial."""
    max_output_tokens: int = Field(default=16_000, ge=256)
    """Limit on the length of one answer of the model."""
    concurrency: int = Field(default=8, ge=1)
    """Most calls to the model at once, in one process."""
    upstream_rate: Rate | None = None
    """Most calls to a provider, by all processes that share a database or a folder of jobs, such as
    `600/minute`: they go out evenly spaced. Unset: as many as come."""
    cache: bool = True
    """Whether answers and results are kept on disk."""
    cache_dir: Path = Field(default_factory=_default_cache_dir)
    """Where they are kept."""
    cache_megabytes: int = Field(default=1024, ge=1)
    """How much is kept, in MB; the least recently used goes first."""
    replay_megabytes: int = Field(default=64, ge=0)
    """How much a server keeps in memory, in MB, of responses that it sends again to equal requests
    within a minute; 0: none. Without a cache there are none."""
    database_url: SecretStr | None = None
    """PostgreSQL for jobs, and for what is kept, where several machines work together, such as
    `postgresql://user:password@db.example/factframe`. Unset: files on this machine."""
    jobs: Path = Field(default_factory=_state_dir)
    """Folder of the jobs, where no database is set."""
    workers: int = Field(default=1, ge=0, le=64)
    """Processes for jobs that the server, or `factframe batch`, starts beside itself when there is
    a job; 0 where `factframe worker` runs elsewhere."""
    worker_seconds: int = Field(default=20, ge=0)
    """How long a worker that is told to stop may finish what it has begun."""
    lease_seconds: float = Field(default=15, ge=1)
    """How long a worker counts as alive that says nothing; then others do its work."""
    patience_seconds: float = Field(default=3600, ge=0)
    """How long an item of a job waits for a provider that is down or overloaded, or for the keys
    where they are out of reach."""
    job_days: float = Field(default=30, gt=0)
    """How long jobs and their results are kept."""
    max_upload_bytes: int = Field(default=1_000_000_000, ge=1024)
    """Largest body with the articles of a job."""
    max_job_articles: int = Field(default=100_000, ge=1)
    """Most articles of a job."""
    max_open_jobs: int = Field(default=200, ge=1)
    """Most jobs of a tenant that are unfinished."""
    free_megabytes: int = Field(default=512, ge=0)
    """Room on disk, in MB, below which no jobs are taken."""
    max_body_bytes: int = Field(default=DEFAULT_LIMITS.bytes, ge=1024)
    """Largest request body."""
    max_characters: int = Field(default=DEFAULT_LIMITS.characters, ge=1)
    """Longest text of one article, in code points."""
    max_sentences: int = Field(default=DEFAULT_LIMITS.sentences, ge=1)
    """Most sentences of one article."""
    keys: Path = Field(default_factory=_state_dir)
    """Folder of the keys and of what they have used."""
    no_keys: bool = False
    """Whether nobody is asked for a key, wherever the service can be reached: something before it
    controls access."""
    hosts: Annotated[tuple[str, ...], NoDecode] = ()
    """Names by which the service is called, besides those of this machine, with commas."""
    rate: Rate = "300/minute"
    """Most requests of a key; without keys, of an address of another machine."""
    requests_at_once: int = Field(default=16, ge=1)
    """Most requests of a key at once, in one process; without keys, of an address of another
    machine."""
    body_seconds: float = Field(default=60, gt=0)
    """Longest time for a request's body to arrive."""
    log_format: LogFormat | None = None
    """How the server's log is written: `json`, one object a line, or `text`, for people. Unset:
    `text` on a terminal, else `json`."""
    log_level: Literal["debug", "info", "warning", "error"] = "info"
    """What the log leaves out: all that weighs less."""
    metrics: bool = False
    """Whether `/metrics` answers: to a key, or without keys to this machine only."""
    traces: bool = False
    """Whether spans are sent to where the variables of OpenTelemetry say (OTEL_...)."""

    fetch: Annotated[tuple[str, ...], NoDecode] = ()
    """Whether pages are fetched from their addresses: `off`, `on` for all of the public web, or
    hosts, separated by commas; `.paper.example` stands for all below paper.example."""
    fetch_ports: Annotated[tuple[int, ...], NoDecode] = (80, 443)
    """Ports that pages are fetched from, separated by commas."""
    fetch_seconds: float = Field(default=20, gt=0, le=300)
    """Longest time for one page, its redirects and their robots.txt included."""
    fetch_max_bytes: int = Field(default=8_000_000, ge=1024)
    """Largest page, as sent and as unpacked."""

    @field_validator("fetch")
    @classmethod
    def _told_apart(cls, value: tuple[str, ...]) -> tuple[str, ...]:
        """`off` is none, and neither word is the name of a host."""
        if value == ("off",):
            return ()
        if len(value) > 1 and {"on", "off"} & set(value):
            raise ValueError("on and off stand alone")
        return value

    @field_validator("fallbacks", "hosts", "fetch", "fetch_ports", mode="before")
    @classmethod
    def _listed(cls, value: object) -> object:
        """`a, b` is a list of two."""
        if not isinstance(value, str):
            return value
        return tuple(name.strip() for name in value.split(",") if name.strip())

    @property
    def limits(self) -> Limits:
        """How much is taken in."""
        return Limits(
            bytes=self.max_body_bytes,
            characters=self.max_characters,
            sentences=self.max_sentences,
        )

    @property
    def replay_bytes(self) -> int:
        """Room for responses to be sent again."""
        return self.replay_megabytes * 1_000_000 if self.cache else 0

    @property
    def default_engine(self) -> EngineName:
        return self.engine or ("llm" if self.model else "rules")
