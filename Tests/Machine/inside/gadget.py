# SPDX-License-Identifier: Apache-2.0
"""USB devices that the guest's own gadget side shows to its host side: configfs functions on dummy_hcd."""

import errno
import fcntl
import glob
import os
import select
import struct
import subprocess
import threading
import time

_FOLDER = "/sys/kernel/config/usb_gadget"
# _IOW('g', 0x22, unsigned char) as linux/usb/g_printer.h has it: both directions.
_SET_PRINTER_STATUS = (3 << 30) | (1 << 16) | (ord("g") << 8) | 0x22
PORTS = 6
# A device that nobody listens to is not asked for its bytes.
_TAKEN_SECONDS = 5


def prepare():
    """Loads what is needed; once for all devices."""
    subprocess.run(["modprobe", "-a", "libcomposite"], check=True)
    if not glob.glob("/sys/class/udc/dummy_udc.*"):
        subprocess.run(["modprobe", "dummy_hcd", f"num={PORTS}", "is_high_speed=1"], check=True)
    if not os.path.ismount("/sys/kernel/config"):
        subprocess.run(["mount", "-t", "configfs", "none", "/sys/kernel/config"], check=True)


def _write(path, value):
    with open(path, "wb") as file:
        file.write(value if isinstance(value, bytes) else str(value).encode())


class Gadget:
    """A device with one function; plugged into a port and out again as often as wanted."""

    def __init__(self, name, vendor, model, serial, function, attributes):
        self._root = os.path.join(_FOLDER, name)
        self.function = os.path.join(self._root, "functions", function)
        strings, configuration = self._root + "/strings/0x409", self._root + "/configs/c.1"
        self._link = f"{configuration}/{function}"
        self._folders = [self._root, strings, configuration, self.function]
        for folder in self._folders:
            os.mkdir(folder)
        for key, value in (("idVendor", vendor), ("idProduct", model), ("bcdDevice", "0x0100"), ("bcdUSB", "0x0200")):
            _write(f"{self._root}/{key}", value)
        for key, value in (("serialnumber", serial), ("manufacturer", "hallkiosk"), ("product", name)):
            if value:
                _write(f"{strings}/{key}", value)
        for key, value in attributes.items():
            _write(f"{self.function}/{key}", value)
        os.symlink(self.function, self._link)
        self.is_plugged = False

    def plug(self, port):
        """Plugs it into that port."""
        _write(self._root + "/UDC", f"dummy_udc.{port}")
        self.is_plugged = True

    def unplug(self):
        """Pulls it out."""
        _write(self._root + "/UDC", "\n")
        self.is_plugged = False

    def remove(self):
        """Forgets it; its function must not be open any more."""
        os.unlink(self._link)
        for folder in reversed(self._folders):
            os.rmdir(folder)


class CharacterFar:
    """The far end of a gadget function that is one character device."""

    def __init__(self, gadget, node, on_bytes):
        self._gadget, self._node, self._on_bytes = gadget, node, on_bytes
        self._file = None
        # How often it was plugged in: the thread of an earlier time must not take this one's bytes.
        self._turn = 0
        self._flowing = threading.Event()

    def plug(self, port):
        """Plugs in, and serves until it is pulled out."""
        self._gadget.plug(port)
        path = self._node()
        end = time.monotonic() + 30
        while True:
            try:
                # A read of g_printer that waits would hold up every write.
                self._file = os.open(path, os.O_RDWR | os.O_NOCTTY | os.O_NONBLOCK)
                break
            except OSError:
                if time.monotonic() > end:
                    raise
                time.sleep(0.005)
        if path.startswith("/dev/ttyGS"):
            subprocess.run(["stty", "-F", path, "raw", "-echo"], check=True)
        self._turn += 1
        self._flowing.set()
        threading.Thread(target=self._serve, args=(self._file, self._turn), daemon=True).start()

    def _serve(self, file, turn):
        while self._turn == turn and self._file is not None:
            self._flowing.wait()
            select.select([file], [], [], 1)
            if not self._flowing.is_set():
                continue
            try:
                data = os.read(file, 4096)
            except BlockingIOError:
                continue
            except OSError:
                return
            if data:
                self._on_bytes(data)

    def unplug(self):
        """Pulls it out; whatever is open on the daemon's side fails."""
        file, self._file = self._file, None
        self._gadget.unplug()
        os.close(file)

    def remove(self):
        """Takes it away."""
        if self._gadget.is_plugged:
            self.unplug()
        self._gadget.remove()

    def send(self, data):
        """Brings bytes to the daemon's side."""
        end = time.monotonic() + _TAKEN_SECONDS
        # An answer that comes when it was just pulled out goes nowhere.
        while data and (file := self._file) is not None:
            if time.monotonic() > end:
                raise TimeoutError("the kernel does not take it")
            try:
                select.select([], [file], [], 1)
                data = data[os.write(file, data) :]
            except BlockingIOError:
                continue
            except OSError:
                return

    def stall(self):
        """Takes nothing more, as a printer that is offline."""
        self._flowing.clear()

    def flow(self):
        """Takes bytes again."""
        self._flowing.set()

    def status(self, bits):
        """Sets what a printer answers to GET_PORT_STATUS (USB printer class 1.1, 4.2.2)."""
        fcntl.ioctl(self._file, _SET_PRINTER_STATUS, bits)


class PipesFar:
    """The far end of a FunctionFS function: a vendor interface with bulk endpoints, in the order of `directions`."""

    _FLAGS_HIGH_AND_FULL_SPEED = 3

    def __init__(self, gadget, name, directions, on_bytes, split):
        self._gadget, self._on_bytes, self._split = gadget, on_bytes, split
        self._is_there = True
        self._folder = "/dev/ffs-" + name
        os.makedirs(self._folder, exist_ok=True)
        subprocess.run(["mount", "-t", "functionfs", name, self._folder], check=True)
        self._control = os.open(self._folder + "/ep0", os.O_RDWR)
        os.write(self._control, self._descriptors(directions))
        os.write(self._control, struct.pack("<IIII", 2, 16, 0, 0))
        threading.Thread(target=self._hear_control, daemon=True).start()
        self._files = [os.open(f"{self._folder}/ep{i + 1}", os.O_RDWR) for i in range(len(directions))]
        self._inward = [f for f, d in zip(self._files, directions) if d == "in"]
        self._outward = [f for f, d in zip(self._files, directions) if d == "out"]
        for file in self._outward:
            threading.Thread(target=self._serve, args=(file,), daemon=True).start()

    def _descriptors(self, directions):
        sets = []
        for size in (64, 512):
            part = struct.pack("<BBBBBBBBB", 9, 4, 0, 0, len(directions), 0xFF, 0, 0, 0)
            for index, direction in enumerate(directions):
                address = (index + 1) | (0x80 if direction == "in" else 0)
                part += struct.pack("<BBBBHB", 7, 5, address, 2, size, 0)
            sets.append(part)
        counts = struct.pack("<II", len(directions) + 1, len(directions) + 1)
        body = counts + b"".join(sets)
        return struct.pack("<III", 3, 12 + len(body), self._FLAGS_HIGH_AND_FULL_SPEED) + body

    def _hear_control(self):
        while self._is_there:
            try:
                if not os.read(self._control, 12):
                    return
            except OSError:
                time.sleep(0.01)

    def _serve(self, file):
        while self._is_there:
            try:
                data = os.read(file, 4096)
            except OSError:
                # Pulled out; the endpoint comes back with the next plug.
                time.sleep(0.01)
                continue
            self._on_bytes(data)

    def plug(self, port):
        """Plugs it in."""
        self._gadget.plug(port)

    def unplug(self):
        """Pulls it out."""
        self._gadget.unplug()

    def remove(self):
        """Takes it away."""
        if self._gadget.is_plugged:
            self.unplug()
        self._is_there = False
        for file in [self._control, *self._files]:
            os.close(file)
        subprocess.run(["umount", "--lazy", self._folder], check=True)
        self._gadget.remove()

    def send(self, data):
        """Brings an answer to the daemon's side, over the pipes as this model splits it."""
        for index, part in self._split(data):
            os.write(self._inward[index], part)

    def stall(self):
        """Stops the pipes to the daemon until it clears them: FunctionFS does so for I/O in the wrong direction."""
        for file in self._inward:
            try:
                os.read(file, 1)
            except OSError as error:
                if error.errno != errno.EBADMSG:
                    raise
            else:
                raise RuntimeError("a pipe to the daemon was read from, and not stopped")
