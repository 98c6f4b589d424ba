#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Records the databases of an older release: two days of a hall and its center, as SQL, with what the hall said of them.

    record.py --bin FOLDER --to FOLDER    (kioskd, centerd and kioskctl of that release; Debian's faketime)

Everybody in it is synthetic; the keys of the run are thrown away, so that the sealed numbers can never be opened.
"""

import argparse
import itertools
import json
import os
import pathlib
import shutil
import signal
import socket
import sqlite3
import subprocess
import tempfile
import time
import urllib.error
import urllib.request

_CONF = """[hall]
id = linzhou
center = linzhou
name = 样例大厅
telephone = 0372-0000000
booking_method = 省政务服务网
zone = Asia/Shanghai
directory = {place}/hall
[api]
port = {port}
[service estate]
name = 不动产登记
english_name = Real estate
prefix = A
[service social]
name = 社会保障
english_name = Social security
prefix = B
[window 1]
services = estate, social
[window 2]
services = estate
[station kiosk-1]
"""

_CENTER = "[center]\nzone = Asia/Shanghai\ndirectory = {place}/center\nport = {link}\nadmin_port = {admin}\n"
_HEADING = (
    "center,service,date,start,end,document_type,document_number,name,"
    "agent_document_type,agent_document_number,agent_name\n"
)


def free_port():
    with socket.socket() as door:
        door.bind(("127.0.0.1", 0))
        return door.getsockname()[1]


def number(count):
    """A valid number of nobody: born on the first day of 1970 in Linzhou (GB 11643)."""
    body = f"41058119700101{count:03d}"
    total = sum(int(digit) * weight for digit, weight in zip(body, [7, 9, 10, 5, 8, 4, 2, 1, 6, 3] * 2))
    return body + "10X98765432"[total % 11]


class Recorder:
    def __init__(self, programs, place):
        self.programs, self.place = programs, place
        self.ports = {"port": free_port(), "link": free_port(), "admin": free_port()}
        self.tokens = {}
        for folder in ("hall", "center"):
            os.mkdir(f"{place}/{folder}", 0o700)
        for name, text in (("hall.conf", _CONF), ("center.conf", _CENTER)):
            text = text.format(place=place, **self.ports)
            if name == "center.conf" and self._understands("web_port"):
                text += "web_port = 0\n"
            pathlib.Path(place, name).write_text(text, encoding="utf-8")

    def _understands(self, word):
        return word.encode() in pathlib.Path(self.programs, "centerd").read_bytes()

    def start(self, program, conf, at):
        log = open(f"{self.place}/{program}.log", "ab")
        clock = ("env", "TZ=UTC", "faketime", "-f", f"@{at}")
        command = [*clock, f"{self.programs}/{program}", "--config", f"{self.place}/{conf}"]
        # faketime(1) stays in between: the program is told through the group.
        return subprocess.Popen(command, stdout=log, stderr=log, start_new_session=True)

    def tool(self, at, *words):
        clock = ("env", "TZ=UTC", "faketime", "-f", f"@{at}")
        subprocess.run([*clock, f"{self.programs}/kioskctl", *words], check=True, stdout=subprocess.DEVNULL)

    def read_tokens(self, side):
        for line in pathlib.Path(self.place, side, "tokens").read_text().splitlines():
            parts = line.split()
            if len(parts) >= 2 and not line.startswith("#"):
                self.tokens[(side, parts[0])] = parts[1]

    def ask(self, side, path, role, fields=None, key=None, body=None, kind="application/json"):
        port = self.ports["port" if side == "hall" else "admin"]
        data = body if body is not None else json.dumps(fields).encode() if fields is not None else None
        request = urllib.request.Request(f"http://127.0.0.1:{port}{path}", data=data)
        request.add_header("Authorization", "Bearer " + self.tokens[(side, role)])
        if data is not None:
            request.add_header("Content-Type", kind)
        if key:
            request.add_header("Idempotency-Key", key)
            request.add_header("X-Staff", "1001")
        with urllib.request.urlopen(request, timeout=20) as answer:
            text = answer.read()
        return json.loads(text) if text[:1] in (b"{", b"[") else text

    @staticmethod
    def _runs(group):
        try:
            os.killpg(group, 0)
        except ProcessLookupError:
            return False
        return True

    def until(self, what, look):
        said = ""
        for _ in range(300):
            try:
                found = look()
            except urllib.error.HTTPError as error:
                found, said = None, error.read().decode()
            except OSError as error:
                found, said = None, str(error)
            if found:
                return found
            time.sleep(0.1)
        raise RuntimeError(f"waited in vain: {what}: {said}")

    def day(self, at, day, first):
        """One day: bookings, exchanges, walk-ins, a green ticket, calls, and one who is left waiting."""
        processes = [self.start("centerd", "center.conf", at)]
        self.until("the center's tokens", lambda: pathlib.Path(self.place, "center", "tokens").exists())
        if first:
            time.sleep(1)
            bundle = f"{self.place}/bundle"
            self.tool(
                at, "enroll", "issue", "--config", f"{self.place}/center.conf", "--hall", "linzhou",
                "--center", "linzhou", "--name", "样例大厅", "--out", bundle,
            )
            self.tool(at, "enroll", "accept", bundle, "--directory", f"{self.place}/hall")
        processes.append(self.start("kioskd", "hall.conf", at))
        self.until("the hall's tokens", lambda: pathlib.Path(self.place, "hall", "tokens").exists())
        self.read_tokens("center")
        self.read_tokens("hall")
        hall = lambda path, fields=None, key=None, role="admin": self.ask(
            "hall", "/api/v1" + path, role, fields, key and f"{day}-{key}"
        )
        self.until("the hall", lambda: hall("/status"))
        people = [number(count) for count in range(0, 3)] if first else [number(count) for count in range(10, 13)]
        lines = "".join(
            f"linzhou,estate,{day},10:00,11:00,resident_id,{document},样例甲{count},,,\n"
            for count, document in enumerate(people)
        )
        imported = self.until(
            "the import",
            lambda: self.ask(
                "center", "/admin/v1/imports", "admin", body=(_HEADING + lines).encode(), kind="text/csv"
            ),
        )
        booked = imported["numbers"]
        # A refusal is the answer to its key for ever: each attempt has one of its own.
        attempt = itertools.count()
        issued = [
            self.until(
                "a booking comes down the link",
                lambda: hall("/exchanges", {"booking": booking, "last_four": document[-4:]}, f"x{next(attempt)}"),
            )["ticket"]["id"]
            for booking, document in zip(booked[:2], people)
        ]
        issued += [
            hall("/tickets", {"service": service}, f"w{count}")["ticket"]["id"]
            for count, service in enumerate(["estate", "social", "estate", "social"])
        ]
        hall("/windows/1/open", {}, "o1")
        for count in range(3):
            hall("/windows/1/call-next", {}, f"c{count}")
            # Releases from the second on want to know that a booked visitor's document was looked at (R22).
            try:
                hall("/windows/1/serve", {}, f"s{count}")
            except urllib.error.HTTPError:
                hall("/windows/1/verify", {"result": "match", "principal_document": True}, f"v{count}")
                hall("/windows/1/serve", {}, f"t{count}")
            hall("/windows/1/finish", {}, f"f{count}")
        hall("/windows/1/call-next", {}, "c3")
        hall("/windows/1/miss", {}, "m3")
        self.until("the facts arrive", lambda: hall("/status")["link"].get("unsynced") == 0)
        status = hall("/status")
        tickets = {ticket: hall(f"/tickets/{ticket}")["state"] for ticket in issued}
        for process in reversed(processes):
            os.killpg(process.pid, signal.SIGTERM)
            process.wait(timeout=30)
            self.until("the program ends", lambda: not self._runs(process.pid))
        return {"day": day, "position": status["position"], "tickets": tickets}


def dump(path, goal):
    """A database as SQL; its marks first, which iterdump leaves out."""
    with sqlite3.connect(path) as database:
        marks = [f"PRAGMA {name} = {database.execute(f'PRAGMA {name}').fetchone()[0]};"
                 for name in ("application_id", "user_version")]
        pathlib.Path(goal).write_text("\n".join(["PRAGMA foreign_keys = OFF;", *marks, *database.iterdump()]) + "\n", encoding="utf-8")


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--bin", required=True)
    parser.add_argument("--to", required=True)
    arguments = parser.parse_args()
    place = tempfile.mkdtemp(prefix="record-")
    try:
        recorder = Recorder(os.path.abspath(arguments.bin), place)
        # 10:00 in China.
        days = [recorder.day(f"{day} 02:00:00", day, first)
                for day, first in (("2026-11-19", True), ("2026-11-20", False))]
        os.makedirs(arguments.to, exist_ok=True)
        dump(f"{place}/hall/journal.db", f"{arguments.to}/journal.sql")
        dump(f"{place}/center/center.db", f"{arguments.to}/center.sql")
        pathlib.Path(arguments.to, "said.json").write_text(json.dumps(days, indent=1, sort_keys=True) + "\n")
    except BaseException:
        for name in ("centerd.log", "kioskd.log"):
            path = pathlib.Path(place, name)
            print(name, path.read_text()[-3000:] if path.exists() else "is not there")
        raise
    finally:
        shutil.rmtree(place)


if __name__ == "__main__":
    main()
