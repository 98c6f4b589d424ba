# SPDX-License-Identifier: Apache-2.0
"""Where the benchmark works: the programs, a folder on the disk to be measured, and what went wrong so far."""

import os
import shutil
import subprocess
import tempfile

import audit
from hall import Hall

_TOP = os.path.normpath(os.path.join(os.path.dirname(os.path.abspath(__file__)), "../.."))
TEMPLATE = os.path.join(_TOP, "assets/hall.conf")
# What says how a journal looks, in files and in memory.
_JOURNAL_FILES = ("Sources/Hall/Journal", "Sources/Hall/Queueing")
_LONGEST_HISTORY_SECONDS = 600


class Place:
    """One run of the benchmark."""

    def __init__(self, programs, folder, cache, rounds, seconds):
        self.programs, self.folder, self.cache = programs, folder, cache
        self.rounds, self.seconds = rounds, seconds
        self.faults, self.counts = [], {}

    def program(self, name):
        return os.path.join(self.programs, name)

    @property
    def kioskd(self):
        return self.program("kioskd")

    def room(self, name):
        """A new folder below the run's."""
        return tempfile.mkdtemp(prefix=name + "-", dir=self.folder)

    def hall(self, folder, settings=()):
        """A hall of the example configuration that has not been started."""
        return self.hall_of(TEMPLATE, folder, settings)

    def hall_of(self, template, folder, settings=()):
        """A hall of another configuration that has not been started."""
        return Hall(self.kioskd, folder, template, settings)

    def run(self, name, *words, seconds=60):
        """Runs one of the programs to its end."""
        done = subprocess.run([self.program(name), *words], capture_output=True, timeout=seconds, check=False)
        if done.returncode != 0:
            raise RuntimeError(f"{name} {words[0]}: {done.stderr.decode(errors='replace')[-500:]}")

    def give_history(self, hall, tickets, *words):
        """Gives a hall that does not run so many tickets of the past."""
        order = ("history", "--config", hall.configuration, "--tickets", str(tickets), *words)
        self.run("microbench", *order, seconds=_LONGEST_HISTORY_SECONDS)

    def note(self, counts, faults):
        """Adds counts of what must be 0, and faults."""
        for name, count in counts.items():
            self.counts[name] = self.counts.get(name, 0) + count
        self.faults += faults

    def note_tickets(self, tickets, outcome):
        """Adds the tickets of a load to those known by key."""
        new, wrong = audit.issued(outcome)
        tickets.update(new)
        self.faults += wrong


def journal_files():
    """The source files that say how a journal looks."""
    for folder in _JOURNAL_FILES:
        for name in sorted(os.listdir(os.path.join(_TOP, folder))):
            yield os.path.join(_TOP, folder, name)


def copied(source, target):
    """Copies a folder and has the copy on the disk, so that nothing measured later waits for it."""
    shutil.copytree(source, target)
    os.sync()
