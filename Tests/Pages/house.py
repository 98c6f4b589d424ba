# SPDX-License-Identifier: Apache-2.0
"""A real hall for pages: the daemons in a folder of their own, devices on pseudo terminals, people who do not exist."""

import http.client
import json
import os
import random
import secrets
import signal
import socket
import sys
import tempfile
import time

_HERE = os.path.dirname(os.path.abspath(__file__))
TOP = os.path.normpath(os.path.join(_HERE, "../.."))
sys.path.insert(0, os.path.join(TOP, "Tests/Bench"))

import center as centers  # noqa: E402
import children  # noqa: E402
import devices  # noqa: E402
import people  # noqa: E402
from hall import Hall  # noqa: E402
from place import Place  # noqa: E402

_PAGES = os.path.join(TOP, "assets/web")
_PATIENCE_SECONDS = 20
# devices.md E.2, answers to DLE EOT 1 to 4: all is well but for the roll, which is at its end.
_NO_PAPER = {1: b"\x1a", 2: b"\x32", 3: b"\x12", 4: b"\x72"}


class Refused(Exception):
    """The hall did not do what it was asked."""

    def __init__(self, status, said):
        super().__init__(f"{status}: {said}")
        self.status, self.said = status, said


class Station(devices.Station):
    """A card reader and a printer, whose paper can be taken out."""

    def __init__(self):
        super().__init__(printer_answers=True)
        self.has_paper = True

    def _answer_printer(self, before):
        if self.has_paper:
            return super()._answer_printer(before)
        fresh = self._paper[max(0, before - 2):]
        for index in range(len(fresh) - 2):
            if fresh[index : index + 2] == b"\x10\x04":
                os.write(self._printer.device, _NO_PAPER.get(fresh[index + 2], b"\x12"))
        return None


class House:
    """One hall; with `has_devices` its first kiosk has a reader and a printer, with `has_center` people can book.

    `more` are further settings, and `sections` what is appended to the configuration.
    """

    def __init__(self, programs, has_devices=False, has_center=False, template="hall.conf", more=(), sections=""):
        self._folder = tempfile.TemporaryDirectory(prefix="hallkiosk-pages-")
        self._place = Place(programs, self._folder.name, None, 1, 1)
        self.station = Station() if has_devices else None
        settings = [("pages", _PAGES), ("port", str(_free_port())), *more]
        if self.station:
            self.station.start()
            settings += self.station.settings
        self._hall = Hall(self._place.kioskd, self._folder.name, os.path.join(_HERE, template), settings)
        with open(self._hall.configuration, "a", encoding="utf-8") as file:
            file.write("\n" + sections)
        self._center = centers.Center(self._place, self._folder.name) if has_center else None

    def open(self, visitors=0):
        """Starts everything; so many people have booked today. Returns them as (person, booking number)."""
        booked = []
        if self._center:
            self._center.start()
            self._center.enrol(self._hall)
            everybody = [people.person(index) for index in range(visitors)]
            # An import of nothing is refused.
            booked = list(zip(everybody, self._center.book(everybody))) if everybody else []
        self._hall.start()
        if self._center:
            self._center.wait_for(self._hall)
        return booked

    def leave_line(self):
        """Ends the hall as a failure of power would."""
        self._hall.kill()

    def come_back(self):
        """Starts it again where it was."""
        self._hall.start()

    def leave_center(self):
        """Ends the center; the hall goes on without."""
        self._center.stop()
        self._center = None

    def office(self, path, fields, staff="1001"):
        """What a member of the center's staff asks of it."""
        return self._center.office(path, fields, staff)

    def close(self):
        """Ends everything in order."""
        if self._hall.child and self._hall.child.poll() is None and self._hall.stop() != 0:
            raise RuntimeError("the hall did not end in order")
        if self._center:
            self._center.stop()
        if self.station:
            self.station.close()
        self._folder.cleanup()

    @property
    def address(self):
        """Where its pages are."""
        return f"http://127.0.0.1:{self._hall.port}"

    @property
    def directory(self):
        """Where the hall keeps its journal, keys and staff."""
        return self._hall.directory

    def token(self, role):
        return self._hall.tokens[role]

    def get(self, path, role="admin"):
        """The JSON of a GET of the API."""
        return self._ask("GET", path, role)

    def post(self, path, fields=None, role="admin", staff=None):
        """The JSON of a POST of the API, as an intent of its own; `staff` is who does it."""
        headers = {"Idempotency-Key": secrets.token_hex(8), "Content-Type": "application/json"}
        if staff:
            headers["X-Staff"] = staff
        return self._ask("POST", path, role, headers, json.dumps(fields or {}))

    def walk_in(self, service="estate", station="kiosk-1"):
        """Takes a walk-in number for somebody (现场取号); the number."""
        return self.post("/tickets", {"service": service, "station": station})["ticket"]["number"]

    def call(self, window="1", staff="1001"):
        """Calls the next at a window; the number."""
        fields = {"settling": "finish"}
        return self.post(f"/windows/{window}/call-next", fields, staff=staff)["ticket"]["number"]

    def book(self, who, agent=None, service="estate"):
        """Books all of today for somebody, through an agent if there is one; the booking number."""
        number = self._center.book([who], service=service, agent=agent)[0]
        self._center.wait_for(self._hall)
        return number

    def touch(self, station, fields):
        """Touches a station's screen."""
        self.post(f"/stations/{station}/touches", fields)

    def wait_until(self, is_so, what):
        """Waits until `is_so()`; `what` names it when it does not come."""
        until = time.monotonic() + _PATIENCE_SECONDS
        while not is_so():
            if time.monotonic() > until:
                raise AssertionError(f"waited in vain: {what}")
            time.sleep(0.05)

    def _ask(self, verb, path, role, headers=None, body=None):
        connection = http.client.HTTPConnection("127.0.0.1", self._hall.port, timeout=_PATIENCE_SECONDS)
        try:
            bearer = {"Authorization": "Bearer " + self._hall.tokens[role]}
            connection.request(verb, "/api/v1" + path, body=body, headers=bearer | (headers or {}))
            answer = connection.getresponse()
            text = answer.read().decode()
        finally:
            connection.close()
        if answer.status >= 300:
            raise Refused(answer.status, text[:300])
        return json.loads(text) if text else None


def _free_port():
    """A port that a hall can come back to: below those that the kernel lends to clients, who might have it by then."""
    while True:
        port = random.randrange(20_000, 30_000)
        with socket.socket() as one:
            try:
                one.bind(("127.0.0.1", port))
                return port
            except OSError:
                continue


def end_all():
    """Ends whatever a failed test left running."""
    children.end_all()


def hear_terminate():
    """Lets SIGTERM end the run in order."""
    signal.signal(signal.SIGTERM, children.on_terminate)
