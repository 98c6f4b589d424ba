# SPDX-License-Identifier: Apache-2.0
"""From a mini PC with plain Debian to a hall at work, and what becomes of it in years: one run, with its minutes."""

import re
import time

from appliance.course import NEWER, STICK, Course
from bench import expect
from cases.paper import slip, slips

_SOURCE = "deb [trusted=yes] file:/media/packages ./"
_UNITS = "systemctl list-unit-files --no-legend 'kioskd*' 'centerd*' 'hallkiosk*' | awk '{print $1}'"
# Of each unit, and what the project wants (issue F); the browser's sandbox needs namespaces, chroot and sound.
_MOST_EXPOSED, _BROWSER_MOST_EXPOSED = 1.5, 2.1
_SETUP = """kioskctl setup --unattended --name 林州市政务服务中心（样例） --id linzhou --telephone 0372-0000000 \
--booking 省政务服务网 --service estate=不动产登记:A --service social=社会保障:B --window 1=estate,social \
--window 2=estate --reader auto --scanner auto --printer auto \
--panel hall-1=onbon-bx6k@serial:usb:10c4:ea60?baud=57600 --panel window-1=epson-pole@serial:usb:067b:2303,window=1 \
--center https://localhost:8443 --center-code-file /root/code --admin 4001 --admin-secret-file /root/secret \
--test-slip --test-ticket --test-call"""
_AS_CENTER = "setpriv --reuid=hallkiosk-center --regid=hallkiosk-center --clear-groups"
_CITY = """[center]
directory = /var/lib/hallkiosk-center
port = 8443
admin_port = 8444
web_port = 8080
host_names = localhost, 127.0.0.1
"""


class Acceptance(Course):
    """The run; what a step learns for later ones it keeps."""

    _devices, _number, _called = {}, None, None

    # Installation.

    def _boot(self):
        seconds = self.pc.switch_on()
        self.pc.run("cat /etc/debian_version; uname -r; free -m; df -h /; dpkg-query -f '.' -W | wc -c")
        self.pc.refused("command -v swift chromium foot kioskd || dpkg-query -W libmicrohttpd12")
        return f"booted in {seconds:.1f} s"

    def _install(self):
        self.pc.run(
            "mkdir /media/packages && mount -o ro /dev/disk/by-label/PACKAGES /media/packages && "
            f"rm -f /etc/apt/sources.list.d/* && echo '{_SOURCE}' > /etc/apt/sources.list && apt-get update"
        )
        command = "DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends ./hallkiosk*.deb"
        told = self.pc.run(f"cd {STICK} && {command}", 1800)
        expect("now run: sudo kioskctl setup" in told, "the installer is not told what comes next")
        units = "kioskd hallkiosk-board hallkiosk-screen"
        self.pc.run(f"systemctl --failed --no-pager; systemctl is-enabled {units}", check=False)
        self.pc.refused("systemctl is-active kioskd")
        return re.search(r"\d+ upgraded, (\d+) newly installed", told).group(0)

    def _plug(self):
        """As often as the machine starts: what plays the devices is in its own kernel."""
        bench = self.pc.bench
        bench.begin()
        self._devices = {
            "reader": bench.device("quartet", "mod", far="reader", id="0400:c35a"),
            "scanner": bench.device("pos62", "pos", serial="HW0001", id="0c2e:0b61"),
            "printer": bench.device("printer", "tm", serial="EPS001", id="04b8:0e15", far="printer epson"),
            "panel": bench.device("cp210x", "led", far="panel 128x16"),
            "pole": bench.device("pl2303", "pole", far="pole epson"),
        }

    def _center(self):
        """A center for the city, on the same machine."""
        guest = self.pc.guest
        guest.put("/etc/hallkiosk-center/center.conf", _CITY)
        self.pc.run("systemctl daemon-reload && systemctl enable --now centerd", 300)
        self.pc.run(
            f"cd / && {_AS_CENTER} kioskctl enroll code linzhou --center linzhou "
            "--config /etc/hallkiosk-center/center.conf | tee /root/told"
        )
        self.pc.run("grep -oE 'linzhou:[0-9A-Z-]+' /root/told > /root/code && test -s /root/code")
        self.pc.hall.import_bookings(8444)

    def _set_up(self):
        guest, hall = self.pc.guest, self.pc.hall
        guest.put("/root/secret", "synthetic-secret-1\n", 0o600)
        told = self.pc.run(_SETUP, 600)
        hall.learn()
        hall.until("a hall that can issue tickets", lambda: hall.is_healthy)
        for kind in ("reader", "scanner", "printer"):
            hall.working(kind)
        self.pc.guest.until("the bookings of the center", "grep -aq centerChangesTaken /var/lib/hallkiosk/journal.db*")
        self.pc.run("cat /etc/hallkiosk/hall.conf; systemctl status kioskd --no-pager; kioskctl doctor", check=False)
        return told.strip().splitlines()[-1]

    # A visitor.

    def _card(self):
        """A booked visitor's card becomes a ticket, and a slip."""
        return self._exchange(0)

    def _exchange(self, person):
        hall, paper = self.pc.hall, self._devices["printer"]
        hall.home()
        began = time.monotonic()
        self._devices["reader"].wish(f"place {person}")
        self._number = hall.shows(r"您的号码是 ([A-Z]\d{3})").group(1)
        paper.until(rf"^slip .*\b{self._number}\b")
        seconds = time.monotonic() - began
        self._devices["reader"].wish("lift")
        hall.until("the slip to be known as printed", lambda: slip(hall, self._number) == "printed")
        expect(slips(paper, self._number) == 1, "more than one slip came out")
        return f"{self._number}, card to slip {seconds:.1f} s"

    def _call(self):
        """Window 1 calls, and every display says so: LED panel and pole by the bytes that came to them."""
        hall = self.pc.hall
        if self._called:
            # Who was called before is served first, as a booked visitor is: seen to be who booked.
            hall.post("/api/v1/windows/1/verify", "window", result="match", principal_document=True)
            hall.post("/api/v1/windows/1/serve", "window")
        panel, pole = self._devices["panel"].said, self._devices["pole"].said
        called = self._called = hall.post("/api/v1/windows/1/call-next", "window", settling="finish")["ticket"]["number"]
        shown = [self._devices["panel"].until(rf"^shows .*{called}.*", after=panel).group(0),
                 self._devices["pole"].until(rf"^shows .*{called}.*", after=pole).group(0)]  # fmt: skip
        return "; ".join(shown)

    # Screens.

    def _board(self):
        self.pc.run("kioskctl token display --out /etc/hallkiosk-board/token && systemctl start hallkiosk-board", 300)
        self.pc.picture("board-waiting")

    def _board_called(self):
        told = self._call()
        self.pc.board_shows(self._called)
        self.pc.picture("board-called")
        return told

    def _comes_back(self, unit, program):
        """Ends a program of a screen; returns how long its unit took to have another."""
        begun = self.pc.guest.run(f"systemctl show -p NRestarts --value {unit}").strip()
        began = time.monotonic()
        self.pc.run(f"pkill -KILL -o -x {program}")
        self.pc.guest.until(
            f"{unit} to come back",
            f"test $(systemctl show -p NRestarts --value {unit}) != {begun} && systemctl is-active -q {unit} && "
            f"pgrep -x {program} >/dev/null", 180,
        )  # fmt: skip
        return time.monotonic() - began

    def _board_killed(self):
        seconds = self._comes_back("hallkiosk-board", "foot")
        self.pc.board_shows(self._called)
        self.pc.picture("board-after-kill")
        return f"painted again; its unit was up after {seconds:.1f} s"

    def _screen(self):
        # A browser takes one to two minutes of an emulated processor to begin, a second of a real one.
        self.pc.guest.put("/etc/systemd/system/hallkiosk-screen.service.d/emulated.conf",
                          "[Service]\nWatchdogSec=10min\n")  # fmt: skip
        self.pc.run("systemctl daemon-reload")
        self.pc.run("kioskctl token kiosk --out /etc/hallkiosk-screen/token && systemctl stop hallkiosk-board && "
                     "systemctl start hallkiosk-screen", 300)  # fmt: skip
        self._await_page()
        self.pc.picture("kiosk-screen", 300)

    def _await_page(self):
        """The kiosk's page follows its station by an event stream."""
        self.pc.guest.until("the browser's connection to the hall", "ss -tnpH state established '( dport = :8470 )' "
                             "| grep -q chromium", 600)  # fmt: skip

    def _screen_killed(self):
        seconds = self._comes_back("hallkiosk-screen", "chromium")
        self._await_page()
        self.pc.picture("kiosk-screen-after-kill", 300)
        return f"its unit was up after {seconds:.1f} s"

    # Years.

    def _figures(self):
        """What stands for so many tickets, and how each ticket stands."""
        figures = self.pc.hall.get("/api/v1/hall")["figures"]
        return figures, self.pc.hall.get(f"/api/v1/tickets/{self._number}")["state"]

    def _reboot(self):
        before = self._figures()
        began = time.monotonic()
        self.pc.guest.restart()
        self.pc.hall.until("a hall that can issue tickets", lambda: self.pc.hall.is_healthy, 300)
        seconds = time.monotonic() - began
        expect(self._figures() == before, f"before the reboot {before}, after it {self._figures()}")
        self._plug()
        for kind in ("reader", "scanner", "printer"):
            self.pc.hall.working(kind)
        told = self._exchange(1)
        self._call()
        self._await_page()
        self.pc.picture("kiosk-screen-after-reboot", 300)
        return f"reboot to ready {seconds:.1f} s, the same queue; {told}"

    def _cold_boot(self):
        self.pc.guest.off()
        began = time.monotonic()
        self.pc.guest.boot()
        self.pc.hall.until("a hall that can issue tickets", lambda: self.pc.hall.is_healthy, 300)
        seconds = time.monotonic() - began
        self.measure(f"cold boot to ready: {seconds:.1f} s")
        self.pc.run("systemd-analyze; systemd-analyze critical-chain kioskd.service --no-pager", check=False)
        self._plug()
        return f"power to ready {seconds:.1f} s"

    def _memory(self):
        self._await_page()
        told = self.pc.run(
            "for unit in kioskd centerd hallkiosk-screen seatd; do "
            "for pid in $(cat /sys/fs/cgroup/system.slice/$unit.service/cgroup.procs 2>/dev/null); do "
            "awk -v unit=$unit '/^Name/ {n=$2} /^VmRSS/ {r=$2} END {printf \"%s %s %d\\n\", unit, n, r}' "
            "/proc/$pid/status 2>/dev/null; done; done | sort -k1,1 -k3,3nr"
        )
        sums = {}
        for unit, _, kilobytes in (line.split() for line in told.splitlines()):
            sums[unit] = sums.get(unit, 0) + int(kilobytes)
        text = ", ".join(f"{unit} {kilobytes / 1024:.0f} MiB" for unit, kilobytes in sums.items())
        self.measure(f"RSS: {text}")
        return text

    def _exposure(self):
        """Every unit of ours that runs something, as systemd itself judges it."""
        told = self.pc.run(
            f"for unit in $({_UNITS} | grep '\\.service$'); do "
            "systemd-analyze security --no-pager $unit | sed -n "
            "'s/^.*Overall exposure level for \\([^:]*\\): \\([0-9.]*\\).*/\\1 \\2/p'; done", 300
        )  # fmt: skip
        scores = dict(line.split() for line in told.splitlines())
        self.measure("exposure: " + ", ".join(f"{unit} {score}" for unit, score in scores.items()))
        expect("kioskd.service" in scores, "the units could not be judged")
        limits = {"hallkiosk-screen.service": _BROWSER_MOST_EXPOSED}
        bad = [unit for unit, score in scores.items() if float(score) > limits.get(unit, _MOST_EXPOSED)]
        expect(not bad, f"more exposed than allowed: {', '.join(bad)}")
        return f"{len(scores)} units, at most {max(scores.values(), key=float)}"

    def _upgrade(self):
        before = self._figures()
        self.pc.run("cd /etc/hallkiosk && echo '# a line of the hall' >> hall.conf && cp hall.conf /root/before")
        self.pc.run(f"cd {NEWER} && DEBIAN_FRONTEND=noninteractive apt-get install -y ./hallkiosk*.deb", 900)
        self.pc.run("cmp /root/before /etc/hallkiosk/hall.conf; dpkg-query -W 'hallkiosk*'")
        self.pc.hall.until("a hall that can issue tickets", lambda: self.pc.hall.is_healthy, 120)
        expect(self._figures() == before, f"before the upgrade {before}, after it {self._figures()}")
        return f"{self.version} to {self.next_version}, the same queue"

    def _downgrade(self):
        told = self.pc.refused(
            f"cd {STICK} && DEBIAN_FRONTEND=noninteractive apt-get install -y --allow-downgrades ./hallkiosk*.deb", 600
        )
        expect("may not understand what it has written" in told, f"it is not said why:\n{told}")
        shown = self.pc.run("dpkg-query -W -f '${Version} ${db:Status-Status}' hallkiosk")
        expect(shown.strip() == f"{self.next_version} installed", f"it is now {shown}")
        self.pc.hall.until("a hall that can issue tickets", lambda: self.pc.hall.is_healthy, 120)

    def _purge(self):
        self.pc.run("DEBIAN_FRONTEND=noninteractive apt-get purge -y 'hallkiosk*'", 600)
        self.pc.refused("dpkg-query -W -f '${db:Status-Status}\\n' 'hallkiosk*' | grep -x installed")
        self.pc.run("ls -l /var/lib/hallkiosk/journal.db; ls -lR /etc/hallkiosk* /var/backups/hallkiosk* | head -n 60")
        self.pc.refused("command -v kioskd")
        # Who installs it again has the same hall.
        self.pc.run(f"cd {NEWER} && DEBIAN_FRONTEND=noninteractive apt-get install -y ./hallkiosk*.deb", 900)
        self.pc.run("systemctl start kioskd", 120, check=False)
        expect(self.pc.run("sha256sum /var/lib/hallkiosk/journal.db").strip(), "the journal is gone")

    steps = (
        ("a fresh machine starts, with nothing but Debian", _boot),
        ("apt installs our packages and what they need, without a network", _install),
        ("devices are plugged in", _plug),
        ("a center is set up", _center),
        ("kioskctl setup --unattended", _set_up),
        ("a booked visitor's card: number, slip on the printer", _card),
        ("the board shows who waits", _board),
        ("window 1 calls: board, LED panel and pole display", _board_called),
        ("the board is killed, and comes back", _board_killed),
        ("the kiosk's screen", _screen),
        ("the browser is killed, and comes back", _screen_killed),
        ("reboot: everything by itself, and the next card", _reboot),
        ("cold boot", _cold_boot),
        ("memory", _memory),
        ("systemd-analyze security", _exposure),
        ("upgrade", _upgrade),
        ("downgrade is refused", _downgrade),
        ("purge keeps the data", _purge),
    )
