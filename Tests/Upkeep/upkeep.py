#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Steps the clock of the real kioskd (Debian's libfaketime) and fills its disk (a tmpfs of its own name space).

    upkeep.py --bin FOLDER [CASE…]

A case that the machine cannot try (no user name spaces, no faketime) is told as skipped, and the exit code is 2.
"""

import argparse
import json
import os
import pathlib
import shutil
import signal
import subprocess
import sys
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
zone = {zone}
directory = {place}/hall
[api]
port = 0
[service estate]
name = 不动产登记
english_name = Real estate
prefix = A
[window 1]
services = estate
[station kiosk-1]
"""
_DAY = 86_400


class Skipped(Exception):
    """The machine cannot try this."""


def noon_zone(hour):
    """Where it is about noon at that hour of UTC: no day ends meanwhile. POSIX has the signs the other way round."""
    east = 12 - hour
    return "Etc/GMT" if east == 0 else f"Etc/GMT{-east:+d}"


class Hall:
    def __init__(self, programs, tmpfs=None):
        self.programs, self.tmpfs = programs, tmpfs
        self.place = tempfile.mkdtemp(prefix="upkeep-")
        self.log = pathlib.Path(self.place, "log")
        self.offset = pathlib.Path(self.place, "offset")
        self.process, self.key = None, 0
        text = _CONF.format(zone=noon_zone(time.gmtime().tm_hour), place=self.place)
        pathlib.Path(self.place, "hall.conf").write_text(text, encoding="utf-8")
        os.mkdir(f"{self.place}/hall", 0o700)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.stop(signal.SIGKILL)
        shutil.rmtree(self.place, ignore_errors=True)

    def step(self, seconds):
        """Sets the wall clock so far from the true one; the steady clock goes on."""
        self.offset.write_text(f"{seconds:+d}\n")

    def start(self, seconds=0):
        self.step(seconds)
        program = [f"{self.programs}/kioskd", "--config", f"{self.place}/hall.conf"]
        if self.tmpfs:
            script = f'mount -t tmpfs -o size={self.tmpfs} tmpfs "$1/hall" && shift && exec "$@"'
            command = ["unshare", "--user", "--map-root-user", "--mount", "sh", "-c", script, "sh", self.place, *program]
        else:
            # Through faketime(1) for its own set-up, and then the offset from a file that is read at every look.
            command = ["faketime", "-f", "+0s", "env", "-u", "FAKETIME", f"FAKETIME_TIMESTAMP_FILE={self.offset}",
                       "FAKETIME_NO_CACHE=1", "DONT_FAKE_MONOTONIC=1", *program]
        heard = self.log.stat().st_size if self.log.exists() else 0
        with self.log.open("ab") as log:
            self.process = subprocess.Popen(command, stdout=log, stderr=log, start_new_session=True)
        news = self.until("the hall opens", lambda: self._news(heard, "hall is open"))
        self.port = int(news.split("port=")[1].split()[0])
        lines = [line.split() for line in self.file("tokens").read_text().splitlines()]
        self.token = next(words[1] for words in lines if words[:1] == ["admin"])

    def _news(self, heard, words):
        if self.process.poll() is not None:
            raise RuntimeError(f"kioskd ended: {self.log.read_text()[heard:]}")
        text = self.log.read_bytes()[heard:].decode()
        return text if words in text and text.endswith("\n") else None

    def file(self, name):
        """A file of the hall's directory, seen through the mounts of its process."""
        if not self.tmpfs:
            return pathlib.Path(self.place, "hall", name)
        return pathlib.Path(f"/proc/{self.process.pid}/root{self.place}/hall", name)

    def stop(self, how=signal.SIGTERM):
        if self.process is None:
            return
        try:
            os.killpg(self.process.pid, how)
            for _ in range(300):
                os.killpg(self.process.pid, 0)
                self.process.poll()
                time.sleep(0.05)
        except ProcessLookupError:
            pass
        self.process.wait(timeout=10)
        self.process = None

    @staticmethod
    def until(what, look, seconds=20):
        for _ in range(seconds * 10):
            found = look()
            if found:
                return found
            time.sleep(0.1)
        raise AssertionError(f"waited in vain: {what}")

    def ask(self, path, fields=None):
        """The status and body of an answer."""
        data = None if fields is None else json.dumps(fields).encode()
        request = urllib.request.Request(f"http://127.0.0.1:{self.port}{path}", data=data)
        request.add_header("Authorization", f"Bearer {self.token}")
        if data is not None:
            self.key += 1
            request.add_header("Content-Type", "application/json")
            request.add_header("Idempotency-Key", f"key-{self.key}-{time.monotonic_ns()}")
            request.add_header("X-Staff", "1001")
        try:
            with urllib.request.urlopen(request, timeout=20) as answer:
                status, text = answer.status, answer.read()
        except urllib.error.HTTPError as error:
            status, text = error.code, error.read()
        return status, json.loads(text) if text[:1] == b"{" else text.decode()

    def take(self):
        status, answer = self.ask("/api/v1/tickets", {"service": "estate"})
        assert status == 201, (status, answer)
        return answer["ticket"]["id"]

    def clock(self):
        return self.ask("/api/v1/status")[1]["clock"]

    def tool(self, *words):
        # By the true clock; what is wrong with the hall's it hears from the hall.
        command = [f"{self.programs}/kioskctl", *words]
        return subprocess.run(command, capture_output=True, text=True, check=False)

    def asking(self):
        return ["--url", f"http://127.0.0.1:{self.port}", "--token-file", str(self.file("tokens"))]


def clock_leaps(programs):
    """A leap of a day ahead, back and to 1970 while people wait: the same day, the next number, nobody missed, staff told."""
    with Hall(programs) as hall:
        hall.start()
        taken = [hall.take(), hall.take()]
        day = taken[0].split(".")[0]
        for seconds in (_DAY, -_DAY, -int(time.time())):
            hall.step(seconds)
            trouble = hall.until("the step is told", lambda: hall.clock().get("trouble"))
            assert trouble == ("unset" if seconds < -_DAY else "held"), trouble
            taken.append(hall.take())
            assert hall.ask(f"/api/v1/tickets/{taken[0]}")[1]["state"] == "waiting"
            waited = hall.ask("/api/v1/hall")[1]["services"][0]
            assert (waited.get("longest_wait_minutes") or 0) >= 0, waited
            check = hall.tool("clock", "check", *hall.asking())
            assert check.returncode == 1 and "!!" in check.stdout, check
            hall.step(0)
            hall.until("it is over", lambda: hall.clock().get("trouble") is None)
        taken.append(hall.take())
        assert taken == [f"{day}.A{count:03d}" for count in range(1, 7)], taken
        lines = hall.log.read_text()
        assert "clock stepped" in lines and "in order again" in lines, lines


def start_without_battery(programs):
    """kill -9, then a start in 1970 and one a day behind: the journal's day goes on."""
    with Hall(programs) as hall:
        hall.start()
        taken = [hall.take()]
        for seconds in (-int(time.time()), -_DAY):
            hall.stop(signal.SIGKILL)
            hall.start(seconds)
            taken.append(hall.take())
            assert hall.clock()["source"] == "held" and hall.clock()["waits_for_person"], hall.clock()
        day = taken[0].split(".")[0]
        assert taken == [f"{day}.A{count:03d}" for count in range(1, 4)], taken
        hall.stop()
        verify = hall.tool("journal", "verify", "--directory", f"{hall.place}/hall")
        assert verify.returncode == 0, verify.stderr


def somebody_vouches(programs):
    """A person's word opens the day that the machine shows; the numbers begin anew."""
    with Hall(programs) as hall:
        hall.start()
        today = hall.take().split(".")[0]
        hall.step(2 * _DAY)
        hall.until("the step is told", lambda: hall.clock().get("trouble"))
        done = hall.tool("clock", "believe", *hall.asking())
        assert done.returncode == 0, done.stderr
        ticket = hall.take()
        assert ticket.split(".")[0] > today and ticket.endswith("A001"), ticket


def day_close(programs):
    """The timer's close does nothing in open hours, and misses whom it finds when they are over."""
    with Hall(programs) as hall:
        hall.start()
        ticket = hall.take()
        weekend = time.gmtime().tm_wday >= 5
        quiet = hall.tool("day", "close", "--after-hours", *hall.asking())
        assert quiet.returncode == 0, quiet.stderr
        if not weekend:
            assert "not over" in quiet.stdout, quiet
            hall.step(6 * 3600 - 60)
            hall.tool("clock", "believe", *hall.asking())
            done = hall.tool("day", "close", "--after-hours", *hall.asking())
            assert "not over" not in done.stdout and done.returncode == 0, done
        assert hall.ask(f"/api/v1/tickets/{ticket}")[1]["state"] == "missed"


def retention(programs):
    """Two days later nobody knows whom the first was about; the journal stays sound."""
    with Hall(programs) as hall:
        hall.start()
        hall.take()
        for days in (1, 2):
            hall.step(days * _DAY)
            hall.tool("clock", "believe", *hall.asking())
            hall.take()
        done = hall.tool("retention", *hall.asking())
        assert done.returncode == 0 and "nobody is known" in done.stdout, done
        hall.stop()
        verify = hall.tool("journal", "verify", "--directory", f"{hall.place}/hall")
        assert verify.returncode == 0, verify.stderr


def disk_full(programs):
    """To the last byte and back: nothing is promised that is not stored, and it comes back without being asked."""
    probe = subprocess.run(["unshare", "--user", "--map-root-user", "--mount", "true"], check=False)
    if probe.returncode != 0:
        raise Skipped("no user name spaces")
    with Hall(programs, tmpfs="24m") as hall:
        hall.start()
        taken = [hall.take()]
        hall.until("the first look", lambda: hall.ask("/api/v1/status")[1]["storage"]["room"] == "enough")
        ballast = hall.file("ballast")
        # First down to little: people are told, and numbers go on.
        size = os.statvfs(hall.file(".")).f_bavail * os.statvfs(hall.file(".")).f_frsize
        ballast.write_bytes(b"\xff" * (size - (1 << 20)))
        hall.until("people are told", lambda: hall.ask("/api/v1/status")[1]["storage"]["room"] != "enough")
        taken.append(hall.take())
        assert hall.ask("/healthz")[0] == 200
        # Then to the last byte.
        with ballast.open("ab", buffering=0) as file:
            try:
                while True:
                    file.write(b"\xff" * 4096)
            except OSError:
                pass
        refused = None
        for _ in range(400):
            status, answer = hall.ask("/api/v1/tickets", {"service": "estate"})
            if status != 201:
                refused = (status, answer)
                break
            taken.append(answer["ticket"]["id"])
        assert refused and refused[0] in (503, 507), refused
        assert hall.ask("/healthz")[0] == 503
        ballast.unlink()
        hall.until("it comes back by itself", lambda: hall.ask("/healthz")[0] == 200, seconds=30)
        taken.append(hall.take())
        day = taken[0].split(".")[0]
        assert taken == [f"{day}.A{count:03d}" for count in range(1, len(taken) + 1)], taken[-5:]
        log = hall.file("journal.db-wal").stat().st_size
        assert log <= 17 << 20, log


_CASES = [clock_leaps, start_without_battery, somebody_vouches, day_close, retention, disk_full]


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--bin", required=True)
    parser.add_argument("cases", nargs="*")
    arguments = parser.parse_args()
    unknown = set(arguments.cases) - {case.__name__ for case in _CASES}
    if unknown:
        parser.error(f"no case is called {', '.join(sorted(unknown))}; there are: {', '.join(c.__name__ for c in _CASES)}")
    failed = skipped = 0
    for case in _CASES:
        if arguments.cases and case.__name__ not in arguments.cases:
            continue
        begin = time.monotonic()
        try:
            if case is not disk_full and shutil.which("faketime") is None:
                raise Skipped("faketime(1) is missing")
            case(os.path.abspath(arguments.bin))
            word = "ok"
        except Skipped as reason:
            skipped += 1
            word = f"skipped: {reason}"
        except (AssertionError, RuntimeError, OSError) as error:
            failed += 1
            word = f"FAILED: {error!r}"
        print(f"{case.__name__}: {word} ({time.monotonic() - begin:.1f} s)", flush=True)
    sys.exit(1 if failed else 2 if skipped else 0)


if __name__ == "__main__":
    main()
