# SPDX-License-Identifier: Apache-2.0
"""Power cuts at random moments: a hall at work, its disk as it could have been afterwards, and a cold boot of that."""

import dataclasses
import datetime
import http.client
import os
import random
import shutil
import socket
import subprocess
import time

import blocklog
import kept
from guest import BOOT_LIMIT, LIMIT, Failed, Guest, Late
from power.clients import Book, Crowd, Door
from power.copy import Findings, Memory, printed
from power.paper import Paper

_SETTINGS = """[hall]
id = linzhou
center = linzhou
name = 样例大厅
telephone = 0372-0000000
booking_method = 省政务服务网
zone = Asia/Shanghai
hours = mon-sun 00:10-23:50

[api]
address = 0.0.0.0

[service estate]
name = 不动产登记
prefix = A

[window 1]
services = estate

[window 2]
services = estate

[station kiosk-1]
printer = tcp:10.0.2.2:{port}
"""
# How long a hall works before its power goes, and how many rounds in a hundred end while the machine boots.
_WORK_SECONDS = (0.5, 6.0)
_PERCENT_WHILE_BOOTING = 12
# A cut comes between any two of the last requests to the disk: most moments between two of them are very short.
_MOST_BACK = 60
# So many tickets are issued that after some rounds the printer is busy with those of long ago.
_ROUNDS_OF_A_HALL = 20
# e2fsck's first exit status that means that something is still wrong.
_UNREPAIRED = 4
# Answers of earlier rounds that are asked for again.
_AGAIN = 40
# When the hall's machines are switched on first; after that their clocks go on.
_MOMENT = datetime.datetime(2026, 11, 23, 1, 40)
_AS_DAEMON = "setpriv --reuid=hallkiosk --regid=hallkiosk --init-groups"


@dataclasses.dataclass
class Row:
    """What came of a round."""

    number: int
    mode: str
    # While the machine booted after its first cut it was cut again.
    is_twice: bool
    seconds: float
    unconfirmed: int = 0
    acknowledged: int = 0
    slips: int = 0
    ready: float | None = None
    lost: int = 0
    doubled: int = 0
    damaged: int = 0

    @property
    def is_good(self):
        """Whether everything was kept, once."""
        return not (self.lost or self.doubled or self.damaged)


class Chain:
    """One machine whose power is cut again and again; what people were once told has to be there ever after."""

    def __init__(self, folder, image, packed, far_end, seed):
        self._folder, self._image, self._packed, self._seed = folder, image, packed, seed
        os.makedirs(folder, exist_ok=True)
        self._far_end, self._paper = far_end, None
        self._notes = open(os.path.join(folder, "transcript.txt"), "a", encoding="utf-8", buffering=1)
        self._book, self._memory = Book(self._place), Memory()
        self._disk = os.path.join(folder, "disk.raw")
        self._log = os.path.join(folder, "writes.log")
        self._guest = self._port = None
        self._since, self._boots, self._rounds = time.time(), 0, 0
        self._usual_seconds = 20.0

    def prepare(self):
        """Makes the hall's disk, and opens the hall."""
        self._paper = Paper(self._far_end, self._place)
        settings = _SETTINGS.format(port=self._paper.port)
        self._base, self._tokens = kept.make(self._image, self._folder, self._packed, settings, self._note)
        self._begin_anew()

    def go_on(self, forms):
        """Goes on where an interrupted campaign's `forms` were kept: that was a power cut as well."""
        self._paper = Paper(self._far_end, self._place, forms["port"], forms["paper"])
        self._base = os.path.join(self._folder, kept.DISK)
        self._book.go_on(forms["book"])
        self._memory = Memory(forms["position"], forms["chain"])
        self._tokens, self._since = forms["tokens"], forms["since"]
        self._boots, self._rounds = forms["boots"], forms["rounds"]
        log = blocklog.BlockLog(self._log)
        log.cut(self._disk, len(log), "dropped", random.Random(0))
        log.close()
        self._boot()
        self._usual_seconds = self._wait_until_ready()
        # What came out after the forms were kept nobody has seen.
        self._paper.believe(printed(self._copy()))

    def _begin_anew(self):
        """Forgets what was, as its people have to."""
        if self._guest:
            self._guest.cut()
        shutil.copyfile(self._base, self._disk)
        self._book, self._memory, self._rounds = Book(self._place), Memory(), 0
        self._paper.cut(-1)
        self._boot()
        self._usual_seconds = self._wait_until_ready()

    def close(self):
        """Leaves nothing running."""
        if self._guest:
            self._guest.cut()
        if self._paper:
            self._paper.close()
        self._notes.close()

    def _note(self, text):
        self._notes.write(f"{time.monotonic() % 10000:9.3f} {text}\n")

    # A round.

    def play(self, number, lies=False):
        """Work, cut, boot, compare. With `lies` the disk confirmed flushes that it did not do. Gives (row, faults)."""
        if self._rounds == _ROUNDS_OF_A_HALL:
            self._begin_anew()
        self._rounds += 1
        chance = random.Random(f"{self._seed}-{number}")
        is_twice = not lies and chance.randrange(100) < _PERCENT_WHILE_BOOTING
        mode = "dropped" if lies else chance.choice(blocklog.MODES)
        row = Row(number, mode, is_twice, chance.uniform(*_WORK_SECONDS))
        self._note(f"== round {number}: {row.mode} after {row.seconds:.1f} s{', twice' if is_twice else ''}")
        before, slips = len(self._book.told), self._paper.total
        requests, flushes = self._work(row, chance)
        row.unconfirmed = self._lose(row.mode, chance, requests, flushes if lies else None)
        row.acknowledged, row.slips = len(self._book.told) - before, self._paper.total - slips
        self._boot()
        if is_twice:
            # The moment itself is what is tried.
            time.sleep(chance.uniform(0.1, 1.0) * self._usual_seconds)
            self._guest.cut()
            row.unconfirmed += self._lose(row.mode, chance, 0)
            self._boot()
        found = Findings()
        try:
            row.ready = self._wait_until_ready()
            found = self._memory.compare(self._copy(), self._book, self._paper.counts())
            self._ask_again(chance, found)
        except (Late, Failed, OSError, http.client.HTTPException) as error:
            found.damaged.append(f"{error}\n{self._evidence()}")
        row.lost, row.doubled, row.damaged = map(len, (found.lost, found.doubled, found.damaged))
        if not row.is_good:
            self._keep_evidence(number, found)
            self._begin_anew()
        return row, found.lines()

    def _work(self, row, chance):
        """Has people work until the power goes; returns how many requests and flushes the disk had had before."""
        log = blocklog.BlockLog(self._log)
        log.close()
        crowd = Crowd(f"r{row.number}b{self._boots}", self._port, self._tokens, self._book, chance.random())
        # The moment itself is what is tried.
        time.sleep(row.seconds)
        self._guest.cut()
        crowd.end()
        return len(log), log.flushes

    def _place(self):
        """How long the log of the disk is."""
        return os.path.getsize(self._log)

    def _lose(self, mode, chance, requests, flushes=None):
        """Goes back to between two of the last requests to the disk, and loses what no flush had confirmed by then."""
        log = blocklog.BlockLog(self._log)
        try:
            count = len(log) - chance.randrange(max(1, min(_MOST_BACK, len(log) - requests)))
            self._book.cut(log.place(count))
            self._paper.cut(log.place(count))
            self._book.settle()
            return log.cut(self._disk, count, mode, chance, flushes)
        finally:
            log.close()

    def _boot(self):
        """Switches the machine on; its clock goes on where this machine's is, on the hall's Monday."""
        self._boots += 1
        self._repair()
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self._port = free.getsockname()[1]
        moment = (_MOMENT + datetime.timedelta(seconds=int(time.time() - self._since))).isoformat()
        words = kept.machine(self._folder, self._disk, moment, log=self._log, port=self._port, processors=1)
        self._guest = Guest(self._image, self._folder, self._note, words)
        self._began = time.monotonic()
        self._guest.switch_on()

    def _repair(self):
        """What Debian's initrd does before it mounts the root, with fsck.repair=yes as doctor asks for (e2fsck(8))."""
        done = subprocess.run(["e2fsck", "-y", self._disk], capture_output=True, text=True)
        if done.returncode >= _UNREPAIRED:
            raise Failed(f"e2fsck: {done.returncode}: {done.stdout[-2000:]}")

    def _wait_until_ready(self):
        """Waits until the hall says that tickets can be issued; returns the seconds since the power came."""
        end = self._began + BOOT_LIMIT
        while time.monotonic() < end and self._guest.is_on:
            try:
                if Door(self._port, self._tokens).ask("GET", "/healthz", "admin")[0] == 200:
                    return time.monotonic() - self._began
            except (OSError, http.client.HTTPException):
                pass
            time.sleep(0.05)
        raise Late(f"the hall was not ready in {time.monotonic() - self._began:.0f} s")

    # What it remembers.

    def _copy(self):
        """Has the hall copy and check its journal while it runs, and brings the copy here."""
        self._guest.wait()
        told = self._guest.run(
            "rm -rf /run/copy && install -d -o hallkiosk -g hallkiosk /run/copy && "
            f"{_AS_DAEMON} kioskctl backup --to /run/copy", limit=BOOT_LIMIT
        )  # fmt: skip
        self._note(told.strip())
        path = os.path.join(self._folder, "copy.sqlite")
        with socket.create_server(("127.0.0.1", 0)) as door, open(path, "wb") as file:
            door.settimeout(LIMIT)
            self._guest.run(f"cat /run/copy/journal.db > /dev/tcp/10.0.2.2/{door.getsockname()[1]} &")
            line, _ = door.accept()
            with line:
                line.settimeout(LIMIT)
                while data := line.recv(1 << 20):
                    file.write(data)
        return path

    def _ask_again(self, chance, found):
        """Repeats what was not answered, and some of what was: that has to be answered the same, byte for byte."""
        door = Door(self._port, self._tokens)
        done = sorted((one for one in self._book.told.values() if one.is_done), key=lambda told: told.order.key)
        again = [told.order for told in chance.sample(done, min(_AGAIN, len(done)))]
        for order in list(self._book.unanswered.values()) + again:
            before = self._book.told.get(order.key)
            status, body = door.ask("POST", "/api/v1" + order.path, order.role, order.body, order.key)
            if status >= 500:
                found.damaged.append(f"{order.key}: a hall that is ready answers {status} {body}")
            elif before is None:
                self._book.take(order, status, body)
                self._book.settle()
            elif before.body != body:
                found.doubled.append(f"{order.key}: {before.body} was told, and now {body}")

    def _evidence(self):
        with open(os.path.join(self._folder, "console.log"), encoding="utf-8", errors="replace") as file:
            console = "console:\n" + file.read()[-3000:]
        try:
            self._guest.wait(LIMIT)
            return console + self._guest.run("journalctl -b --no-pager -q | tail -n 150", check=False)
        except (Late, Failed, OSError):
            return console

    def _keep_evidence(self, number, found):
        """The disk as it was booted, so that it can be looked at."""
        self._guest.cut()
        folder = os.path.join(self._folder, f"round-{number}")
        os.makedirs(folder, exist_ok=True)
        subprocess.run(["cp", "--sparse=always", self._disk, os.path.join(folder, "disk.raw")], check=True)
        with open(os.path.join(folder, "findings.txt"), "w", encoding="utf-8") as file:
            file.write("\n".join(found.lines()) + "\n")

    # What is kept when a campaign is interrupted.

    def forms(self):
        """What `go_on` reads, with the disk as it was last booted."""
        return {"book": self._book.forms(), "paper": self._paper.slips(), "position": self._memory.position,
                "chain": self._memory.chain, "tokens": self._tokens, "since": self._since, "boots": self._boots,
                "rounds": self._rounds, "port": self._paper.port}  # fmt: skip
