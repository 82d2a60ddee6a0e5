"""The plans are evidence: they must be the bytes that were received."""

import hashlib
from pathlib import Path

PLANS = Path(__file__).parents[1] / "corpus" / "plans"
SHA256 = {
    "an-giang-457-kh-ubnd-2024.txt": "065dcd3593252052532cda163861a7a426ccd4e2e37a82b17179f74cf515c747",
    "quang-nam-cong-nghiep-sinh-hoc-phu-luc.txt": "ba367e82219cd95a919bfd7870467aa53cfa17399289161a8839301c91036f8d",
    "quang-nam-cong-nghiep-sinh-hoc.txt": "cfb98e7e6dd2c4cc09c826a9dece4802c09241a4517056422dcc560120c4df7f",
    "quang-ngai-cong-nghiep-sinh-hoc.txt": "8be8eba38fdbf3911a48fadb0a6ab6ce9695da6481082bf1baa6f6125580fac6",
    "tra-vinh-105-kh-ubnd-2023.md": "71008bc212a40b8f7d3cec00f4a804e1b8cef7a8bb337aa3409a9867c66e1bd0",
}


def test_plans_are_unchanged_to_the_byte():
    assert {name: hashlib.sha256((PLANS / name).read_bytes()).hexdigest() for name in SHA256} == SHA256
