# SPDX-License-Identifier: Apache-2.0
"""USB devices wholly in user space, on the kernel's vhci_hcd (the USB/IP protocol over a pair of sockets).

For what no gadget function is: adapters with drivers of their own, and endpoints at chosen addresses. The kernel's real
drivers bind to them, and every control request is seen here.
"""

import os
import socket
import struct
import subprocess
import threading
import time

_FOLDER = "/sys/devices/platform/vhci_hcd.0/"
_SUBMIT, _UNLINK, _SUBMITTED, _UNLINKED = 1, 2, 3, 4
_STALL, _CONNECTION_RESET = -32, -104
_FULL_SPEED = 2
# VDEV_ST_NULL of the driver's status file.
_FREE, _FREE_SECONDS = "004", 20
_QUIET_SECONDS = 0.05


def endpoint(address, kind, size, interval=0):
    """An endpoint descriptor; kind 2 is bulk, 3 interrupt."""
    return struct.pack("<BBBBHB", 7, 5, address, kind, size, interval)


def interface(number, count, kind, more=b"", subclass=0, protocol=0):
    """An interface descriptor with what follows it."""
    return struct.pack("<BBBBBBBBB", 9, 4, number, 0, count, kind, subclass, protocol, 0) + more


class Chip:
    """What tells one adapter from another; its subclasses answer vendor requests."""

    vendor, model, release, usb, device_class, packet = 0, 0, 0x0100, 0x0110, 0, 8
    product = "USB device"
    interfaces, interface_count = b"", 1
    # Where bytes to the daemon leave, and those that come are taken.
    inward, outward = (0x82,), (0x02,)

    def __init__(self, serial, tell):
        self._serial, self.tell = serial, tell
        self._is_ready = None
        self.opened = threading.Event()

    def forget(self):
        """Is as new from the factory."""
        self._is_ready = None
        self.opened.clear()

    def describe(self, kind, index):
        """A descriptor, or None."""
        if kind == 1:
            return struct.pack(
                "<BBHBBBBHHHBBBB", 18, 1, self.usb, self.device_class, 0, 0, self.packet, self.vendor, self.model,
                self.release, 1, 2, 3 if self._serial else 0, 1,
            )  # fmt: skip
        if kind == 2:
            length = 9 + len(self.interfaces)
            return struct.pack("<BBHBBBBB", 9, 2, length, self.interface_count, 1, 0, 0x80, 50) + self.interfaces
        if kind == 3 and index == 0:
            return bytes([4, 3, 9, 4])
        text = {1: "hallkiosk", 2: self.product, 3: self._serial}.get(index) if kind == 3 else None
        return text and bytes([2 + 2 * len(text), 3]) + text.encode("utf-16-le")

    def control(self, kind, request, value, index, length, data):
        """Answers a class or vendor request: bytes, or None for a stall."""
        return bytes(length) if kind & 0x80 else b""

    def line(self, is_ready):
        """Takes note of DTR."""
        if is_ready != self._is_ready:
            self._is_ready = is_ready
            if is_ready:
                self.opened.set()
            self.tell(f"dtr {int(is_ready)}")

    def room(self, length):
        """How many bytes to the daemon one request of that length takes."""
        return length

    def pack(self, data):
        """What the chip wraps around bytes to the daemon."""
        return data

    def split(self, data):
        """Which of the pipes inward takes which part."""
        return [(0, data)]


class VirtualFar:
    """A chip on a port of vhci_hcd."""

    def __init__(self, chip, on_bytes):
        self.chip, self._on_bytes = chip, on_bytes
        self._sending = threading.Lock()
        self._waiting, self._ready, self._endless = {}, {}, {}
        self._socket = self._port = None
        self._asked = 0.0

    def plug(self, port):
        """Plugs it into that port."""
        subprocess.run(["modprobe", "vhci-hcd"], check=True)
        ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_STREAM)
        self._socket, self._port = ours, port
        self._waiting = {address & 0x0F: [] for address in self.chip.inward}
        self._ready = {address & 0x0F: bytearray() for address in self.chip.inward}
        self._endless = {}
        threading.Thread(target=self._serve, args=(ours,), daemon=True).start()
        self._await_free(port)
        with open(_FOLDER + "attach", "w", encoding="ascii") as file:
            file.write(f"{port} {theirs.fileno()} {(1 << 16) | (port + 1)} {_FULL_SPEED}")
        theirs.close()

    def _await_free(self, port):
        """What was there before leaves a moment after it was pulled out."""
        end = time.monotonic() + _FREE_SECONDS
        while True:
            with open(_FOLDER + "status", encoding="ascii") as file:
                rows = [line.split() for line in file if line.startswith("hs")]
            if any(int(row[1]) == port and row[2] == _FREE for row in rows):
                return
            if time.monotonic() > end:
                raise TimeoutError(f"port {port} is not free")
            time.sleep(0.005)

    def unplug(self):
        """Pulls it out."""
        self._socket = None
        with open(_FOLDER + "detach", "w", encoding="ascii") as file:
            file.write(str(self._port))

    def remove(self):
        """Takes it away."""
        if self._socket:
            self.unplug()

    def send(self, data):
        """Brings bytes to the daemon's side."""
        for pipe, part in self.chip.split(data):
            number = self.chip.inward[pipe] & 0x0F
            with self._sending:
                self._ready[number] += part
                self._flush(number)

    def _serve(self, line):
        file = line.makefile("rb")
        while len(header := file.read(48)) == 48:
            command, sequence, _, direction, number = struct.unpack(">IIIII", header[:20])
            if command == _UNLINK:
                self._unlink(line, sequence, struct.unpack(">I", header[20:24])[0])
                continue
            length = struct.unpack(">I", header[24:28])[0]
            data = file.read(length) if direction == 0 else b""
            if number == 0:
                self._answer_control(line, sequence, direction, header[40:48], data)
            elif direction == 0:
                self._reply(line, sequence, 0, b"", len(data))
                self._on_bytes(data)
            else:
                with self._sending:
                    if number in self._waiting:
                        self._waiting[number].append((sequence, length))
                        self._flush(number)
                    else:
                        # An interrupt pipe that has nothing to tell.
                        self._endless[sequence] = number

    def is_quiet(self):
        """Says whether no control request has come for a moment.

        In the middle of one vhci_hcd lets its driver wait 5 s for an answer, where a real bus fails at once.
        """
        return time.monotonic() - self._asked > _QUIET_SECONDS

    def _answer_control(self, line, sequence, direction, setup, data):
        self._asked = time.monotonic()
        kind, request, value, index, length = struct.unpack("<BBHHH", setup)
        if kind == 0x80 and request == 6:
            answer = self.chip.describe(value >> 8, value & 0xFF)
        elif kind in (0x00, 0x01, 0x02):
            answer = b""
        elif kind in (0x80, 0x81, 0x82):
            answer = bytes(length)
        else:
            answer = self.chip.control(kind, request, value, index, length, data)
        if answer is None:
            self._reply(line, sequence, _STALL, b"", 0)
        elif direction:
            self._reply(line, sequence, 0, answer[:length], len(answer[:length]))
        else:
            self._reply(line, sequence, 0, b"", len(data))

    def _flush(self, number):
        """Gives what is ready to whoever waits; the lock is held."""
        while self._waiting[number] and self._ready[number]:
            sequence, length = self._waiting[number].pop(0)
            room = self.chip.room(length)
            part = self.chip.pack(bytes(self._ready[number][:room]))
            del self._ready[number][:room]
            if self._socket:
                self._put(self._socket, sequence, 0, part, len(part))

    def _unlink(self, line, sequence, target):
        with self._sending:
            found = self._endless.pop(target, None) is not None
            for waiting in self._waiting.values():
                before = len(waiting)
                waiting[:] = [entry for entry in waiting if entry[0] != target]
                found = found or len(waiting) != before
            line.sendall(struct.pack(">IIIIIi24x", _UNLINKED, sequence, 0, 0, 0, _CONNECTION_RESET if found else 0))

    def _reply(self, line, sequence, status, data, count):
        with self._sending:
            self._put(line, sequence, status, data, count)

    @staticmethod
    def _put(line, sequence, status, data, count):
        header = struct.pack(">IIIIIiIIII8x", _SUBMITTED, sequence, 0, 0, 0, status, count, 0, 0xFFFFFFFF, 0)
        try:
            line.sendall(header + data)
        except OSError:
            os.write(2, b"the port was left\n")
