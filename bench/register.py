"""Print the register of assignments of a folder of plans as JSON lines, straight from the documents.

usage: python -m bench.register FOLDER > REGISTER.jsonl
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

from corpus.readers import is_readable, read
from corpus.reading import understand
from corpus.records.errors import UnreadableFileError
from evaluation.register_json import assignment_json


def main(folder: Path) -> int:
    for path in sorted(folder.rglob("*")):
        if not path.is_file() or not is_readable(path):
            continue
        try:
            document = read(path, folder)
        except UnreadableFileError as error:
            print(f"{path.name}: {error}", file=sys.stderr)
            continue
        for assignment in understand(document).assignments:
            print(json.dumps(assignment_json(assignment, document, plan=document.file), ensure_ascii=False))
    return 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
