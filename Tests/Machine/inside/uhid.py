# SPDX-License-Identifier: Apache-2.0
"""HID devices by /dev/uhid (linux/uhid.h): no bus below them, and every report that is set is seen here."""

import os
import struct
import threading

_DESTROY, _OUTPUT, _GET_REPORT, _GET_REPORT_REPLY, _CREATE, _INPUT, _SET_REPORT, _SET_REPORT_REPLY = (
    1, 6, 9, 10, 11, 12, 13, 14,
)  # fmt: skip
_EVENT = 4380
_USB = 3


class UserFar:
    """A HID device of that kind; `heard(kind, bytes)` gets what is written or set, kind 0 a feature report."""

    def __init__(self, kind, name, serial, vendor, model, heard):
        self._kind, self._identity, self._heard = kind, (name, serial, vendor, model), heard
        self._file = None

    def plug(self, port):
        """Lets it appear; there is no port to choose."""
        name, serial, vendor, model = self._identity
        descriptor = self._kind.descriptor
        self._file = os.open("/dev/uhid", os.O_RDWR)
        fixed = struct.pack("<I128s64s64sHHIIII", _CREATE, name.encode(), f"uhid-{name}/input0".encode(),
                            serial.encode(), len(descriptor), _USB, vendor, model, 0x100, 0)  # fmt: skip
        os.write(self._file, fixed + descriptor.ljust(4096, b"\0"))
        threading.Thread(target=self._serve, args=(self._file,), daemon=True).start()

    def unplug(self):
        """Lets it disappear."""
        file, self._file = self._file, None
        os.write(file, struct.pack("<I", _DESTROY))
        os.close(file)

    def remove(self):
        """Takes it away."""
        if self._file is not None:
            self.unplug()

    def send(self, report):
        """Sends an input report."""
        os.write(self._file, struct.pack("<IH", _INPUT, len(report)) + report.ljust(4096, b"\0"))

    def _serve(self, file):
        while self._file == file:
            try:
                event = os.read(file, _EVENT)
            except OSError:
                return
            kind = struct.unpack("<I", event[:4])[0]
            if kind == _OUTPUT:
                size = struct.unpack("<H", event[4100:4102])[0]
                self._heard(1, event[4 : 4 + size])
            elif kind == _SET_REPORT:
                number, _, report_kind, size = struct.unpack("<IBBH", event[4:12])
                self._heard(report_kind, event[12 : 12 + size])
                os.write(file, struct.pack("<IIH", _SET_REPORT_REPLY, number, 0))
            elif kind == _GET_REPORT:
                number = struct.unpack("<I", event[4:8])[0]
                os.write(file, struct.pack("<IIHH", _GET_REPORT_REPLY, number, 5, 0) + bytes(4096))
