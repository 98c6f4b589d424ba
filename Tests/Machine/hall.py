# SPDX-License-Identifier: Apache-2.0
"""The built programs in the guest, installed as README says; bookings come from a real center beside the hall."""

import io
import json
import os
import re
import subprocess
import tarfile
import time

from guest import LIMIT, Failed, Late

_TOP = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
_HERE = os.path.dirname(os.path.abspath(__file__))
PROGRAMS = ("kioskd", "centerd", "kioskctl", "far-end")
# A Monday morning in Shanghai, whatever the day is here: the hall is open.
MOMENT = "2026-11-23T01:30:00Z"
_PORT = 8470

_SETTINGS = """[hall]
id = linzhou
center = linzhou
name = 样例大厅
telephone = 0372-0000000
booking_method = 省政务服务网
zone = Asia/Shanghai

[service estate]
name = 不动产登记
prefix = A

[window 1]
services = estate

"""

_CENTER = """[center]
directory = /var/lib/hallkiosk-center
port = 8443
admin_port = 8471
web_port = 8472
host_names = localhost, 127.0.0.1
"""

# Nobody of Simulators/SyntheticPeople exists; the others are counted.
_CARDS = {0: ("张三", "11010519491231002X"), 1: ("王小明", "410581199001011231"), 2: ("李秀兰", "410581196503150027")}
_RESIDENTS = 60


def archive(programs, path):
    """Packs what is installed, with the libraries of programs that are not static."""
    with tarfile.open(path, "w") as tar:
        libraries = {}
        for name in PROGRAMS:
            source = os.path.join(programs, name)
            stripped = path + "." + name
            subprocess.run(["strip", "-o", stripped, source], check=True)
            folder = "opt/machine" if name == "far-end" else "usr/bin"
            tar.add(stripped, f"{folder}/{name}")
            os.unlink(stripped)
            shown = subprocess.run(["ldd", source], capture_output=True, text=True, check=True).stdout
            for library in re.findall(r"=> (\S*/lib(?:swift|Foundation|_Foundation|dispatch|Blocks)\S*)", shown):
                libraries[os.path.basename(library)] = library
        for name, library in libraries.items():
            tar.add(os.path.realpath(library), f"usr/lib/x86_64-linux-gnu/{name}")
        for name in ("web", "voice"):
            tar.add(os.path.join(_TOP, "assets", name), f"usr/share/hallkiosk/{name}")
        _add_units(tar)
        for name in os.listdir(os.path.join(_HERE, "inside")):
            if name.endswith(".py"):
                tar.add(os.path.join(_HERE, "inside", name), f"opt/machine/{name}")
        center = tarfile.TarInfo("etc/hallkiosk-center/center.conf")
        center.size = len(_CENTER)
        tar.addfile(center, io.BytesIO(_CENTER.encode()))


def _add_units(tar):
    """Adds what belongs to hall and center, where the table of places says."""
    folder = os.path.join(_TOP, "systemd")
    with open(os.path.join(folder, "places"), encoding="utf-8") as places:
        table = [line.split() for line in places if line.strip() and not line.startswith("#")]
    for name, path, mode in table:
        if name.startswith(("hallkiosk-board", "hallkiosk-screen")):
            continue
        member = tar.gettarinfo(os.path.join(folder, name), path.lstrip("/"))
        member.mode, member.uid, member.gid, member.uname, member.gname = int(mode, 8), 0, 0, "root", "root"
        with open(os.path.join(folder, name), "rb") as file:
            tar.addfile(member, file)


def _resident(count):
    body = "41058119700101" + f"{count:03}"
    weights = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
    total = sum(int(digit) * weight for digit, weight in zip(body, weights))
    return f"样例甲{count}", body + "10X98765432"[total % 11]


class Hall:
    """The hall of a guest, its API, and what it logs."""

    def __init__(self, guest):
        self._guest = guest
        self.tokens = {}
        self._cursor = ""
        self._settings = None
        self._vouchers = []
        self._keys = 0

    def install(self, packed):
        """Installs the programs, and brings the bookings of a day into the hall."""
        guest = self._guest
        guest.run(f"date -s {MOMENT} >/dev/null")
        guest.bring(packed)
        # The clock was set by hand, and there is no network whose time could be waited for.
        guest.run("systemctl mask --quiet hallkiosk-time-wait")
        guest.run(
            "set -e; ldconfig; systemd-sysusers; systemd-tmpfiles --create; systemctl restart systemd-modules-load; "
            "udevadm control --reload; systemctl daemon-reload"
        )
        self._enrol()

    def _enrol(self):
        guest = self._guest
        guest.run("systemctl start centerd", limit=120)
        guest.run(
            "set -e; install -d -o hallkiosk -m 700 /var/lib/hallkiosk; "
            "setpriv --reuid=hallkiosk-center --regid=hallkiosk-center --clear-groups kioskctl enroll issue "
            "--config /etc/hallkiosk-center/center.conf --hall linzhou --center linzhou --name 样例大厅 "
            "--out /var/lib/hallkiosk-center/bundle; "
            "install -m 600 -o hallkiosk /var/lib/hallkiosk-center/bundle /tmp/bundle; "
            "setpriv --reuid=hallkiosk --regid=hallkiosk --clear-groups kioskctl enroll accept /tmp/bundle "
            "--directory /var/lib/hallkiosk"
        )
        self.import_bookings(8471)
        self.configure([])
        guest.run("systemctl enable --quiet --now hallkiosk-listen.path; systemctl enable --quiet kioskd kioskd.socket")
        self.start()
        self.until("the bookings of the center", lambda: self.status()["position"] >= 2)
        # The hall works without it, and nothing else takes processor time.
        guest.run("systemctl stop 'centerd*.socket' centerd")

    def import_bookings(self, port):
        """Has the center, whose administration listens at `port`, take the bookings of a day."""
        people = list(_CARDS.values()) + [_resident(count) for count in range(_RESIDENTS)]
        rows = ["center,service,date,start,end,document_type,document_number,name"]
        day = MOMENT[:10]
        rows += [f"linzhou,estate,{day},09:00,12:00,resident_id,{number},{name}" for name, number in people]
        token = self._read_tokens("/var/lib/hallkiosk-center")["admin"]
        headers = {"Authorization": f"Bearer {token}", "Content-Type": "text/csv"}
        reply = self._ask("POST", port, "/admin/v1/imports", headers, "\n".join(rows))
        numbers = json.loads(reply)["numbers"]
        for number in numbers[len(_CARDS) :]:
            self._vouchers.append(self._ask("GET", port, f"/admin/v1/bookings/{number}/voucher", headers, None))

    def _read_tokens(self, folder):
        lines = self._guest.run(f"cat {folder}/tokens").splitlines()
        return dict(line.split(maxsplit=1) for line in lines if line and not line.startswith("#"))

    # The daemon.

    def configure(self, station, more=()):
        """Writes hall.conf with these lines of its station, and further sections; says whether that changed it."""
        text = _SETTINGS + "\n".join(["[station kiosk-1]", *station, "", *more]) + "\n"
        if text == self._settings:
            return False
        self._guest.put("/etc/hallkiosk/hall.conf", text)
        self._settings = text
        return True

    def start(self):
        """Starts the daemon and waits until it is open."""
        self.mark()
        self._guest.run("systemctl restart kioskd", limit=120)
        self.learn()
        self.until("the hall's opening", lambda: "hall is open" in self.journal())

    def learn(self):
        """Reads the tokens of a hall that somebody else has set up."""
        self.tokens = self._read_tokens("/var/lib/hallkiosk")

    def stop(self):
        """Stops the daemon."""
        self._guest.run("systemctl stop kioskd", limit=120)

    @property
    def pid(self):
        """The daemon's process id."""
        return int(self._guest.run("systemctl show -p MainPID --value kioskd"))

    def descriptors(self):
        """How many descriptors the daemon has open."""
        return int(self._guest.run(f"ls /proc/{self.pid}/fd | wc -l"))

    # What it logs.

    def mark(self):
        """Begins a new part of the journal, for `journal`."""
        shown = self._guest.run("journalctl -u kioskd -n 1 -o export --no-pager | sed -n 's/^__CURSOR=//p'").strip()
        self._cursor = f"--after-cursor='{shown}'" if shown else ""

    def journal(self):
        """What the daemon logged since the mark, with the monotonic clock of the guest."""
        return self._guest.run(f"journalctl -u kioskd {self._cursor} -o short-monotonic --no-pager -q")

    def logged(self, text, limit=LIMIT):
        """Waits for a line; returns it."""
        found = []

        def is_there():
            found[:] = [line for line in self.journal().splitlines() if text in line]
            return bool(found)

        self.until(f"the log line {text!r}", is_there, limit)
        return found[0]

    # Its API.

    def _ask(self, method, port, path, headers, body):
        answer = self._guest.ask_agent("ask", method=method, port=port, path=path, headers=headers, body=body)
        if "error" in answer:
            raise Failed(f"{method} {path}: {answer['error']}")
        if answer["status"] not in (200, 201, 204):
            raise Failed(f"{method} {path}: {answer['status']} {answer['body'][:500]}")
        return answer["body"]

    def get(self, path, role="admin"):
        """The JSON of a GET."""
        return json.loads(self._ask("GET", _PORT, path, {"Authorization": f"Bearer {self.tokens[role]}"}, None))

    @property
    def is_healthy(self):
        """Whether a load balancer is told that tickets can be issued."""
        try:
            self._ask("GET", _PORT, "/healthz", {}, None)
        except Failed:
            return False
        return True

    def post(self, path, role, **fields):
        """The JSON of a POST, as staff number 1024 where it is staff's to do."""
        self._keys += 1
        headers = {
            "Authorization": f"Bearer {self.tokens[role]}", "Content-Type": "application/json",
            "Idempotency-Key": f"machine-{time.monotonic_ns()}-{self._keys}", "X-Staff": "1024",
        }  # fmt: skip
        return json.loads(self._ask("POST", _PORT, path, headers, json.dumps(fields)) or "null")

    def touch(self, action, **fields):
        """Touches the station's screen."""
        self._keys += 1
        headers = {
            "Authorization": f"Bearer {self.tokens['kiosk']}", "Content-Type": "application/json",
            "Idempotency-Key": f"machine-{time.monotonic_ns()}-{self._keys}",
        }  # fmt: skip
        body = json.dumps({"touch": action, **fields})
        self._ask("POST", _PORT, "/api/v1/stations/kiosk-1/touches", headers, body)

    def status(self):
        """`GET /status`."""
        return self.get("/api/v1/status")

    def device(self, kind):
        """What the status page says of a device of the station."""
        devices = self.status()["stations"][0]["devices"]
        return next((device for device in devices if device["kind"] == kind), None)

    def working(self, kind, limit=LIMIT):
        """Waits until a device works."""
        self.until(f"a working {kind}", lambda: (self.device(kind) or {}).get("working"), limit)

    def away(self, kind, limit=LIMIT):
        """Waits until a device does not work any more."""
        self.until(f"the {kind} to be away", lambda: not (self.device(kind) or {}).get("working"), limit)

    def screen(self):
        """What the station shows, as text."""
        return json.dumps(self.get("/api/v1/stations/kiosk-1", "kiosk"), ensure_ascii=False)

    def shows(self, pattern, limit=LIMIT):
        """Waits until the station shows something; returns the match."""
        found = []

        def is_shown():
            found[:] = [re.search(pattern, self.screen())]
            return found[0]

        try:
            self.until(f"/{pattern}/ on the screen", is_shown, limit)
        except Late as late:
            raise Late(f"{late}; it shows {self.screen()}") from None
        return found[0]

    def home(self):
        """Brings the station back to its home screen."""
        self.until("the home screen", lambda: '"home"' in self.screen() or self.touch("back"))

    def voucher(self):
        """The text of a voucher that nobody has used yet."""
        return self._vouchers.pop()

    def until(self, what, is_met, limit=LIMIT):
        """Asks until it is so."""
        end = time.monotonic() + limit
        while True:
            try:
                if is_met():
                    return
                error = None
            except Failed as failed:
                error = failed
            if time.monotonic() > end:
                raise Late(f"{what} did not come in {limit} s" + (f": {error}" if error else ""))
            time.sleep(0.05)
