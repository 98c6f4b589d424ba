# SPDX-License-Identifier: Apache-2.0
"""What this machine can do at best, measured in the same minute and on the same disk as the hall."""

import os
import signal
import sqlite3
import statistics
import subprocess
import sys
import time

import children
import figures
import load

APPEND_BYTES = 4096
# About what one number taken at a kiosk says in the journal.
ROW_BYTES = 330
_STARTS = 5
_LONGEST_START_SECONDS = 30


class Steps:
    """Something done again and again, a little at a time, so that other work on the machine hits floor and hall alike.
    """

    def __init__(self, name, step):
        self._name, self._step = name, step
        self.times, self._seconds = [], 0.0

    def more(self, seconds):
        """Goes on for `seconds`."""
        began = last = time.perf_counter()
        while last - began < seconds:
            self._step()
            now = time.perf_counter()
            self.times.append(now - last)
            last = now
        self._seconds += last - began

    def figures(self):
        """What has been found until now."""
        return figures.spread(self._name, self.times, len(self.times) / self._seconds)


class Append(Steps):
    """Appends blocks to a file and has each on the disk before the next (fdatasync(2))."""

    def __init__(self, folder):
        block = os.urandom(APPEND_BYTES)
        self._file = os.open(os.path.join(folder, "append"), os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)

        def step():
            os.write(self._file, block)
            os.fdatasync(self._file)

        super().__init__("append", step)

    def close(self):
        os.close(self._file)


class Rows(Steps):
    """Inserts rows into SQLite, each in a transaction of its own, as durably as the journal does."""

    def __init__(self, folder):
        self._database = database = sqlite3.connect(os.path.join(folder, "floor.db"), isolation_level=None)
        database.execute("PRAGMA journal_mode = WAL")
        database.execute("PRAGMA synchronous = FULL")
        database.execute("CREATE TABLE rows (position INTEGER PRIMARY KEY, body TEXT NOT NULL)")
        body = os.urandom(ROW_BYTES // 2).hex()
        super().__init__("sqlite", lambda: database.execute("INSERT INTO rows (body) VALUES (?)", (body,)))
        self._written = 0

    def more(self, seconds):
        before = children.written_bytes("self")
        super().more(seconds)
        self._written += children.written_bytes("self") - before

    def figures(self):
        return super().figures() | {"sqlite.written": self._written / len(self.times)}

    def close(self):
        self._database.close()


class RoundTrips:
    """Requests to a trivial server."""

    def __init__(self):
        self._server = children.start([sys.executable, beside("trivial_server.py")], stdout=subprocess.PIPE)
        self._port = int(self._server.stdout.readline())

    def measure(self, clients, seconds):
        """The figures of a load by so many clients."""
        data = load.request("/api/v1/tickets", method="POST", body=b'{"service":"estate"}')
        outcome = load.run(self._port, clients, lambda: ("", data), seconds=seconds)
        if outcome.failures:
            raise RuntimeError(f"the trivial server failed: {outcome.failures}")
        return figures.spread(f"loop{clients}", outcome.latencies, outcome.per_second)

    def close(self):
        children.end(self._server, signal.SIGKILL)
        self._server.stdout.close()


def process(binary, folder):
    """What starting the same binary costs when it has nothing to do, in milliseconds."""
    missing = os.path.join(folder, "missing.conf")
    times = []
    for _ in range(_STARTS):
        began = time.perf_counter()
        child = children.start([binary, "--config", missing], stderr=subprocess.DEVNULL)
        code = child.wait(_LONGEST_START_SECONDS)
        times.append(time.perf_counter() - began)
        children.end(child, signal.SIGKILL)
        if code == 0:
            raise RuntimeError("kioskd started without a configuration")
    return statistics.median(times) * 1000


def bare_memory():
    """The memory of a process that does nothing, in MB."""
    sleeper = children.start(["sleep", "60"])
    try:
        time.sleep(0.1)
        return children.resident_mb(sleeper.pid)
    finally:
        children.end(sleeper, signal.SIGKILL)


def beside(name):
    """The path of another file of this folder."""
    return os.path.join(os.path.dirname(os.path.abspath(__file__)), name)
