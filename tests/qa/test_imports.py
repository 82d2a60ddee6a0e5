"""A question loads nothing that takes seconds: no model library, whatever it asks."""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
ASKS = """
import sys
from pathlib import Path
from corpus.readers import read
from corpus.reading import understand
from qa.service import Service
from tests.qa.memory import HashEncoder, MemorySnapshot

plans = Path("corpus/plans")
plan = "tra-vinh-105-kh-ubnd-2023"
service = Service(MemorySnapshot({plan: [understand(read(plans / f"{plan}.md", plans))]}, HashEncoder()), HashEncoder())
for question in sys.argv[1:]:
    print(service.ask(question).status)
print([name for name in ("torch", "transformers", "sentence_transformers", "sklearn", "gradio") if name in sys.modules])
"""
QUESTIONS = (
    "ai chủ trì đào tạo nhân lực",
    "khi nào phải báo cáo kết quả thực hiện kế hoạch",
    "kế hoạch căn cứ nghị quyết nào",
    "kinh phí thực hiện kế hoạch lấy từ đâu",
    "có bao nhiêu nhiệm vụ do Sở Y tế chủ trì",
)


def test_no_question_imports_torch():
    done = subprocess.run(
        [sys.executable, "-c", ASKS, *QUESTIONS],
        cwd=ROOT,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=True,
    )
    *answers, imported = done.stdout.splitlines()
    assert answers == ["answered"] * len(QUESTIONS)
    assert imported == "[]"
