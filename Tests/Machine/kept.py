# SPDX-License-Identifier: Apache-2.0
"""A disk with a hall on it that has been switched off in order: where cold boots and power cuts begin."""

import os
import shutil
import subprocess

import hall as halls
import recipe
from guest import Guest

DISK = "hall.raw"
# The guest's own side of QEMU's user network (slirp): the machine outside is 10.0.2.2.
_NETWORK = """[Match]
Driver=virtio_net

[Network]
Address=10.0.2.15/24
LinkLocalAddressing=no
IPv6AcceptRA=no
"""


def make(image, folder, packed, settings, log):
    """Installs the programs with that hall.conf in a guest of its own, and keeps its disk; returns (disk, tokens)."""
    work = os.path.join(folder, "keeping")
    guest = Guest(image, work, log, recipe.DEVICES.machine(work))
    disk = os.path.join(folder, DISK)
    try:
        guest.restore()
        hall = halls.Hall(guest)
        hall.install(packed)
        guest.put("/etc/systemd/network/guest.network", _NETWORK)
        guest.put("/etc/hallkiosk/hall.conf", settings)
        guest.run("systemctl enable --quiet systemd-networkd; systemctl mask --quiet systemd-networkd-wait-online")
        hall.start()
        tokens = hall.tokens
        guest.off()
        subprocess.run(["qemu-img", "convert", "-O", "raw", os.path.join(work, "disk.qcow2"), disk], check=True)
    finally:
        guest.cut()
        shutil.rmtree(work, ignore_errors=True)
    return disk, tokens


def machine(folder, base, moment, *, log=None, port=None, second=None, processors=2):
    """QEMU's arguments for a cold boot of that disk, which itself is not changed.

    `moment` is the time that its clock keeps, in UTC. With `log` every write is noted there (blocklog.py). `port` of
    this machine leads to the hall's API. `second` is a further disk, as it is.
    """
    overlay = os.path.join(folder, "disk.qcow2")
    if os.path.exists(overlay):
        os.unlink(overlay)
    subprocess.run(["qemu-img", "create", "-q", "-f", "qcow2", "-b", base, "-F", "raw", overlay], check=True)
    # What was written is in this machine's memory, whatever becomes of QEMU: nothing is gained by its own flushes.
    more = ["-blockdev", f"driver=file,node-name=file,filename={overlay},cache.no-flush=on",
            "-blockdev", "driver=qcow2,node-name=disk,file=file,cache.no-flush=on"]  # fmt: skip
    if log:
        open(log, "wb").close()
        more += ["-blockdev", f"driver=file,node-name=log-file,filename={log},cache.no-flush=on", "-blockdev",
                 "driver=blklogwrites,node-name=logged,file=disk,log=log-file,log-sector-size=512"]  # fmt: skip
    if second:
        more += ["-drive", f"file={second},format=raw,if=none,id=second,cache=unsafe",
                 "-device", "virtio-blk-pci,drive=second"]  # fmt: skip
    forward = f",hostfwd=tcp:127.0.0.1:{port}-10.0.2.15:8470" if port else ""
    more += ["-netdev", "user,id=net,ipv6=off" + forward, "-device", "virtio-net-pci,netdev=net",
             "-rtc", f"base={moment},clock=host"]  # fmt: skip
    return recipe.DEVICES.machine(folder, "logged" if log else "disk", processors, more)
