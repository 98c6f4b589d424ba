# SPDX-License-Identifier: Apache-2.0
"""A machine of its own for a case that switches it off: its disks stay while it starts again and again."""

import contextlib
import os
import shutil

import hall as halls
import kept
from guest import BOOT_LIMIT, Guest

_SETTINGS = """[hall]
id = linzhou
center = linzhou
name = 样例大厅
telephone = 0372-0000000
booking_method = 省政务服务网
zone = Asia/Shanghai

[service estate]
name = 不动产登记
prefix = A

[window 1]
services = estate

[station kiosk-1]
"""
_MOMENT = "2026-11-23T01:40:00"
_SECOND_MEGABYTES = 400


class Place:
    """`image` and `packed` are what the hall is made of; `folder` is the machine's own."""

    def __init__(self, image, folder, packed, log):
        self._image, self._folder, self._packed, self._log = image, folder, packed, log
        self._second = os.path.join(folder, "second.raw")
        self._guest = None

    def prepare(self):
        """Makes the disks."""
        shutil.rmtree(self._folder, ignore_errors=True)
        os.makedirs(self._folder)
        disk, self._tokens = kept.make(self._image, self._folder, self._packed, _SETTINGS, self._log)
        self._words = kept.machine(self._folder, disk, _MOMENT, second=self._second)
        with open(self._second, "wb") as file:
            file.truncate(_SECOND_MEGABYTES << 20)

    @contextlib.contextmanager
    def boot(self):
        """Switches it on, and waits until the hall is open; gives (guest, hall)."""
        self._guest = guest = Guest(self._image, self._folder, self._log, self._words)
        try:
            guest.boot()
            hall = halls.Hall(guest)
            hall.tokens = self._tokens
            hall.until("a hall that can issue tickets", lambda: hall.is_healthy, BOOT_LIMIT)
            yield guest, hall
        finally:
            guest.cut()

    def evidence(self):
        """What the machine wrote on its console."""
        path = os.path.join(self._folder, "console.log")
        if not os.path.exists(path):
            return "it was never switched on"
        with open(path, encoding="utf-8", errors="replace") as file:
            return "--- console\n" + file.read()[-4000:]

    def close(self):
        """Leaves nothing."""
        shutil.rmtree(self._folder, ignore_errors=True)
