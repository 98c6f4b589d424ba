# SPDX-License-Identifier: Apache-2.0
"""kioskd's units on a running systemd: who asks while the daemon is away, what brings it back, and its walls."""

import re

from bench import expect
from session import case

_UNIT = "kioskd.service"
# WatchdogSec= of the unit, what systemd gives an aborted process, and the time of a slow machine.
_WATCHDOG_LIMIT = 180


def _show(bench, name, unit=_UNIT):
    return bench.guest.run(f"systemctl show -p {name} --value {unit}").strip()


def _answered(bench):
    """Asks once; a refused connection is an error that nobody repeats."""
    began = bench.monotonic()
    bench.hall.get("/api/v1/status")
    return bench.monotonic() - began


@case("systemd units", "who asks while the daemon is stopped or killed is answered by the next", short=True)
def activation(bench):
    bench.station()
    bench.guest.run("systemctl stop kioskd", limit=120)
    expect(_show(bench, "ActiveState") == "inactive", "the daemon was to stop")
    stopped = _answered(bench)
    expect(_show(bench, "ActiveState") == "active", "the question was to start it")
    before = bench.hall.pid
    bench.guest.run("systemctl kill --signal=KILL kioskd")
    killed = _answered(bench)
    expect(bench.hall.pid != before, "the killed daemon answered")
    expect(_show(bench, "NRestarts") != "0", "systemd did not restart it")
    return f"asked while down, answered after {stopped:.1f} s; after kill -9 in {killed:.1f} s"


@case("systemd units", "a daemon that hangs is ended by the watchdog and comes back", long=True)
def watchdog(bench):
    bench.station()
    before, began = bench.hall.pid, bench.monotonic()
    bench.guest.run(f"kill -STOP {before}")
    bench.guest.until("the next daemon", f"test $(systemctl show -p MainPID --value {_UNIT}) -gt 0 "
                      f"-a $(systemctl show -p MainPID --value {_UNIT}) -ne {before}", limit=_WATCHDOG_LIMIT)  # fmt: skip
    _answered(bench)
    expect("watchdog" in bench.guest.run(f"journalctl -u {_UNIT} -o cat --no-pager"), "it was not the watchdog")
    return f"serving again {bench.monotonic() - began:.0f} s after it hung"


@case("systemd units", "another address in hall.conf moves the socket, and back", short=True)
def settings(bench):
    for place, lines in (("0.0.0.0:8470", ["[api]", "address = 0.0.0.0", ""]), ("127.0.0.1:8470", [])):
        bench.hall.configure([], lines)
        pattern = re.escape(place)
        bench.guest.until(f"a socket on {place}", f"ss -Hltn 'sport = :8470' | grep -q '{pattern} ' && "
                          f"systemctl is-active --quiet {_UNIT} kioskd.socket", limit=120)  # fmt: skip
        _answered(bench)
        shown = bench.guest.run("systemctl show -p Listen --value kioskd.socket")
        expect(place in shown, f"the socket unit listens on {shown}")


@case("systemd units", "a key ring that root keeps is taken, and without it the daemon has its own", short=True)
def credentials(bench):
    ring, own = "/etc/credstore/hallkiosk.keys", "/var/lib/hallkiosk/keys"
    bench.guest.run(f"install -m 600 -o root -g root {own} {ring} && mv {own} {own}.away")
    try:
        bench.hall.start()
        _answered(bench)
        expect(bench.guest.run(f"test -e {own} && echo made; true") == "", "a second ring was made")
    finally:
        bench.guest.run(f"mv {own}.away {own}; rm {ring}")
    bench.hall.start()
    _answered(bench)


@case("systemd units", "the daemon has no rights but its groups, and little memory", short=True)
def walls(bench):
    bench.station()
    status = bench.guest.run(f"cat /proc/{bench.hall.pid}/status")
    facts = dict(re.findall(r"^(\w+):\s+(.*)$", status, re.MULTILINE))
    for name in ("CapInh", "CapPrm", "CapEff", "CapBnd", "CapAmb"):
        expect(int(facts[name], 16) == 0, f"{name} is {facts[name]}")
    expect((facts["NoNewPrivs"], facts["Seccomp"]) == ("1", "2"), "it may gain rights, or no call is refused to it")
    memory, tasks = int(_show(bench, "MemoryCurrent")), int(_show(bench, "TasksCurrent"))
    return f"memory {memory >> 20} MiB with page cache, RSS {int(facts['VmRSS'].split()[0]) >> 10} MiB, {tasks} tasks"


@case("systemd units", "a hall.conf with a mistake is tried less and less often, and mended it opens at once")
def back_off(bench):
    bench.station()
    bench.guest.run("systemctl stop hallkiosk-listen.path; cp -p /etc/hallkiosk/hall.conf /tmp/sound; "
                    "echo '[hall' >> /etc/hallkiosk/hall.conf")  # fmt: skip
    bench.hall.mark()
    began = bench.monotonic()
    bench.guest.run("systemctl restart --no-block kioskd")
    waits = []
    for pause in (1, 3, 7):
        bench.hall.logged(f"waits {pause} s after failures", limit=120)
        waits.append(bench.monotonic() - began)
    expect(waits[1] - waits[0] >= 1 and waits[2] - waits[1] >= 3, f"the pauses came after {waits}")
    began = bench.monotonic()
    bench.guest.run("cp -p /tmp/sound /etc/hallkiosk/hall.conf; systemctl start hallkiosk-listen.path")
    bench.hall.start()
    took = bench.monotonic() - began
    expect("waits 15 s" not in bench.hall.journal(), "a person who restarts it has to wait")
    return f"a person's restart in the midst of it took {took:.1f} s"


def _heard(bench):
    """Asks the center's port for everybody once."""
    answer = bench.guest.ask_agent("ask", method="GET", port=8472, path="/healthz", headers={}, body=None)
    expect(answer.get("status") == 200, f"the center answered {answer}")


@case("systemd units", "a center: who asks while it is stopped or killed is answered by the next", short=True)
def center(bench):
    sockets = "centerd.socket centerd-web.socket centerd-admin.socket"
    bench.guest.run(f"systemctl start {sockets}")
    try:
        began = bench.monotonic()
        _heard(bench)
        stopped = bench.monotonic() - began
        bench.guest.run("systemctl kill --signal=KILL centerd")
        _heard(bench)
        pid = _show(bench, "MainPID", "centerd.service")
        status = bench.guest.run(f"cat /proc/{pid}/status")
        facts = dict(re.findall(r"^(\w+):\s+(.*)$", status, re.MULTILINE))
        expect(int(facts["CapBnd"], 16) == 0 and facts["Seccomp"] == "2", status)
        rss, tasks = int(facts["VmRSS"].split()[0]) >> 10, _show(bench, "TasksCurrent", "centerd.service")
        return f"asked while down, answered after {stopped:.1f} s; RSS {rss} MiB, {tasks} tasks"
    finally:
        bench.guest.run(f"systemctl stop {sockets} centerd", limit=120)
