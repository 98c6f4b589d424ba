#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""The hall for qbench, a generator that measures ticket queues of any make, by its adapter `generic`.

    python3 Tests/Bench/qbench_kioskd.py prepare DIR [--bin .build/release] [--port 8471]
        makes a hall in DIR, with hall.conf, its tokens, and DIR/qbench.json, the adapter's configuration
    python3 Tests/Bench/qbench_kioskd.py start DIR
        runs it; what --start-cmd takes
    python3 Tests/Bench/qbench_kioskd.py seed DIR TICKETS WAITING
        brings it to so many tickets; what qbench itself calls for `growth`, with the hall at work
    python3 Tests/Bench/qbench_kioskd.py stop DIR
        ends it, also the one that `seed` has started again

Then, for example:

    qbench.py --adapter generic --url http://127.0.0.1:8471 --opt conf=DIR/qbench.json issue -c 1,8,32 --secs 3
    qbench.py … call -n 300 · display -d 1,50 -n 20 --gap 0.2 · growth --sizes 0,10000
    qbench.py … crash --start-cmd 'python3 Tests/Bench/qbench_kioskd.py start DIR' --rounds 5 · start --start-cmd …
"""

import argparse
import json
import os
import signal
import sqlite3
import subprocess
import sys
import time
import urllib.error
import urllib.request

sys.dont_write_bytecode = True

import hall as halls
from place import TEMPLATE

_PATIENCE_SECONDS = 30
_ISSUED = "body LIKE '{\"ticketIssued\"%'"
_TICKETS = (
    "SELECT json_extract(body, '$.ticketIssued._0'), substr(json_extract(body, '$.ticketIssued._0'), 12), 'issued'"
    f" FROM events WHERE {_ISSUED}"
)


class Folder:
    """A hall that qbench measures, in a directory that stays."""

    def __init__(self, path):
        self.path = os.path.abspath(path)
        self.configuration = self._file("hall.conf")
        self.directory = self._file("hall")
        self.journal = os.path.join(self.directory, "journal.db")

    def prepare(self, programs, port):
        """Writes the files; the hall runs once, since it makes its tokens itself."""
        os.makedirs(self.path)
        with open(self.configuration, "w", encoding="utf-8") as file:
            file.write(halls.configured(TEMPLATE, self.directory, (("port", str(port)),)))
        with open(self._file("programs"), "w", encoding="utf-8") as file:
            json.dump({"bin": os.path.abspath(programs), "port": port}, file)
        self.run()
        self.stop()
        with open(self._file("qbench.json"), "w", encoding="utf-8") as file:
            json.dump(self._adapter(), file, indent=1)

    def start(self):
        """Becomes the daemon."""
        os.execv(self._program("kioskd"), ["kioskd", "--config", self.configuration])

    def run(self):
        """Starts the daemon beside this program, and waits until it answers."""
        with open(self._file("log"), "ab") as log:
            words = [self._program("kioskd"), "--config", self.configuration]
            subprocess.Popen(words, stdout=log, stderr=log, stdin=subprocess.DEVNULL, start_new_session=True)
        until = time.monotonic() + _PATIENCE_SECONDS
        while not self._is_well():
            if time.monotonic() > until:
                raise SystemExit(f"the hall does not answer; see {self._file('log')}")
            time.sleep(0.02)

    def stop(self):
        """Ends the daemon of this folder, if it runs; its lock names it."""
        with open(os.path.join(self.directory, "lock"), encoding="ascii") as lock:
            pid = int(lock.read())
        until = time.monotonic() + _PATIENCE_SECONDS
        while self._is_daemon(pid):
            os.kill(pid, signal.SIGTERM)
            if time.monotonic() > until:
                raise SystemExit(f"the hall of process {pid} does not end")
            time.sleep(0.1)

    def seed(self, tickets, waiting):
        """Brings the hall to so many tickets of today, while it is stopped for a moment."""
        missing = tickets - self._count()
        if missing <= 0:
            return
        self.stop()
        order = ["history", "--config", self.configuration, "--tickets", str(missing), "--waiting", str(waiting)]
        subprocess.run([self._program("microbench"), *order], check=True)
        self.run()

    def _adapter(self):
        tokens = halls.read_tokens(os.path.join(self.directory, "tokens"))
        post = {"method": "POST", "idempotency_header": "Idempotency-Key", "id": "ticket.id", "number": "ticket.number"}
        seed = f"{sys.executable} {os.path.abspath(__file__)} seed {self.path} {{n}} {{waiting}}"
        return {
            "headers": {"Authorization": "Bearer " + tokens["admin"], "Content-Type": "application/json"},
            "issue": post | {"path": "/api/v1/tickets", "body": {"service": "estate"}},
            "call": post | {"path": "/api/v1/windows/1/call-next", "body": {"settling": "finish"}},
            "display": {
                "kind": "sse",
                "path": "/api/v1/events?view=board",
                "match": r'"number":"([^"]+)"',
                "headers": {"Authorization": "Bearer " + tokens["display"]},
            },
            "ready": "/healthz",
            "db": {"sqlite": self.journal, "tickets": _TICKETS},
            "seed_cmd": seed,
        }

    def _count(self):
        database = sqlite3.connect(f"file:{self.journal}?mode=ro", uri=True)
        try:
            return database.execute(f"SELECT count(*) FROM events WHERE {_ISSUED}").fetchone()[0]
        finally:
            database.close()

    def _is_well(self):
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{self._notes['port']}/healthz", timeout=2) as reply:
                return reply.status == 200
        except (urllib.error.URLError, ConnectionError, TimeoutError):
            return False

    def _is_daemon(self, pid):
        """Whether the process is this folder's daemon and nobody who got its number later."""
        try:
            with open(f"/proc/{pid}/cmdline", "rb") as file:
                return self.configuration.encode() in file.read().split(b"\0")
        except FileNotFoundError:
            return False

    @property
    def _notes(self):
        with open(self._file("programs"), encoding="utf-8") as file:
            return json.load(file)

    def _program(self, name):
        return os.path.join(self._notes["bin"], name)

    def _file(self, name):
        return os.path.join(self.path, name)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    verbs = parser.add_subparsers(dest="verb", required=True)
    prepare = verbs.add_parser("prepare")
    prepare.add_argument("folder")
    prepare.add_argument("--bin", default=".build/release")
    prepare.add_argument("--port", type=int, default=8471)
    for verb in ("start", "stop"):
        verbs.add_parser(verb).add_argument("folder")
    seed = verbs.add_parser("seed")
    seed.add_argument("folder")
    seed.add_argument("tickets", type=int)
    seed.add_argument("waiting", type=int)
    options = parser.parse_args()
    folder = Folder(options.folder)
    if options.verb == "prepare":
        folder.prepare(options.bin, options.port)
    elif options.verb == "start":
        folder.start()
    elif options.verb == "stop":
        folder.stop()
    else:
        folder.seed(options.tickets, options.waiting)


if __name__ == "__main__":
    main()
