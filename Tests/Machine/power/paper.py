# SPDX-License-Identifier: Apache-2.0
"""The hall's ticket printer, outside the guest: paper that came out stays out, whatever becomes of the machine."""

import os
import re
import socket
import subprocess
import threading

_NUMBER = re.compile(r"\b[A-Z]\d{3,4}\b")


class Paper:
    """A network printer that the guest reaches at `port` of this machine; its inside is `far-end`'s."""

    def __init__(self, far_end, place, port=0, slips=()):
        self._place = place
        # With how long the log of the guest's disk was when it came out.
        self._slips = [(slip, 0) for slip in slips]
        self._news = threading.Lock()
        wishes, self._wishes = os.pipe()
        self._inside = subprocess.Popen(
            [far_end, "printer", "epson"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
            bufsize=0, pass_fds=(wishes,), preexec_fn=lambda: os.dup2(wishes, 3),
        )  # fmt: skip
        os.close(wishes)
        self._door = socket.create_server(("127.0.0.1", port))
        self._line = None
        for body in (self._answer, self._collect, self._accept):
            threading.Thread(target=body, daemon=True).start()

    @property
    def port(self):
        """Where it listens."""
        return self._door.getsockname()[1]

    def counts(self):
        """How many slips came out, by number; a torn one counts, too."""
        found = {}
        with self._news:
            for slip, _ in self._slips:
                for number in _NUMBER.findall(slip):
                    found[number] = found.get(number, 0) + 1
        return found

    def slips(self):
        """Every slip that came out, a line each."""
        with self._news:
            return [slip for slip, _ in self._slips]

    def cut(self, place):
        """Takes back what came out when the disk's log was longer: the power went before."""
        with self._news:
            self._slips = [(slip, 0) for slip, at in self._slips if at <= place]

    def believe(self, numbers):
        """Takes it that slips of these came out, where none was seen."""
        missing = [number for number in numbers if number not in self.counts()]
        with self._news:
            self._slips += [(number, 0) for number in missing]

    @property
    def total(self):
        """How many slips came out."""
        with self._news:
            return len(self._slips)

    def forget(self):
        """Clears the floor before it."""
        with self._news:
            self._slips = []

    def close(self):
        """Switches it off."""
        self._door.close()
        self._inside.kill()
        self._inside.wait()
        os.close(self._wishes)

    def _accept(self):
        while True:
            try:
                line, _ = self._door.accept()
            except OSError:
                return
            self._line = line
            threading.Thread(target=self._hear, args=(line,), daemon=True).start()

    def _hear(self, line):
        try:
            while data := line.recv(65536):
                self._inside.stdin.write(data)
        except OSError:
            pass
        line.close()

    def _answer(self):
        while data := self._inside.stdout.read(65536):
            try:
                self._line.sendall(data)
            except OSError:
                # The guest has no power; its printer has.
                continue

    def _collect(self):
        for line in self._inside.stderr:
            text = line.decode(errors="replace")
            if text.startswith("slip "):
                with self._news:
                    self._slips.append((text, self._place()))
