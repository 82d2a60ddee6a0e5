"""The settings of a language model, off unless an endpoint is named: the table ``[llm]`` or variables ``TRACUU_LLM_…``."""

from __future__ import annotations

from pathlib import Path
from typing import Final
from urllib.parse import urlsplit

from pydantic import BaseModel, ConfigDict, Field, SecretStr

from corpus.records.errors import SettingsError
from qa.contracts.language_model import LanguageModel, Use


class LlmSettings(BaseModel):
    """Which endpoint may help, and within which bounds. The key stands in no log and no message."""

    model_config = ConfigDict(extra="forbid", frozen=True, protected_namespaces=())

    base_url: str = Field("", max_length=500, description="Địa chỉ kiểu OpenAI, ví dụ http://127.0.0.1:11434/v1; rỗng là tắt")
    model: str = Field("", max_length=200, description="Tên mô hình ở địa chỉ ấy")
    api_key: SecretStr = Field(SecretStr(""), description="Khóa của địa chỉ ấy; nên đặt bằng biến môi trường hoặc tệp")
    api_key_file: Path | None = Field(None, description="Tệp chỉ chứa khóa")
    timeout_s: float = Field(20.0, ge=0.5, le=300, description="Thời gian nhiều nhất của một yêu cầu, giây")
    use: tuple[Use, ...] = Field(tuple(Use), description="Dùng để: understand (hiểu câu hỏi lạ), write (viết gọn)")
    per_minute: int = Field(30, ge=1, le=100_000, description="Số yêu cầu nhiều nhất mỗi phút, của mọi người dùng")
    max_passages: int = Field(6, ge=1, le=30, description="Số đoạn trích nhiều nhất được gửi đi trong một yêu cầu")

    def language_model(self, at_once: int) -> LanguageModel | None:
        """Return the model that is set, with ``at_once`` requests under way at most, or None where none is.

        Raises SettingsError where what is set cannot be used.
        """
        if not self.base_url.strip():
            return None
        if not self.model.strip():
            raise SettingsError("Cấu hình không hợp lệ: “llm.base_url” cần có “llm.model” đi cùng.")
        return LanguageModel(
            base_url=_address(self.base_url),
            name=self.model.strip(),
            api_key=self._key(),
            timeout_s=self.timeout_s,
            uses=frozenset(self.use),
            per_minute=self.per_minute,
            at_once=at_once,
            most_passages=self.max_passages,
        )

    def _key(self) -> str:
        key = self.api_key.get_secret_value()
        if not key and self.api_key_file is not None:
            try:
                key = self.api_key_file.expanduser().read_text("utf-8")
            except (OSError, UnicodeDecodeError) as error:
                raise SettingsError(f"Không đọc được tệp khóa {self.api_key_file} (“llm.api_key_file”).") from error
        key = key.strip()
        if not (key.isascii() and key.isprintable()) or " " in key:
            raise SettingsError("Cấu hình không hợp lệ: “llm.api_key” chỉ gồm chữ không dấu, số và dấu, không có dấu cách.")
        return key


_SCHEMES: Final = ("http", "https")


def _address(given: str) -> str:
    """Return an endpoint's address with a slash at its end; raise SettingsError for what is none or holds a password."""
    try:
        parts = urlsplit(given.strip())
        fits = parts.scheme in _SCHEMES and parts.hostname and not parts.username and not parts.password and not parts.query
        fits = bool(fits) and (parts.port is None or parts.port > 0)
    except ValueError:
        fits = False
    if not fits:
        raise SettingsError(
            "Cấu hình không hợp lệ: “llm.base_url” phải dạng http://máy:cổng/v1 hoặc https://…, không kèm tên và mật khẩu."
        )
    return given.strip().rstrip("/") + "/"
