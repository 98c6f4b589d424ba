# SPDX-License-Identifier: Apache-2.0
"""One simulated device in the guest, obeying lines on standard input; its bytes come from `far-end` or from here.

    device.py KIND NAME [--serial TEXT] [--id VID:PID] [--far "reader"]

    plug [PORT]    unplug    cycle COUNT FIRST-PORT (in, until it is opened, and out)    quit
    send HEX    type TEXT (and Enter)    keys TEXT    alt VALUE…    scan HEX
    stall    flow    limit BYTES (then stall)    answer BYTES (of a long one)    status HEX
    anything else is a wish for far-end
"""

import argparse
import glob
import os
import subprocess
import sys
import threading
import time

import chips
import gadget
import hid
import uhid
import vhci

_FAR_END = "/opt/machine/far-end"
_OPEN_SECONDS = 30
_KEY_SECONDS = 0.004


class Device:
    def __init__(self, options):
        self._kind, self._was_heard = options.kind, False
        self._far_end = self._wishes = self._left = self._answer_left = None
        if options.far:
            self._start_far_end(options.far.split())
        self._hid = hid.ALL.get(options.kind.removeprefix("uhid-"))
        vendor, model = (int(part, 16) for part in options.id.split(":"))
        self._far = self._make(options.kind, options.name, options.serial, vendor, model)

    def _start_far_end(self, words):
        read, write = os.pipe()

        def arrange():
            os.dup2(read, 3)

        self._far_end = subprocess.Popen(
            [_FAR_END, *words], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=sys.stdout, bufsize=0,
            pass_fds=(3,), preexec_fn=arrange,
        )  # fmt: skip
        os.close(read)
        self._wishes = write
        threading.Thread(target=self._answer, daemon=True).start()

    def _make(self, kind, name, serial, vendor, model):
        if kind in chips.ALL:
            return vhci.VirtualFar(chips.ALL[kind](serial, tell), self._hear)
        if kind.startswith("uhid-"):
            return uhid.UserFar(self._hid, name, serial, vendor, model, self._hear_report)
        gadget.prepare()
        if kind in ("pair", "quartet"):
            return self._pipes(kind, name, serial, vendor, model)
        function, attributes = {
            "acm": (f"acm.{name}", {}),
            "printer": (f"printer.{name}", {"pnp_string": "MFG:hallkiosk;MDL:Slip;CLS:PRINTER;", "q_len": 10}),
        }.get(kind) or self._hid_function(name)
        made = gadget.Gadget(name, vendor, model, serial, function, attributes)
        if kind == "acm":
            with open(made.function + "/port_num", encoding="ascii") as file:
                number = file.read().strip()
            return gadget.CharacterFar(made, lambda: f"/dev/ttyGS{number}", self._hear)
        if kind == "printer":
            return gadget.CharacterFar(made, lambda: _printer_node(name), self._hear)
        return gadget.CharacterFar(made, lambda: _hid_node(made.function), lambda data: self._hear_report(1, data))

    def _hid_function(self, name):
        attributes = {
            "protocol": self._hid.protocol, "subclass": self._hid.subclass, "report_length": self._hid.size,
            "report_desc": self._hid.descriptor,
        }  # fmt: skip
        if self._kind == "honeywell":
            # Without a pipe for it, reports come by SET_REPORT, feature reports too.
            attributes["no_out_endpoint"] = 1
        return f"hid.{name}", attributes

    def _pipes(self, kind, name, serial, vendor, model):
        made = gadget.Gadget(name, vendor, model, serial, f"ffs.{name}", {})
        if kind == "pair":
            return gadget.PipesFar(made, name, ["out", "in"], self._hear, lambda data: [(0, data)])
        return gadget.PipesFar(
            made, name, ["out", "in", "out", "in"], self._hear, lambda data: [(0, data[:7]), (1, data[7:])]
        )

    # What the daemon sent.

    def _hear(self, data):
        if not self._was_heard:
            self._was_heard = True
            tell(f"first heard at [{time.monotonic():.6f}]")
        if self._left is not None:
            data, self._left = data[: self._left], self._left - len(data)
            if self._left <= 0:
                self._far.stall()
                self._left = None
                tell("limit reached")
        if self._far_end:
            self._far_end.stdin.write(data)
        else:
            tell(f"heard {data.hex()}")

    def _hear_report(self, kind, data):
        if self._far_end:
            # uhid hands on the report id 0 that the daemon writes before a report without ids.
            self._hear(self._hid.unwrap(data[1:] if len(data) > self._hid.size else data))
        else:
            tell(f"heard {'feature ' if kind == 0 else ''}{data.hex()}")

    def _answer(self):
        while data := self._far_end.stdout.read(65536):
            # Only a long answer is cut, that of a card.
            if self._answer_left is not None and len(data) > self._answer_left:
                data, self._answer_left = data[: self._answer_left], None
                self._send(data)
                tell("answer cut")
                continue
            self._send(data)

    def _send(self, data):
        for part in self._hid.reports(data) if self._hid else [data]:
            self._far.send(part)
            # The pace of a scanner that types; the kernel keeps only some dozen keys for a reader.
            time.sleep(_KEY_SECONDS if self._kind.endswith("keyboard") else 0)

    def _cycle(self, count, first):
        """In, until the daemon has opened it, and out again, on four ports in turn."""
        for number in range(count):
            self._far.chip.forget()
            self._far.plug(first + number % 4)
            if not self._far.chip.opened.wait(_OPEN_SECONDS):
                raise TimeoutError(f"nobody opened it in cycle {number}")
            while not self._far.is_quiet():
                time.sleep(0.005)
            self._far.unplug()

    def remove(self):
        """Takes it away, and all that was made for it."""
        self._far.remove()

    def obey(self, line):
        """Does what a line says."""
        word, _, rest = line.partition(" ")
        if word == "plug":
            self._was_heard = False
            self._far.plug(int(rest or 0))
        elif word == "unplug":
            self._far.unplug()
        elif word == "send":
            self._far.send(bytes.fromhex(rest))
        elif word in ("type", "keys"):
            self._send(rest + ("\n" if word == "type" else ""))
        elif word == "alt":
            for report in self._hid.alt_reports(rest.split()):
                self._far.send(report)
        elif word == "scan":
            self._send(bytes.fromhex(rest))
        elif word == "stall":
            self._far.stall()
        elif word == "flow":
            self._far.flow()
        elif word == "limit":
            self._left = int(rest)
        elif word == "answer":
            self._answer_left = int(rest)
        elif word == "cycle":
            self._cycle(*map(int, rest.split()))
        elif word == "status":
            self._far.status(int(rest, 16))
        else:
            os.write(self._wishes, (line + "\n").encode())
            return
        tell(f"done {line[:40]}")


def _printer_node(name):
    # The gadget's own folder does not tell; the newest node is this one's.
    nodes = sorted(glob.glob("/dev/g_printer*"), key=os.path.getctime)
    return nodes[-1] if nodes else "/dev/g_printer0"


def _hid_node(function):
    with open(function + "/dev", encoding="ascii") as file:
        return "/dev/hidg" + file.read().strip().split(":")[1]


def tell(text):
    """Tells the test something."""
    sys.stdout.write(text + "\n")
    sys.stdout.flush()


def main():
    options = argparse.ArgumentParser()
    options.add_argument("kind")
    options.add_argument("name")
    options.add_argument("--serial", default="")
    options.add_argument("--id", default="1eab:1406")
    options.add_argument("--far")
    device = Device(options.parse_args())
    tell("made")
    for line in sys.stdin:
        if line.strip() == "quit":
            break
        try:
            device.obey(line.rstrip("\n"))
        except Exception as error:
            tell(f"error {error!r}")
    device.remove()
    # Threads that wait in a read are not waited for.
    os._exit(0)


if __name__ == "__main__":
    main()
