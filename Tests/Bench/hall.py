# SPDX-License-Identifier: Apache-2.0
"""The hall under test: the real daemon in a folder of its own, spoken to as kiosks and windows do."""

import json
import os
import re
import secrets
import signal
import time

import children
import load

_OPEN = re.compile(rb"hall is open\b[^\n]*\bport=(\d+)[^\n]*\n")
_START_SECONDS = 60
_LOG_TAIL = 2000
_KEY = "key-of-the-intent"


class Hall:
    """One hall's daemon and its directory; `settings` are further lines of its configuration, such as devices."""

    def __init__(self, binary, folder, template, settings=()):
        self.binary, self.directory = binary, os.path.join(folder, "hall")
        self.log = os.path.join(folder, "log")
        self.configuration = os.path.join(folder, "hall.conf")
        self.child = self.port = None
        # A program that runs the daemon, such as faketime(1), with its words.
        self.before = ()
        self.tokens = {}
        with open(self.configuration, "w", encoding="utf-8") as file:
            file.write(configured(template, self.directory, settings))

    @property
    def pid(self):
        return children.under(self.child)[0] if self.before else self.child.pid

    @property
    def journal(self):
        return os.path.join(self.directory, "journal.db")

    def start(self):
        """Starts the daemon and waits until it listens."""
        with open(self.log, "wb") as log:
            self.child = children.start([*self.before, self.binary, "--config", self.configuration], stdout=log, stderr=log)
        until = time.monotonic() + _START_SECONDS
        while (found := _OPEN.search(self._log_text())) is None:
            if self.child.poll() is not None or time.monotonic() > until:
                raise RuntimeError(f"the hall does not open: {self._log_text()[-_LOG_TAIL:].decode(errors='replace')}")
            time.sleep(0.0005)
        self.port = int(found[1])
        if not self.tokens:
            self.tokens = read_tokens(os.path.join(self.directory, "tokens"))

    def kill(self):
        """Ends it as a failure of power would, except that the disk keeps what the kernel had; returns its code."""
        return children.end(self.child, signal.SIGKILL, pid=self.pid)

    def stop(self):
        """Asks it to end in order; returns its code, 0 when it did so."""
        return children.end(self.child, signal.SIGTERM, pid=self.pid)

    def restart(self, tag, data):
        """Starts it again; returns the seconds until the answer to a request, and the answer."""
        began = time.perf_counter()
        self.start()
        reply = load.once(self.port, tag, data)
        return time.perf_counter() - began, reply

    def post(self, path, role, fields, key):
        """The bytes of one POST of the API."""
        headers = (("Authorization", "Bearer " + self.tokens[role]), ("Idempotency-Key", key))
        body = json.dumps(fields, separators=(",", ":")).encode()
        return load.request("/api/v1" + path, method="POST", headers=headers, body=body)

    def get(self, path, role, headers=()):
        """The bytes of one GET of the API."""
        return load.request("/api/v1" + path, headers=(("Authorization", "Bearer " + self.tokens[role]), *headers))

    def ask(self, path, role):
        """The JSON of a GET of the API."""
        reply = load.once(self.port, "", self.get(path, role))
        if reply.status != 200:
            raise RuntimeError(f"{path} is answered {reply.status}: {reply.body[:200].decode(errors='replace')}")
        return json.loads(reply.body)

    def issuing(self, services=("estate", "social")):
        """Makes requests for walk-in numbers (现场取号) of each service in turn, each with a key of its own."""
        return _keyed([self.post("/tickets", "kiosk", {"service": one}, _KEY) for one in services])

    def calling(self, window="1"):
        """Makes requests to call the next visitor (叫号), each finishing the one before."""
        return _keyed([self.post(f"/windows/{window}/call-next", "window", {"settling": "finish"}, _KEY)])

    def open_window(self, window="1"):
        """Opens a window, without which nobody is called."""
        reply = load.once(self.port, "", self.post(f"/windows/{window}/open", "window", {}, secrets.token_hex(8)))
        if reply.status != 200:
            raise RuntimeError(f"window {window} does not open: {reply.status} {reply.body.decode()}")

    def _log_text(self):
        with open(self.log, "rb") as log:
            return log.read()


def _keyed(requests):
    """Makes the requests in turn, each with a key of its own in the place of `_KEY`.

    Everything else is ready beforehand: the processor time of the clients is the hall's as well.
    """
    parts = [data.split(_KEY.encode()) for data in requests]
    intent, number = secrets.token_hex(8), 0

    def make():
        nonlocal number
        number += 1
        key = f"{intent}-{number}"
        before, after = parts[number % len(parts)]
        return key, before + key.encode() + after

    return make


def configured(template, directory, settings=()):
    """The example configuration with a free port, its own directory and `settings`, everything else as shipped."""
    with open(template, encoding="utf-8") as file:
        text = file.read()
    for key, value in (("port", "0"), ("directory", directory), *settings):
        text, changes = re.subn(rf"(?m)^#?{key} = .*$", f"{key} = {value}", text)
        if changes != 1:
            raise RuntimeError(f"{template} has {changes} lines for {key}")
    return text


def read_tokens(path):
    """The token of each role, from the lines `role token …` that the hall has made."""
    with open(path, encoding="utf-8") as file:
        lines = [line.split() for line in file if line.strip() and not line.startswith("#")]
    return {words[0]: words[1] for words in lines}
