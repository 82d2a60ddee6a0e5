"""The settings: one file, ``tracuu.toml``, and the environment (``TRACUU_…``), which wins over the file.

Unknown keys are refused at load, in the file and in the environment, so that a slip does not pass for a setting.
"""

from __future__ import annotations

import os
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from pydantic import Field, ValidationError, field_validator
from pydantic_settings import BaseSettings, PydanticBaseSettingsSource, SettingsConfigDict
from pydantic_settings import SettingsError as UnreadableVariableError

from corpus.records.errors import SettingsError
from qa.contracts.answer import LONGEST_QUESTION
from qa.contracts.language_model import LanguageModel
from qa.contracts.learned_parts import NAMES, LearnedParts
from ui.settings.language_model import LlmSettings
from ui.settings.validation import told_all

if TYPE_CHECKING:
    from indexer.engines.base import Engine

PREFIX = "TRACUU_"
FILE_NAME = "tracuu.toml"
CONFIG_VARIABLE = PREFIX + "CONFIG"


def project_root() -> Path:
    """Return the folder that holds ``pyproject.toml``; the working folder where the package is installed elsewhere."""
    root = Path(__file__).resolve().parents[2]
    return root if (root / "pyproject.toml").is_file() else Path.cwd()


class Settings(BaseSettings):
    """What a person who runs TraCứu may choose. Sizes and rates carry their unit in the name."""

    model_config = SettingsConfigDict(
        env_prefix=PREFIX,
        env_nested_delimiter="_",  # TRACUU_LLM_BASE_URL is base_url of the table llm
        env_nested_max_split=1,
        extra="forbid",
        frozen=True,
        protected_namespaces=(),
    )

    corpus: Path = Field(default_factory=lambda: project_root() / "corpus" / "plans", description="Thư mục chứa các kế hoạch")
    data: Path = Field(default_factory=lambda: project_root() / "data", description="Thư mục chứa chỉ mục và dữ liệu riêng")
    model: str = Field("default", description="Mô hình tìm theo nghĩa: default, hoặc tên/thư mục của sentence-transformers")
    learned_reader: bool = Field(True, description="Hiểu câu hỏi bằng cả mô hình đã học, bên cạnh các quy tắc")
    learned_phrases: bool = Field(True, description="Mô hình hiểu câu hỏi dùng cả phần tuyến tính trên các cụm từ")
    learned_meaning: bool = Field(True, description="Tìm theo nghĩa, bên cạnh tìm theo chữ")
    learned_order: bool = Field(True, description="Xếp hạng bằng các trọng số đã học")
    learned_reranker: bool = Field(
        True, description="Đọc lại vài đoạn tìm thấy đầu tiên cùng với câu hỏi để xếp hạng và quyết định trả lời"
    )
    learned_silence: bool = Field(True, description="Quyết định trả lời hay im lặng bằng mô hình đã học")
    threads: int = Field(2, ge=1, le=256, description="Số luồng tính toán của mô hình")
    keep_snapshots: int = Field(5, ge=1, le=1000, description="Số bản chỉ mục cũ được giữ để quay lại")
    engine: Literal["local", "milvus"] = Field("local", description="Nơi giữ chỉ mục: local (máy này) hoặc milvus")
    engine_address: str = Field("", description="Địa chỉ máy chủ Milvus, ví dụ http://10.0.0.5:19530")
    engine_token: str = Field("", repr=False, description="Thông tin đăng nhập Milvus: người_dùng:mật_khẩu hoặc khóa API")
    engine_prefix: str = Field("tracuu", pattern=r"^[A-Za-z_][A-Za-z0-9_]{0,60}$", description="Đầu tên các bộ dữ liệu Milvus")
    log: Literal["quiet", "info", "debug"] = Field("quiet", description="Mức nhật ký")

    llm: LlmSettings = Field(
        default_factory=lambda: LlmSettings.model_validate({}),
        description="Mô hình ngôn ngữ (tùy chọn), bảng [llm]; mặc định tắt",
    )

    host: str = Field("127.0.0.1", description="Địa chỉ lắng nghe của máy chủ")
    port: int = Field(7860, ge=0, le=65535, description="Cổng của máy chủ")
    watch: bool = Field(True, description="Máy chủ tự cập nhật chỉ mục khi thư mục kế hoạch thay đổi")
    secure_cookies: bool = Field(False, description="Cookie chỉ đi qua HTTPS (bật khi chạy sau proxy có TLS)")
    trusted_proxies: str = Field("", description="Proxy được tin khi báo địa chỉ người dùng (cách nhau bởi dấu phẩy)")
    allowed_hosts: str = Field("", description="Tên được gọi tới, ngoài tên của máy này (cách nhau bởi dấu phẩy; * là mọi tên)")
    max_connections: int = Field(200, ge=8, le=100_000, description="Số kết nối nhiều nhất của một địa chỉ")
    max_waiting: int = Field(32, ge=1, le=10_000, description="Số yêu cầu được đợi đến lượt; hơn nữa thì mời quay lại sau")
    read_needs_key: bool = Field(False, description="Đọc (hỏi, tìm, xem) cũng cần khóa")
    downloads: bool = Field(True, description="Cho người đọc tải tệp gốc")
    paused: bool = Field(False, description="Tạm dừng trả lời")
    pause_notice: str = Field("", max_length=500, description="Thông báo khi tạm dừng")

    max_question_chars: int = Field(
        LONGEST_QUESTION, ge=50, le=LONGEST_QUESTION, description="Câu hỏi dài nhất, tính bằng ký tự"
    )
    max_body_kb: int = Field(256, ge=4, le=10240, description="Thân yêu cầu lớn nhất (trừ tệp tải lên), KiB")
    max_upload_mb: int = Field(50, ge=1, le=1024, description="Tệp tải lên lớn nhất, MiB")
    max_upload_pages: int = Field(1000, ge=1, le=20000, description="Số trang nhiều nhất của tệp tải lên")
    ask_per_minute: int = Field(600, ge=1, le=1_000_000, description="Số câu hỏi mỗi phút của một người dùng API")
    read_per_minute: int = Field(1200, ge=1, le=1_000_000, description="Số lần đọc mỗi phút của một người dùng API")
    write_per_minute: int = Field(30, ge=1, le=1_000_000, description="Số lần ghi mỗi phút của một người dùng API")

    def index_engine(self) -> Engine:
        """Return the engine that keeps the index; raises SettingsError where it cannot be had."""
        from indexer.engines.choice import EngineChoice, engine_at

        return engine_at(self.data, EngineChoice(self.engine, self.engine_address, self.engine_token, self.engine_prefix))

    @property
    def language_model(self) -> LanguageModel | None:
        """The language model that may help, None where none is set; raises SettingsError where it cannot be used."""
        return self.llm.language_model(at_once=self.threads)

    @property
    def learned_parts(self) -> LearnedParts:
        """Which learned parts work."""
        return LearnedParts(**{name: getattr(self, f"learned_{name}") for name in NAMES})

    def without_part(self, name: str) -> Settings:
        """Return these settings with the learned part ``name`` turned off."""
        return self.model_copy(update={f"learned_{name}": False})

    def without_language_model(self) -> Settings:
        """Return these settings with no language model set."""
        return self.model_copy(update={"llm": LlmSettings.model_validate({})})

    @field_validator("corpus", "data", mode="after")
    @classmethod
    def _absolute(cls, value: Path) -> Path:
        return value.expanduser().absolute()

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,
        file_secret_settings: PydanticBaseSettingsSource,
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        """Take arguments first, then the environment; the file comes in by :func:`load` as the weakest."""
        del dotenv_settings, file_secret_settings
        return init_settings, env_settings, _FileSource(settings_cls)


class _FileSource(PydanticBaseSettingsSource):
    """The settings file, read once; relative paths in it are meant from its own folder."""

    def get_field_value(self, field: Any, field_name: str) -> tuple[Any, str, bool]:  # noqa: ANN401 - signature of the base
        """Return one field of the table, as the base class asks for it."""
        del field
        return self().get(field_name), field_name, False

    def __call__(self) -> dict[str, Any]:
        path = config_file()
        if path is None:
            return {}
        try:
            values = tomllib.loads(path.read_text("utf-8"))
        except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
            raise SettingsError(f"Không đọc được tệp cấu hình {path}: {error}. Hãy sửa tệp theo cú pháp TOML.") from error
        for name in ("corpus", "data"):
            if isinstance(values.get(name), str):
                values[name] = str(path.parent / Path(values[name]).expanduser())
        llm = values.get("llm")
        if isinstance(llm, dict) and isinstance(llm.get("api_key_file"), str):
            llm["api_key_file"] = str(path.parent / Path(llm["api_key_file"]).expanduser())
        return values


def config_file() -> Path | None:
    """Return the settings file in use: ``TRACUU_CONFIG``, else ``tracuu.toml`` beside ``pyproject.toml``; None for none."""
    named = os.environ.get(CONFIG_VARIABLE)
    if named:
        path = Path(named).expanduser().absolute()
        if not path.is_file():
            raise SettingsError(f"Không có tệp cấu hình {path} (biến {CONFIG_VARIABLE}). Hãy sửa hoặc bỏ biến này.")
        return path
    path = project_root() / FILE_NAME
    return path if path.is_file() else None


def load(*, corpus: Path | None = None, data: Path | None = None) -> Settings:
    """Read the settings; ``corpus`` and ``data`` given on the command line win over everything.

    Raises SettingsError, in Vietnamese, for an unknown key or a value that does not fit.
    """
    _refuse_unknown_variables()
    given = {name: value for name, value in (("corpus", corpus), ("data", data)) if value is not None}
    try:
        settings = Settings(**given)  # type: ignore[arg-type]  # mypy sees one union of all field types
    except ValidationError as error:
        raise SettingsError(f"Cấu hình không hợp lệ: {told_all(error.errors())}.") from error
    except UnreadableVariableError as error:
        raise SettingsError(f'Không đọc được một biến {PREFIX}LLM_…: {PREFIX}LLM_USE ghi như ["write"].') from error
    settings.language_model  # noqa: B018 - what cannot be used is told at once
    return settings


def _refuse_unknown_variables() -> None:
    known = {PREFIX + name.upper() for name in Settings.model_fields if name != "llm"} | {CONFIG_VARIABLE}
    known |= {f"{PREFIX}LLM_{name.upper()}" for name in LlmSettings.model_fields}
    unknown = sorted(name for name in os.environ if name.upper().startswith(PREFIX) and name.upper() not in known)
    if unknown:
        raise SettingsError(f"Biến môi trường không có trong cấu hình: {', '.join(unknown)}. Hãy sửa tên hoặc bỏ đi.")
