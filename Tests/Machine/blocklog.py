# SPDX-License-Identifier: Apache-2.0
"""Every write and flush that a guest's disk was given, as QEMU's blklogwrites keeps them, and what a power cut leaves.

The format is that of the kernel's dm-log-writes: a super block, then for each request a block with its header, followed
by its data. QEMU notes a request after it was done and before the guest hears of it.
"""

import dataclasses
import os
import struct

_MAGIC = 0x6A736677736872
_SUPER, _HEADER = struct.Struct("<QQQI"), struct.Struct("<QQQQ")
_FLUSH, _DISCARD = 1, 4
_SECTOR = 512

# What becomes of the writes after the last flush.
MODES = ("dropped", "subset", "torn")


@dataclasses.dataclass(frozen=True)
class _Request:
    offset: int
    length: int
    is_flush: bool
    is_discard: bool
    place: int


class BlockLog:
    """A log that is read after its guest was ended."""

    def __init__(self, path):
        self._file = open(path, "rb")
        self._requests = list(self._read(os.path.getsize(path)))

    def close(self):
        self._file.close()

    def _read(self, size):
        if size < _SUPER.size:
            # The power went before QEMU had begun it.
            return
        magic, version, _, sector = _SUPER.unpack(self._file.read(_SUPER.size))
        if magic != _MAGIC or version != 1:
            raise ValueError("this is no log of writes")
        place = sector
        while place + _HEADER.size <= size:
            self._file.seek(place)
            start, count, flags, _ = _HEADER.unpack(self._file.read(_HEADER.size))
            is_discard = bool(flags & _DISCARD)
            length = count * sector
            data = place + sector
            place = data + (0 if is_discard else length)
            # The last request may not be whole: its guest never heard that it was done. A hole is one, too.
            if place > size or not (count or flags):
                return
            yield _Request(start * sector, length, bool(flags & _FLUSH), is_discard, data)

    def __len__(self):
        return len(self._requests)

    def place(self, count):
        """Where the log ended when that many requests were done."""
        if not count:
            return 0
        last = self._requests[count - 1]
        return last.place + (0 if last.is_discard else last.length)

    def cut(self, disk, count, mode, chance, flushes=None):
        """Does to `disk` what `count` requests had done when the power went.

        All up to the last flush is there. Of later writes nothing, every second one or every second sector is,
        as `chance` decides. With `flushes` the disk lied: those after that many confirmed nothing. Returns how many
        writes no flush had confirmed.
        """
        done = self._requests[:count]
        kept = self._confirmed(done, flushes)
        with open(disk, "r+b") as file:
            for request in done[:kept]:
                self._apply(request, file)
            later = [one for one in done[kept:] if one.length]
            for request in later:
                if mode == "subset" and chance.random() < 0.5:
                    self._apply(request, file)
                elif mode == "torn":
                    self._tear(request, file, chance)
        return len(later)

    @property
    def flushes(self):
        """How many flushes there were."""
        return sum(one.is_flush for one in self._requests)

    @staticmethod
    def _confirmed(requests, flushes):
        kept = seen = 0
        for number, request in enumerate(requests, 1):
            if request.is_flush and (flushes is None or seen < flushes):
                kept, seen = number, seen + 1
        return kept

    def _data(self, request):
        if request.is_discard:
            return bytes(request.length)
        self._file.seek(request.place)
        return self._file.read(request.length)

    def _apply(self, request, disk):
        disk.seek(request.offset)
        disk.write(self._data(request))

    def _tear(self, request, disk, chance):
        data = self._data(request)
        for start in range(0, len(data), _SECTOR):
            if chance.random() < 0.5:
                disk.seek(request.offset + start)
                disk.write(data[start : start + _SECTOR])
