# SPDX-License-Identifier: Apache-2.0
"""Card readers and ticket printers on pseudo terminals, at the far end of the daemon's serial ports.

A pty has no wire: what is written is there at once. So the last byte of a card is sent by itself, when the daemon has
had the others for longer than the line of a real reader leaves it, and all that is counted comes after that byte.
"""

import os
import select
import threading
import time
import tty

_HEAD = bytes.fromhex("AAAAAA9669")
_FOUND, _SELECTED = bytes(4), bytes(8)
# devices.md A.4 and A.3: status codes, and command and parameter of the questions.
_NO_CARD, _OK, _CARD, _SELECT_FIRST, _UNKNOWN = 0x80, 0x90, 0x9F, 0x23, 0x21
_RESET, _STATUS, _IDENTITY = b"\x10\xff", b"\x11\xff", b"\x12\xff"
_FIND, _SELECT, _READ = b"\x20\x01", b"\x20\x02", b"\x30\x01"
_SAM = bytes.fromhex("05000300D5AF340187D61200B168DE3A")
_PHOTO = b"WLf\0" + bytes(1020)
_LAST_BYTE_AFTER = 0.01
# devices.md E.2: all is well; E.4: the marker's answer; GS r 1: there is paper.
_WELL, _MARKER, _SENSOR, _PAPER = b"\x12", b"\x1d\x28\x48\x06\x00\x30\x30", b"\x1d\x72\x01", b"\x00"
_INITIALIZE, _ASK = b"\x1b\x40", b"\x10\x04"


def frame(status, data=b""):
    """An answer of the module: length, SW1 SW2 of zero, SW3, data and their XOR."""
    length = len(data) + 4
    body = bytes((length >> 8, length & 0xFF, 0, 0, status)) + data
    check = 0
    for byte in body:
        check ^= byte
    return _HEAD + body + bytes((check,))


class Pty:
    """One pseudo terminal; `path` is what the daemon opens."""

    def __init__(self):
        self.device, self._terminal = os.openpty()
        tty.setraw(self._terminal)
        self.path = os.ttyname(self._terminal)

    def close(self):
        os.close(self.device)
        os.close(self._terminal)


class Station(threading.Thread):
    """A reader and a printer at one kiosk, answering on a thread of their own."""

    def __init__(self, printer_answers):
        super().__init__(daemon=True)
        self.printer_answers = printer_answers
        self._reader, self._printer = Pty(), Pty()
        self._end, self._wake = os.pipe()
        self._card, self._is_selected, self._request = None, False, b""
        self._paper = b""
        self._sent = None
        self._times, self._printed = [], threading.Event()

    @property
    def settings(self):
        """The lines of a hall's configuration."""
        return (
            ("reader", f"serial:{self._reader.path}?baud=115200"),
            ("printer", f"serial:{self._printer.path}?baud=115200"),
            ("printer_answers", "yes" if self.printer_answers else "no"),
        )

    def put(self, person):
        """Puts a card on, which is lifted once it was read."""
        self._card = person

    def tap(self, person, seconds=5.0):
        """Puts a card on; the seconds from its last byte to the slip's first."""
        self._printed.clear()
        self.put(person)
        if not self._printed.wait(seconds):
            raise RuntimeError("a card was put on, and no slip came")
        return self._times[-1]

    def run(self):
        while True:
            ready, _, _ = select.select([self._reader.device, self._printer.device, self._end], [], [])
            if self._end in ready:
                return
            if self._printer.device in ready:
                self._hear_printer(os.read(self._printer.device, 65536), time.perf_counter())
            if self._reader.device in ready:
                self._hear_reader(os.read(self._reader.device, 4096))

    def close(self):
        os.write(self._wake, b".")
        self.join()
        for one in (self._reader, self._printer):
            one.close()
        os.close(self._end)
        os.close(self._wake)

    def _hear_printer(self, piece, now):
        before = len(self._paper)
        self._paper += piece
        if self.printer_answers:
            self._answer_printer(before)
        if self._sent is not None and _INITIALIZE in self._paper:
            self._times.append(now - self._sent)
            self._sent, self._paper = None, b""
            self._printed.set()

    def _answer_printer(self, before):
        fresh = self._paper[max(0, before - len(_MARKER) - 3):]
        for _ in range(fresh.count(_ASK)):
            os.write(self._printer.device, _WELL)
        place = fresh.find(_MARKER)
        if place >= 0:
            os.write(self._printer.device, b"\x37\x22" + fresh[place + 7 : place + 11] + b"\0")
        if _SENSOR in fresh:
            os.write(self._printer.device, _PAPER)

    def _hear_reader(self, piece):
        self._request += piece
        while len(self._request) >= 7:
            length = self._request[5] << 8 | self._request[6]
            if not self._request.startswith(_HEAD) or not 3 <= length <= 64:
                self._request = self._request[1:]
                continue
            if len(self._request) < 7 + length:
                return
            question, self._request = self._request[7:9], self._request[7 + length :]
            self._answer(question)

    def _answer(self, question):
        card = self._card
        if question == _READ and card is not None and self._is_selected:
            answer = frame(_OK, b"\x01\x00\x04\x00" + card.record + _PHOTO)
            self._card, self._is_selected, self._paper = None, False, b""
            os.write(self._reader.device, answer[:-1])
            time.sleep(_LAST_BYTE_AFTER)
            self._sent = time.perf_counter()
            os.write(self._reader.device, answer[-1:])
            return
        if question == _SELECT:
            self._is_selected = card is not None
        answers = {
            _RESET: (_OK, b""), _STATUS: (_OK, b""), _IDENTITY: (_OK, _SAM),
            _FIND: (_CARD, _FOUND) if card else (_NO_CARD, b""),
            _SELECT: (_OK, _SELECTED), _READ: (_SELECT_FIRST, b""),
        }
        os.write(self._reader.device, frame(*answers.get(question, (_UNKNOWN, b""))))


def trip(times):
    """The floor: the seconds from a byte written to one pty to what a trivial process writes to another, `times`."""
    near, far = Pty(), Pty()
    into, out = os.open(near.path, os.O_RDONLY | os.O_NOCTTY), os.open(far.path, os.O_WRONLY | os.O_NOCTTY)
    child = os.fork()
    if child == 0:
        while True:
            if not os.read(into, 64):
                os._exit(0)
            os.write(out, b"\x1b\x40")
    seconds = []
    try:
        for _ in range(times):
            time.sleep(_LAST_BYTE_AFTER)
            began = time.perf_counter()
            os.write(near.device, b"\x00")
            os.read(far.device, 64)
            seconds.append(time.perf_counter() - began)
    finally:
        os.kill(child, 9)
        os.waitpid(child, 0)
        for descriptor in (into, out):
            os.close(descriptor)
        near.close()
        far.close()
    return seconds
