# SPDX-License-Identifier: Apache-2.0
"""Takes the steps of a run on a mini PC one after another, and keeps what was typed, said, shown and measured."""

import glob
import os
import re
import shutil
import subprocess
import time
import traceback

from appliance.mini_pc import MiniPC, packages_disk
from bench import expect

# Where our packages are on the machine, and those of the next version.
STICK, NEWER = "/root/stick", "/root/newer"


class Course:
    """A run; `steps` of who inherits this are (title, method) in the order in which they are taken."""

    steps = ()

    def __init__(self, image, store, debs, far_end):
        self._store, self._debs = store, sorted(glob.glob(os.path.join(debs, "*.deb")))
        expect(self._debs, f"there are no packages in {debs}: make deb")
        self._transcript = open(os.path.join(store, "acceptance.txt"), "w", encoding="utf-8", buffering=1)
        newer = self._raise_version()
        packages = packages_disk(store, self._debs)
        sticks = {STICK: self._debs, NEWER: newer}
        self.pc = MiniPC(image, os.path.join(store, "appliance"), sticks, packages, far_end, self._transcript)
        self.measured = []

    def run(self):
        """Takes the steps; returns the exit code."""
        rows, began = [], time.monotonic()
        try:
            for title, step in self.steps:
                self.pc.note(f"==== {title}")
                start = time.monotonic()
                try:
                    told = step(self) or ""
                except Exception as error:
                    self.tell(f"FAILED  {title}\n{''.join(traceback.format_exception(error))}{self._evidence()}")
                    self.tell(f"all that was typed and said: {self._transcript.name}")
                    return 1
                rows.append((title, time.monotonic() - start, told))
                self.tell(f"{rows[-1][1]:7.1f} s  {title}" + (f"  ({told})" if told else ""))
            minutes = (time.monotonic() - began) / 60
            self.tell(f"{minutes:.1f} minutes, {len(rows)} steps\n" + "\n".join(self.measured))
            return 0
        finally:
            self.pc.guest.cut()
            self._transcript.close()

    def tell(self, text):
        """Says it to whoever waits, and to the transcript."""
        self.pc.note(text)
        print(text, flush=True)

    def measure(self, text):
        """Keeps a figure for the end."""
        self.measured.append(text)
        self.pc.note(text)

    def _evidence(self):
        try:
            self.pc.note(self.pc.bench.evidence())
            command = "systemctl --failed --no-pager; journalctl -b --no-pager -q -t kernel -p warning | tail -n 30; "
            command += "journalctl -b --no-pager -q | grep -v ' kernel: ' | tail -n 150"
            return self.pc.guest.run(command, check=False)
        except Exception as error:
            return f"and nothing more can be learnt: {error}"

    def _raise_version(self):
        """The same packages with the next version."""
        folder = os.path.join(self._store, "newer")
        shutil.rmtree(folder, ignore_errors=True)
        os.makedirs(folder)
        for path in self._debs:
            tree = os.path.join(folder, "tree")
            subprocess.run(["dpkg-deb", "--raw-extract", path, tree], check=True)
            control = os.path.join(tree, "DEBIAN/control")
            with open(control, encoding="utf-8") as file:
                text = file.read()
            self.version = re.search(r"^Version: (\S+)$", text, re.MULTILINE).group(1)
            self.next_version = re.sub(r"\d+$", lambda last: str(int(last.group(0)) + 1), self.version)
            with open(control, "w", encoding="utf-8") as file:
                file.write(text.replace(self.version, self.next_version))
            subprocess.run(["dpkg-deb", "-Zgzip", "-z1", "--root-owner-group", "--build", tree, folder],
                           check=True, stdout=subprocess.DEVNULL)  # fmt: skip
            shutil.rmtree(tree)
        return sorted(glob.glob(os.path.join(folder, "*.deb")))
