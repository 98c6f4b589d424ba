# SPDX-License-Identifier: Apache-2.0
"""Devices that come and go, and how soon the hall has them."""

import re

from bench import expect
from session import case

from cases.paper import printer, walk_in
from cases.serial import scan

_SCANNER = "scanner = serial:usb:1eab:1406"
_READER = "reader = serial:usb:1a86:55d3?baud=115200"
_PRINTER = "printer = lp:usb:04b8:0e15:EPS001"
_BOUND_SECONDS = 1.0
_CYCLES = 500
# Between the counts: sockets of the API and the link come and go.
_SPARE_DESCRIPTORS = 3


def seconds(line):
    """The guest's clock in a line of the journal or of udevadm."""
    return float(re.search(r"\[\s*(\d+\.\d+)\]", line).group(1))


@case("hotplug", "scanner, reader, printer at once: each bound within a second of its event", short=True)
def at_once(bench):
    hall = bench.hall
    bench.station(_SCANNER, _READER, _PRINTER)
    watch = bench.start("watch", "/usr/bin/stdbuf", "-oL", "udevadm", "monitor", "--udev")
    watch.until("UDEV - the event")
    scanner = bench.device("acm", "nls", serial="NLS0001", plugged=False)
    reader = bench.device("acm", "idr", serial="IDR001", id="1a86:55d3", far="reader", plugged=False)
    paper = bench.device("printer", "tm", serial="EPS001", id="04b8:0e15", far="printer epson", plugged=False)
    before = bench.guest.processor()
    for port, device in ((0, scanner), (1, reader), (2, paper)):
        device.program.say(f"plug {port}")
    bound, events = {}, {}
    for number, mark, kind in ((0, "scanner", "tty/ttyACM"), (1, "reader", "tty/ttyACM"), (2, "printer", "usbmisc/lp")):
        found = watch.until(rf"^UDEV\s+\[.*\] add\s+\S*dummy_hcd\.{number}/\S*{kind}\S*")
        events[mark] = seconds(found.group(0))
        hall.working(mark)
    bound["scanner"] = seconds(hall.logged(": scanner opened"))
    # What is asked something hears it when it is bound.
    for mark, device in (("reader", reader), ("printer", paper)):
        bound[mark] = seconds(device.until("^first heard at .*").group(0))
    ran, waited = (now - then for now, then in zip(bench.guest.processor(), before))
    # A second of the guest's own: without what the emulator waited for a processor that others had.
    share = ran / (ran + waited)
    waits = {mark: bound[mark] - events[mark] for mark in events}
    for mark, wait in waits.items():
        expect(share * wait <= _BOUND_SECONDS, f"the {mark} was bound {wait:.2f} s after its event")
    bench.exchange(scan(bench, scanner))
    told = ", ".join(f"{mark} {1000 * wait:.0f} ms" for mark, wait in waits.items())
    return f"{told}; the emulator had {100 * share:.0f} % of the processor it wanted"


@case("hotplug", "a device is let go at once when it is pulled out")
def released(bench):
    hall = bench.hall
    bench.station(_SCANNER)
    scanner = bench.device("acm", "nls", serial="NLS0001", port=0)
    hall.working("scanner")
    watch = bench.start("watch", "/usr/bin/stdbuf", "-oL", "udevadm", "monitor", "--kernel")
    watch.until("KERNEL - the kernel")
    scanner.unplug()
    gone = hall.logged("scanner gone")
    event = watch.until(r"^KERNEL\[.*\] remove\s+\S*tty/ttyACM0.*").group(0)
    wait = seconds(gone) - seconds(event)
    expect(wait <= _BOUND_SECONDS, f"the scanner was let go {wait:.2f} s after the kernel's event")
    return f"{1000 * wait:.0f} ms"


@case("hotplug", "500 times in and out on changing ports: no descriptor is left over", long=True)
def cycles(bench):
    hall = bench.hall
    # Two at a time, since each spends most of its time in waiting for the other's half of the kernel.
    bench.station("scanner = serial:usb:1a86:7523?baud=9600", "reader = serial:usb:10c4:ea60?baud=115200")
    scanner = bench.device("ch340", "ch", port=0)
    reader = bench.device("cp210x", "cp", far="reader", port=4)
    both = ((scanner, "scanner"), (reader, "reader"))
    for device, kind in both:
        hall.working(kind)
        device.unplug()
        hall.away(kind)
    before = hall.descriptors()
    for number, (device, _) in enumerate(both):
        device.program.say(f"cycle {_CYCLES // 2} {4 * number}")
    for device, kind in both:
        device.until("^done cycle", limit=1800)
        hall.away(kind)
    after = hall.descriptors()
    expect(after <= before + _SPARE_DESCRIPTORS, f"{before} descriptors became {after}")
    scanner.plug(0)
    hall.working("scanner")
    bench.exchange(scan(bench, scanner))
    return f"{before} descriptors, then {after}"


@case("hotplug", "a flood of 5,000 events: scans and answers go on")
def flood(bench):
    hall = bench.hall
    bench.station(_SCANNER, _PRINTER)
    scanner = bench.device("acm", "nls", serial="NLS0001")
    paper = printer(bench)
    hall.working("scanner")
    hall.working("printer")
    flood = bench.start(
        "flood", "/bin/bash", "-c",
        "count=$(ls -d /sys/class/tty/* /sys/class/input/* /sys/class/usbmisc/* | wc -l); sent=0; "
        "while [ $sent -lt 5000 ]; do for action in add change; do "
        "udevadm trigger --action=$action -s tty -s input -s usbmisc; sent=$((sent + count)); done; "
        "udevadm settle; done; echo over $sent",
    )  # fmt: skip
    numbers = [bench.exchange(scan(bench, scanner)) for _ in range(3)]
    numbers.append(walk_in(hall))
    for number in numbers:
        paper.until(f"^slip .*{number}")
    sent = flood.until(r"^over (\d+)$", limit=600).group(1)
    expect(hall.device("scanner")["working"] and hall.device("printer")["working"], "a device was let go in the flood")
    bench.exchange(scan(bench, scanner))
    return f"{sent} events"


@case("permissions", "the daemon is hallkiosk, without capabilities, and has its devices", short=True)
def permissions(bench):
    hall = bench.hall
    bench.station(_SCANNER, _READER, _PRINTER)
    bench.device("acm", "nls", serial="NLS0001")
    bench.device("acm", "idr", serial="IDR001", id="1a86:55d3", far="reader")
    printer(bench)
    for kind in ("scanner", "reader", "printer"):
        hall.working(kind)
    status = dict(
        line.split(":\t", 1) for line in bench.guest.run(f"cat /proc/{hall.pid}/status").splitlines() if ":\t" in line
    )
    user = bench.guest.run("id -u hallkiosk").strip()
    expect(set(status["Uid"].split()) == {user}, f"its user ids are {status['Uid']}")
    for name in ("CapEff", "CapPrm", "CapInh", "CapAmb"):
        expect(int(status[name], 16) == 0, f"{name} is {status[name]}")
    expect(status["NoNewPrivs"].strip() == "1", "it may gain privileges")
    groups = bench.guest.run(f"for g in {status['Groups']}; do getent group $g | cut -d: -f1; done").split()
    return " ".join(sorted(groups))
