# SPDX-License-Identifier: Apache-2.0
"""A mini PC with Debian 12 that nobody has touched yet, our packages on a stick, and Debian's on a disk."""

import glob
import os
import shutil
import subprocess
import tarfile
import time

import hall as halls
import recipe
import repository
from bench import Bench, Wrong
from guest import LIMIT, Guest, Late
from pictures import Picture, called

_HERE = os.path.dirname(os.path.abspath(__file__))
# A Monday morning in Shanghai.
_MOMENT = "2026-11-23T01:00:00"
# Of a picture's dots those that are not of its commonest colour: the kiosk's page has a half, the frame of one that is not
# there yet and the one that waits have a tenth.
_LEAST_CONTENT = 0.2


class MiniPC:
    """`folder` is its own; every command and what came of it goes into `transcript`.

    `sticks` are folders of the machine with the packages that come into them.
    """

    def __init__(self, image, folder, sticks, packages, far_end, transcript):
        self._folder, self._transcript = folder, transcript
        self._pictures = os.path.join(os.path.dirname(folder), "pictures")
        shutil.rmtree(folder, ignore_errors=True)
        os.makedirs(folder)
        os.makedirs(self._pictures, exist_ok=True)
        self._sticks, self._far_end = sticks, far_end
        disk = ["qemu-img", "create", "-q", "-f", "qcow2", "-b", os.path.join(image, "disk.qcow2"), "-F", "qcow2"]
        subprocess.run([*disk, os.path.join(folder, "disk.qcow2")], check=True)
        drive = f"file={packages},format=raw,if=none,id=packages,readonly=on"
        more = ["-drive", drive, "-device", "virtio-blk-pci,drive=packages", "-rtc", f"base={_MOMENT},clock=host"]
        self.guest = Guest(image, folder, self.note, recipe.APPLIANCE.machine(folder, more=more))
        self.hall = halls.Hall(self.guest)
        self.bench = Bench(self.guest, self.hall)

    def note(self, text):
        """Writes into the transcript."""
        self._transcript.write(f"{time.strftime('%H:%M:%S')} {text}\n")

    def run(self, command, limit=LIMIT, check=True):
        """Types a command; returns what it said."""
        self.note(f"# {command}")
        began = time.monotonic()
        told = self.guest.run(f"exec 2>&1; {command}", limit, check=check)
        self.note("".join(f"    {line}\n" for line in told.splitlines()) + f"    [{time.monotonic() - began:.1f} s]")
        return told

    def refused(self, command, limit=LIMIT):
        """Types a command that has to fail; returns what it said."""
        told = self.run(f"if {command}; then echo WENT THROUGH; fi", limit)
        if "WENT THROUGH" in told:
            raise Wrong(f"{command} was not refused:\n{told}")
        return told

    def switch_on(self):
        """Starts it with nothing but Debian, and puts our packages on it; returns the boot's seconds."""
        began = time.monotonic()
        self.guest.boot()
        seconds = time.monotonic() - began
        self.run("systemctl is-system-running --wait", 300, check=False)
        self._plug_sticks()
        self.bench.begin()
        return seconds

    def _plug_sticks(self):
        """Puts our packages, and what plays the devices, on the machine."""
        packed = os.path.join(self._folder, "sticks.tar")
        with tarfile.open(packed, "w") as tar:
            for folder, debs in self._sticks.items():
                for path in debs:
                    tar.add(path, f"{folder.lstrip('/')}/{os.path.basename(path)}")
            tar.add(self._far_end, "opt/machine/far-end")
            for path in glob.glob(os.path.join(os.path.dirname(_HERE), "inside/*.py")):
                tar.add(path, f"opt/machine/{os.path.basename(path)}")
        self.guest.bring(packed)
        os.unlink(packed)

    def picture(self, name, limit=180):
        """Waits until something that stays fills the screen, and keeps it."""
        path, end, before = os.path.join(self._pictures, name + ".ppm"), time.monotonic() + limit, None
        while True:
            self.guest.picture(path)
            with open(path, "rb") as file:
                shown = file.read()
            if shown == before and Picture(shown).is_filled() and Picture(shown).content() >= _LEAST_CONTENT:
                break
            if time.monotonic() > end:
                raise Late(f"the screen was not filled, or restless, for {limit} s; see {path}")
            before = shown
            time.sleep(1)
        self.guest.picture(os.path.join(self._pictures, name + ".png"))
        os.unlink(path)
        self.note(f"picture {name}.png")

    def board_shows(self, number, limit=180):
        """Reads the screen until this number is the board's largest: dot for dot, by the drawings of its digits."""
        path, end, read = os.path.join(self._pictures, "read.ppm"), time.monotonic() + limit, None
        while read != number:
            if time.monotonic() > end:
                raise Late(f"the board's number was not {number} in {limit} s but {read}; see {path}")
            self.guest.picture(path)
            with open(path, "rb") as file:
                read = called(Picture(file.read()))
            time.sleep(0.2)
        os.unlink(path)
        self.note(f"the board shows {number}")


def packages_disk(store, debs):
    """The disk with all of Debian that these packages need."""
    return repository.ensure(store, recipe.APPLIANCE, repository.needs(debs))
