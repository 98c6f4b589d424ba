# SPDX-License-Identifier: Apache-2.0
"""A center of its own, with which a hall is enrolled and whose bookings it gets."""

import json
import os
import re
import signal
import socket
import sqlite3
import time

import children
import load
from hall import read_tokens

_OPEN = b"center is open"
_START_SECONDS = 30
_SYNC_SECONDS = 30
_NAME = "linzhou"
_CURSOR = re.compile(r'"through":(\d+)')


def free_ports(count):
    """Ports that nobody listens on."""
    sockets = [socket.create_server(("127.0.0.1", 0)) for _ in range(count)]
    try:
        return [one.getsockname()[1] for one in sockets]
    finally:
        for one in sockets:
            one.close()


class Center:
    """The center's daemon and its directory."""

    def __init__(self, place, folder):
        self._place, self._folder = place, folder
        self._directory = os.path.join(folder, "center")
        self._log = os.path.join(folder, "center.log")
        self._configuration = os.path.join(folder, "center.conf")
        self._port, self._admin_port = free_ports(2)
        with open(self._configuration, "w", encoding="utf-8") as file:
            file.write(
                f"[center]\ndirectory = {self._directory}\naddress = 127.0.0.1\nport = {self._port}\n"
                f"host_names = localhost, 127.0.0.1\nadmin_port = {self._admin_port}\n"
            )
        self._child = None

    def start(self):
        """Starts the daemon and waits until it listens."""
        with open(self._log, "wb") as log:
            words = [self._place.program("centerd"), "--config", self._configuration]
            self._child = children.start(words, stdout=log, stderr=log)
        until = time.monotonic() + _START_SECONDS
        while _OPEN not in self._log_text():
            if self._child.poll() is not None or time.monotonic() > until:
                raise RuntimeError(f"the center does not open: {self._log_text()[-500:].decode(errors='replace')}")
            time.sleep(0.002)

    def stop(self):
        """Asks it to end in order."""
        if children.end(self._child, signal.SIGTERM) != 0:
            raise RuntimeError("the center did not end in order")

    def enrol(self, hall):
        """Lets a hall join that does not run."""
        bundle = os.path.join(self._folder, "bundle")
        names = ("--hall", _NAME, "--center", _NAME, "--name", "样例")
        self._place.run("kioskctl", "enroll", "issue", "--config", self._configuration, *names, "--out", bundle)
        self._place.run("kioskctl", "enroll", "accept", bundle, "--directory", hall.directory)
        os.unlink(bundle)

    def book(self, people, service="estate", agent=None, date=None, times=("00:00", "24:00")):
        """Books for each person or unit, through one agent if there is one, all of today unless said otherwise.

        Returns the booking numbers.
        """
        day = date or time.strftime("%Y-%m-%d", time.gmtime(time.time() + 8 * 3600))
        slot = ",".join((day, *times))
        lines = ["center,service,date,start,end,document_type,document_number,name"]
        lines += [f"{_NAME},{service},{slot},{one.document},{one.number},{one.name}" for one in people]
        if agent:
            more = ("agent_document_type,agent_document_number,agent_name", f"{agent.document},{agent.number},{agent.name}")
            lines = [f"{line},{more[min(index, 1)]}" for index, line in enumerate(lines)]
        headers = (self._bearer(), ("Content-Type", "text/csv"))
        reply = self._ask("/imports", "POST", headers, "\n".join(lines).encode())
        return json.loads(reply)["numbers"]

    def voucher(self, booking):
        """The text of a booking's voucher."""
        return self._ask(f"/bookings/{booking}/voucher", "GET", (self._bearer(),)).decode()

    def office(self, path, fields, staff="1001"):
        """Does what a member of the center's staff asks by the staff's API; its answer, None without one."""
        headers = (self._bearer(), ("Content-Type", "application/json"), ("X-Staff", staff))
        data = load.request("/office/v1" + path, method="POST", headers=headers, body=json.dumps(fields).encode())
        reply = load.once(self._admin_port, "", data)
        if reply.status not in (200, 201, 204):
            found = reply.body[:300].decode(errors="replace")
            raise RuntimeError(f"the center answers {reply.status} to {path}: {found}")
        return json.loads(reply.body) if reply.body else None

    def wait_for(self, hall):
        """Waits until the hall has everything that the center has to tell it."""
        until = time.monotonic() + _SYNC_SECONDS
        cursor = next(one["cursor"] for one in json.loads(self._ask("/halls", "GET", (self._bearer(),))))
        while _taken(hall.journal) < cursor:
            if time.monotonic() > until:
                raise RuntimeError("the bookings did not arrive")
            time.sleep(0.05)

    def _bearer(self):
        return ("Authorization", "Bearer " + read_tokens(os.path.join(self._directory, "tokens"))["admin"])

    def _ask(self, path, method, headers, body=b""):
        data = load.request("/admin/v1" + path, method=method, headers=headers, body=body)
        reply = load.once(self._admin_port, "", data)
        if reply.status != 200:
            found = reply.body[:300].decode(errors="replace")
            raise RuntimeError(f"the center answers {reply.status} to {path}: {found}")
        return reply.body

    def _log_text(self):
        with open(self._log, "rb") as log:
            return log.read()


def _taken(journal):
    """How far the center's feed is in a hall's journal."""
    database = sqlite3.connect(f"file:{journal}?mode=ro", uri=True)
    try:
        newest = database.execute(
            "SELECT body FROM events WHERE body LIKE '{\"centerChangesTaken\"%' ORDER BY position DESC LIMIT 1"
        ).fetchone()
        return int(_CURSOR.findall(newest[0])[-1]) if newest else 0
    finally:
        database.close()
