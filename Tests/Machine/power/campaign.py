# SPDX-License-Identifier: Apache-2.0
"""Many rounds of power cuts on one or two machines, and their report; who is interrupted goes on with the seed."""

import concurrent.futures
import dataclasses
import hashlib
import json
import os
import shutil
import signal
import statistics
import threading
import time
import traceback

import blocklog
import hall as halls
from power.rounds import Chain, Row

_HEAD = (
    f"{'round':>5} {'cut':<22} {'after':>6} {'unconfirmed':>11} {'acknowledged':>12} {'slips':>5} {'ready':>7} "
    f"{'lost':>4} {'doubled':>7} {'damaged':>7}"
)

# What is shown of a round that went wrong; its folder has the rest, and the disk.
_FAULTS, _FAULT_LETTERS = 8, 2000


class Campaign:
    """`folder` is its own; `report` is the file that people read."""

    def __init__(self, folder, report, image, programs, seed, machines, lies=False):
        self._folder, self._report, self._image, self._programs = folder, report, image, programs
        self._seed, self._machines, self._lies = seed, machines, lies
        self._state = os.path.join(folder, "state.json")
        self._rows, self._forms = [], {}
        self._keeping = threading.Lock()
        self._numbers = iter(())
        self._fault = None
        self._began = time.monotonic()

    def run(self, rounds):
        """Plays what is left of so many rounds; returns the exit code."""
        self._recall()
        if not self._forms:
            shutil.rmtree(self._folder, ignore_errors=True)
            os.makedirs(self._folder)
        played = {row.number for row in self._rows}
        self._numbers = iter([number for number in range(1, rounds + 1) if number not in played])
        before = f", {len(played)} of them played before" if played else ""
        # Also for whoever ends it from another terminal.
        signal.signal(signal.SIGTERM, signal.default_int_handler)
        print(f"power cuts: seed {self._seed}, {rounds} rounds{before}\n{_HEAD}", flush=True)
        packed = os.path.join(self._folder, "programs.tar")
        halls.archive(self._programs, packed)
        names = [str(number) for number in range(1, self._machines + 1)]
        # Not Thread.join: once it is interrupted, Python 3.11 takes the thread for ended and leaves its machine running.
        with concurrent.futures.ThreadPoolExecutor(len(names)) as pool:
            played = [pool.submit(self._play, name, packed) for name in names]
            try:
                concurrent.futures.wait(played)
            except KeyboardInterrupt:
                print("ends with this round", flush=True)
                with self._keeping:
                    self._numbers = iter(())
                concurrent.futures.wait(played)
        return self._conclude(rounds)

    def _play(self, name, packed):
        far_end = os.path.join(self._programs, "far-end")
        chain = Chain(os.path.join(self._folder, name), self._image, packed, far_end, self._seed)
        try:
            if name in self._forms:
                chain.go_on(self._forms[name])
            else:
                chain.prepare()
            while (number := self._next()) is not None:
                row, faults = chain.play(number, self._lies)
                self._keep(name, row, faults, chain.forms())
        except Exception as error:
            traceback.print_exc()
            self._fault = error
        finally:
            chain.close()

    def _next(self):
        with self._keeping:
            return next(self._numbers, None)

    def _keep(self, name, row, faults, forms):
        with self._keeping:
            self._rows.append(row)
            self._forms[name] = forms
            shown = [fault[:_FAULT_LETTERS] for fault in faults[:_FAULTS]]
            if len(faults) > _FAULTS:
                shown.append(f"and {len(faults) - _FAULTS} more in {self._folder}/{name}/round-{row.number}")
            print("\n".join([_line(row), *shown]), flush=True)
            rows = [dataclasses.asdict(row) for row in self._rows]
            kept = {"of": self._identity(), "rows": rows, "forms": self._forms}
            with open(self._state + ".new", "w", encoding="utf-8") as file:
                json.dump(kept, file)
            os.rename(self._state + ".new", self._state)

    def _recall(self):
        if not os.path.exists(self._state):
            return
        with open(self._state, encoding="utf-8") as file:
            kept = json.load(file)
        if kept["of"] == self._identity():
            self._rows, self._forms = [Row(**row) for row in kept["rows"]], kept["forms"]

    def _identity(self):
        """What has to be the same for a campaign to go on."""
        digest = hashlib.sha256()
        for name in halls.PROGRAMS:
            with open(os.path.join(self._programs, name), "rb") as file:
                digest.update(file.read())
        return [self._seed, self._machines, self._lies, os.path.basename(self._image), digest.hexdigest()]

    def _conclude(self, rounds):
        rows = sorted(self._rows, key=lambda row: row.number)
        text = "\n".join([_HEAD, *map(_line, rows), "", *self._summary(rows), ""])
        with open(self._report, "w", encoding="utf-8") as file:
            file.write(text)
        print("\n".join(self._summary(rows)), flush=True)
        if len(rows) < rounds or self._fault:
            print(f"{len(rows)} of {rounds} rounds were played: {self._fault!r}; the same command goes on", flush=True)
            return 1
        # Whoever is interrupted goes on; whoever is done begins anew.
        os.unlink(self._state)
        if self._lies:
            seen = sum(row.lost > 0 for row in rows)
            print(f"a disk that lies: the loss was seen in {seen} of {len(rows)} rounds", flush=True)
            return 0 if seen == len(rows) else 1
        return 0 if all(row.is_good for row in rows) else 1

    def _summary(self, rows):
        lines = [
            f"{'cut':<10} {'rounds':>6} {'acknowledged':>12} {'unconfirmed':>11} {'lost':>5} {'doubled':>7} "
            f"{'damaged':>7}"
        ]
        for mode in (*blocklog.MODES, None):
            some = [row for row in rows if mode in (None, row.mode)]
            if some:
                lines.append(
                    f"{mode or 'all':<10} {len(some):>6} {sum(row.acknowledged for row in some):>12} "
                    f"{sum(row.unconfirmed for row in some):>11} {sum(row.lost for row in some):>5} "
                    f"{sum(row.doubled for row in some):>7} {sum(row.damaged for row in some):>7}"
                )
        ready = sorted(row.ready for row in rows if row.ready)
        if ready:
            lines.append(f"boot to ready: median {statistics.median(ready):.1f} s, longest {ready[-1]:.1f} s")
        lines.append(
            f"seed {self._seed}, {sum(row.slips for row in rows)} slips, {sum(row.is_twice for row in rows)} times cut "
            f"again while booting, {time.monotonic() - self._began:.0f} s on {self._machines} machines"
        )
        return lines


def _line(row):
    ready = f"{row.ready:5.1f} s" if row.ready else "never"
    return (
        f"{row.number:>5} {row.mode + (', again at boot' if row.is_twice else ''):<22} {row.seconds:4.1f} s "
        f"{row.unconfirmed:>11} {row.acknowledged:>12} {row.slips:>5} {ready:>7} {row.lost:>4} {row.doubled:>7} "
        f"{row.damaged:>7}"
    )
