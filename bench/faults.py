"""Try faults at length: kill or refuse at every step of all work, fill small disks, kill at random times; all must mend.

usage: python -m bench.faults [--seconds 300] [--seed 0]

The short form is tests/faults, whose harness this uses. ``steps``: every step of build, upload, take-out, prune and rollback is
killed and refused once. ``disks``: builds on a tmpfs of rising size until one fits (needs root; left out otherwise).
``moments``: builds are killed after a random time, over and over, without mending in between, for the seconds given. After
each fault the index must answer from a whole state; at the end a build must mend all.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import shutil
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from indexer.building.doctor import examine
from tests.faults.harness import (
    TOLD,
    Fault,
    Place,
    build_work,
    prepare,
    prune_work,
    rollback_work,
    start,
    state,
    take_out_work,
    under,
    upload_work,
)

WORKS = {"build": build_work, "upload": upload_work, "take out": take_out_work, "prune": prune_work, "rollback": rollback_work}
KILLED = -9
SMALLEST_KB, STEP_KB = 64, 64
SECOND_PLAN = "KẾ HOẠCH\nĐào ao nuôi cá.\n"


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--seconds", type=float, default=300, help="how long to kill at random moments")
    options.add_argument("--seed", type=int, default=0)
    chosen = options.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        print(json.dumps({"steps": every_step(folder / "steps")}), flush=True)
        print(json.dumps({"disks": small_disks(folder / "disks")}), flush=True)
        print(json.dumps({"moments": any_moment(folder / "moments", chosen.seconds, chosen.seed)}), flush=True)
    sys.exit(0)


def every_step(folder: Path) -> dict[str, int]:
    """Kill and refuse each step of each work once; return how many steps each has."""
    prepared = prepare(folder / "prepared")
    build_work(prepared)
    (prepared.corpus / "qua.txt").write_text(SECOND_PLAN, "utf-8")
    build_work(prepared)
    (prepared.corpus / "qua.txt").unlink()
    build_work(prepared)
    steps: dict[str, int] = {}
    for name, work in WORKS.items():
        for fault in ("kill_at", "refuse_at"):
            step, code = 0, None
            while code != 0 and step < 300:
                step += 1
                place = prepared.copy(folder / "one")
                if work is build_work:
                    (place.corpus / "ong.txt").write_text((place.corpus / "ong.txt").read_text("utf-8") + "\n", "utf-8")
                code = under(place, Fault(**{fault: step}), work)
                assert code in (0, KILLED, TOLD), (name, fault, step, code)
                state(place.data)
                mend(place)
                shutil.rmtree(folder / "one")
            steps[f"{name}, {fault}"] = step - 1
    return steps


def small_disks(folder: Path) -> dict[str, int] | str:
    """Build on a disk of rising size until the work fits; return how many sizes were refused, and the size that fitted."""
    if os.geteuid() != 0:
        return "left out: takes root"
    prepared = prepare(folder / "prepared")
    refused = 0
    for size_kb in range(SMALLEST_KB, 64 * 1024, STEP_KB):
        with disk(folder / "disk", size_kb) as mounted:
            try:
                place = Place(prepared.corpus, mounted / "data")
                shutil.copytree(prepared.data, place.data)
            except (OSError, shutil.Error):
                continue
            code = under(place, Fault())
            assert code in (0, TOLD), (size_kb, code)
            assert state(place.data) in ("before", "after")
            if code == 0:
                return {"refused": refused, "fitted_kb": size_kb}
            refused += 1
    raise AssertionError("no size was enough")


@contextmanager
def disk(at: Path, size_kb: int) -> Iterator[Path]:
    """Mount a disk of this size for a while."""
    at.mkdir(parents=True, exist_ok=True)
    subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={size_kb}k", "tmpfs", str(at)], check=True)
    try:
        yield at
    finally:
        subprocess.run(["umount", str(at)], check=True)


def any_moment(folder: Path, seconds: float, seed: int) -> dict[str, int]:
    """Change the folder and kill the build at a random time, again and again; return how often it was in which state."""
    rng = random.Random(seed)
    place = prepare(folder)
    texts = {name: (place.corpus / name).read_text("utf-8") for name in ("ong.txt", "moi.txt")}
    seen: Counter[str] = Counter()
    longest, until = 0.5, time.monotonic() + seconds
    while time.monotonic() < until:
        (place.corpus / "ong.txt").write_text(texts["ong.txt"] + "\n" * rng.randrange(1, 50), "utf-8")
        child = start(place, Fault())
        child.join(rng.uniform(0, longest))
        killed = child.is_alive()
        if killed:
            child.kill()
        child.join()
        longest = longest * 1.05 if killed else longest * 0.9
        seen["killed" if killed else "ended"] += 1
        seen[state(place.data)] += 1
    mend(place)
    return dict(seen)


def mend(place: Place) -> None:
    """Build undisturbed; the doctor must find nothing afterwards that it cannot clear away."""
    build_work(place)
    assert not examine(place.data, "hash").build_needed
    assert examine(place.data, "hash").findings == []


if __name__ == "__main__":
    main()
