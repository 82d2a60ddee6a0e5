"""What pydantic finds wrong with settings and requests, told in Vietnamese."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Final

_REASONS: Final = {
    "missing": "bị thiếu",
    "extra_forbidden": "không có khóa này",
    "int_parsing": "phải là số nguyên",
    "int_type": "phải là số nguyên",
    "int_from_float": "phải là số nguyên",
    "bool_parsing": "phải là true hoặc false",
    "bool_type": "phải là true hoặc false",
    "string_type": "phải là chuỗi ký tự",
    "string_unicode": "phải là chữ Unicode hợp lệ",
    "string_too_long": "dài quá {max_length} ký tự",
    "string_too_short": "ngắn hơn {min_length} ký tự",
    "string_pattern_mismatch": "không đúng dạng",
    "literal_error": "phải là một trong: {expected}",
    "enum": "phải là một trong: {expected}",
    "greater_than_equal": "phải từ {ge} trở lên",
    "less_than_equal": "phải từ {le} trở xuống",
    "path_type": "phải là đường dẫn",
    "json_invalid": "không phải JSON",
    "json_type": "không phải JSON",
    "model_attributes_type": "phải là một đối tượng JSON",
    "dict_type": "phải là một đối tượng JSON",
    "model_type": "phải là một đối tượng JSON",
}


def told(error: Mapping[str, Any]) -> tuple[str, str]:
    """Return where one of pydantic's errors is ("body.top_k") and what is wrong, in Vietnamese."""
    parts = error["loc"][:1] if error["type"] == "json_invalid" else error["loc"]
    where = ".".join(str(part) for part in parts)
    reason = _REASONS.get(error["type"], "không hợp lệ")
    return where, reason.format(**error.get("ctx", {}))


def told_all(errors: Sequence[Mapping[str, Any]]) -> str:
    """Return all errors as one line."""
    return "; ".join(f"“{where}” {reason}" for where, reason in map(told, errors))
