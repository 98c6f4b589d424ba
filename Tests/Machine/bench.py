# SPDX-License-Identifier: Apache-2.0
"""What a case works with: a guest, the hall in it, and devices that are taken away when the case ends."""

import re


from guest import LIMIT, Late

# Everything that a failed case shows besides its own transcript.
_EVIDENCE = (
    ("the kernel", "journalctl -k -o short-monotonic --no-pager -q {kernel}"),
    ("udev", "for n in /dev/ttyACM* /dev/ttyUSB* /dev/hidraw* /dev/input/event* /dev/usb/lp*; do "
             'test -e "$n" && ls -l "$n" && udevadm info -q property "$n"; done'),
    ("USB", "lsusb; ls -l /dev/serial/by-id /dev/input/by-id 2>&1"),
)  # fmt: skip
_JOURNAL_LINES = 120


class Wrong(Exception):
    """Something is not as a hall needs it."""


def expect(is_so, text):
    """Fails the case unless it is so."""
    if not is_so:
        raise Wrong(text)


class Device:
    """A simulated device; see inside/device.py for what it can be told."""

    def __init__(self, program):
        self.program = program
        self.program.until("^made$")

    def tries(self, order):
        """Has it do something that may fail; says whether it was done."""
        after = self.program.say(order)
        return self.program.until("^(done|error)", after=after).group(1) == "done"

    def do(self, order, limit=LIMIT):
        """Has it do something, and waits until it is done."""
        after = self.program.say(order)
        told = self.program.until(f"^(done|error) ?.*{re.escape(order.split()[0])}|^error", limit, after).group(0)
        expect(told.startswith("done"), f"{self.program.name} {order}: {self.program.lines[-3:]}")

    def plug(self, port=None):
        """Plugs it in; into that port, if it matters."""
        self.do("plug" if port is None else f"plug {port}")

    def unplug(self):
        """Pulls it out."""
        self.do("unplug")

    def wish(self, text):
        """Tells the far end something."""
        return self.program.say(text)

    def until(self, pattern, limit=LIMIT, after=0):
        """Waits for something that the device tells."""
        return self.program.until(pattern, limit, after)

    def count(self, pattern):
        """How many lines that fit it has told."""
        return sum(bool(re.search(pattern, line)) for line in self.program.lines)

    @property
    def said(self):
        """How many lines it has told, for `until`."""
        return len(self.program.lines)


class Bench:
    """The place of work of one guest."""

    def __init__(self, guest, hall):
        self.guest, self.hall = guest, hall
        self._programs = []
        self._ports = 0
        self._kernel = ""

    # Devices.

    def device(self, kind, name, serial="", far=None, id=None, port=None, plugged=True):
        """Makes a device, and plugs it into a free port unless `plugged` is false."""
        words = ["/usr/bin/python3", "/opt/machine/device.py", kind, name, "--serial", serial]
        words += ["--far", far] if far else []
        words += ["--id", id] if id else []
        device = Device(self.start(name, *words))
        device.program.is_device = True
        if plugged:
            if port is None:
                port, self._ports = self._ports, self._ports + 1
            device.plug(port)
        return device

    def start(self, name, *words):
        """Starts a program beside the case."""
        program = self.guest.start(name, *words)
        self._programs.append(program)
        return program

    def holding(self, node):
        """Keeps a node open beside the daemon."""
        # Not as controlling terminal, whose end would end the holder.
        words = f"import os, sys; os.open('{node}', os.O_RDONLY | os.O_NOCTTY); print('held', flush=True); "
        words += "sys.stdin.read()"
        self.start("holder", "/usr/bin/python3", "-c", words).until("^held$")

    def node(self, pattern):
        """Waits for a device node whose name fits, with udev's work on it done; returns its path."""
        found = self.guest.until(f"the node {pattern}", f"ls -d {pattern} 2>/dev/null | grep /").split()[0]
        self.guest.run("udevadm settle")
        return found

    def properties(self, node):
        """udev's properties of a node."""
        lines = self.guest.run(f"udevadm info -q property {node}").splitlines()
        return dict(line.split("=", 1) for line in lines if "=" in line)

    def gone(self, node):
        """Waits until a node is gone."""
        self.guest.until(f"{node} to go", f"! test -e {node}")

    # The hall.

    def station(self, *lines, more=()):
        """Opens the hall with these lines of its station."""
        self.hall.configure(lines, more)
        self.hall.start()

    def exchange(self, present):
        """Presents a booking that nobody has used; returns the ticket's number from the screen."""
        self.hall.home()
        present()
        return self.hall.shows(r"您的号码是 ([A-Z]\d{3})").group(1)

    # The case.

    def begin(self):
        """Begins a case."""
        self.hall.mark()
        now = self.guest.run("cut -d. -f1 /proc/uptime").strip()
        self._kernel, self._ports = f"| awk -F'[][ .]+' '$2 >= {now}'", 0

    def evidence(self):
        """What guest and daemon said since the case began."""
        shown = []
        for title, command in _EVIDENCE:
            shown.append(f"--- {title}\n" + self.guest.run(command.format(kernel=self._kernel), check=False))
        shown.append("--- kioskd\n" + "\n".join(self.hall.journal().splitlines()[-_JOURNAL_LINES:]))
        return "\n".join(shown)

    def end(self):
        """Takes every device of the case away."""
        faults = []
        for program in reversed(self._programs):
            if program.code is None and program.is_device:
                program.say("quit")
                try:
                    program.ended()
                except Late as late:
                    faults.append(str(late))
            program.end()
        self._programs = []
        self.guest.until("the devices to go", "! ls /dev/ttyACM* /dev/ttyUSB* /dev/hidraw* /dev/usb/lp* 2>/dev/null")
        expect(not faults, "; ".join(faults))

    def monotonic(self):
        """The guest's clock, in seconds, as its journal counts."""
        return float(self.guest.run("python3 -c 'import time; print(time.monotonic())'"))


