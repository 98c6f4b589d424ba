# SPDX-License-Identifier: Apache-2.0
"""Disks that are full, that fail, and that may not be written: what is promised is stored, and the hall comes back."""

import contextlib
import os

from bench import expect
from guest import BOOT_LIMIT, Failed
from session import case

_STATE = "/var/lib/hallkiosk"
# A hall of which every ticket but the last bytes fits on a small disk of its own.
_DISK = "/var/tmp/state.img"
_MEGABYTES = 48
_MOST_TICKETS = 3000
_AS_DAEMON = "setpriv --reuid=hallkiosk --regid=hallkiosk --init-groups"


@contextlib.contextmanager
def own_disk(bench):
    """Has the hall keep its state on a disk of its own, an ext4 file system that mends nothing by itself."""
    guest, hall = bench.guest, bench.hall
    hall.stop()
    guest.run(
        f"set -e; truncate -s {_MEGABYTES}M {_DISK}; mke2fs -q -t ext4 -m 0 {_DISK}; mkdir -p /mnt/new; "
        f"mount -o loop,errors=remount-ro {_DISK} /mnt/new; cp -a {_STATE}/. /mnt/new/; chown hallkiosk: /mnt/new; "
        f"chmod 700 /mnt/new; umount /mnt/new; mount -o loop,errors=remount-ro {_DISK} {_STATE}"
    )
    hall.start()
    try:
        yield guest.run(f"findmnt -no SOURCE {_STATE}").strip()
    finally:
        # What became of the hall stays with it.
        hall.stop()
        guest.run(
            f"set -e; rm -rf /mnt/kept; cp -a {_STATE} /mnt/kept; umount {_STATE}; cp -a /mnt/kept/. {_STATE}/; "
            f"rm -rf /mnt/kept {_DISK}"
        )


def take(hall):
    """Asks for a number; returns it, or None and what was said instead."""
    try:
        return hall.post("/api/v1/tickets", "kiosk", service="estate", station="kiosk-1")["ticket"]["number"], ""
    except Failed as failed:
        return None, str(failed)


def storage(hall):
    """How the hall says that its storage is."""
    return hall.get("/api/v1/hall")["storage"]["state"]


def all_there(hall, numbers):
    """Holds every number that was promised against what the hall knows."""
    expect(len(set(numbers)) == len(numbers), f"a number was given twice: {sorted(numbers)}")
    for number in numbers:
        expect(hall.get(f"/api/v1/tickets/{number}")["number"] == number, f"{number} was promised, and is not known")


def is_sound(bench):
    """Has the journal checked from its first row to its last."""
    told = bench.guest.run(f"cd / && {_AS_DAEMON} kioskctl journal verify", limit=300)
    expect(told.startswith("sound"), told)


@case("disk", "full to the last byte: nothing is promised that is not stored, staff are told, it goes on by itself",
      short=True)  # fmt: skip
def full(bench):
    hall, guest = bench.hall, bench.guest
    bench.station()
    with own_disk(bench):
        numbers = [take(hall)[0]]
        daemon = hall.pid
        # Large pieces first, then what is left between them, byte by byte.
        guest.run(
            f"cd {_STATE}; for size in 1M 4k 512 1; do dd if=/dev/zero of=fill.$size bs=$size 2>/dev/null; done; sync; "
            "test $(df --output=avail . | tail -n 1) = 0"
        )
        refusal = None
        while refusal is None:
            number, said = take(hall)
            if number is None:
                refusal = said
            else:
                numbers.append(number)
            expect(len(numbers) < _MOST_TICKETS, "a full disk took every ticket")
        expect("507" in refusal and "storage-full" in refusal, f"it is not said that the disk is full: {refusal}")
        expect(storage(hall) == "full", f"staff read that the storage is {storage(hall)}")
        expect(not hall.is_healthy, "a load balancer is told that all is well")
        all_there(hall, numbers)
        guest.run(f"rm {_STATE}/fill.*; sync")
        again = []
        hall.until("numbers again", lambda: again.append(take(hall)[0]) or again[-1])
        numbers.append(again[-1])
        hall.until("storage to be well", lambda: storage(hall) == "ok" and hall.is_healthy)
        expect(hall.pid == daemon, "somebody had to start the daemon again")
        all_there(hall, numbers)
        is_sound(bench)
    return f"{len(numbers)} numbers"


@case("disk", "fails under the hall, which says so; once mended it goes on with all that was promised")
def fails(bench):
    hall, guest = bench.hall, bench.guest
    bench.station()
    with own_disk(bench) as device:
        numbers = [take(hall)[0] for _ in range(3)]
        guest.run(f"echo 1 > /sys/fs/ext4/{os.path.basename(device)}/trigger_fs_error")
        guest.until("the file system to be read-only", f"findmnt -no OPTIONS {_STATE} | grep -qw ro")
        number, said = take(hall)
        expect(number is None, f"{number} was promised on a disk that cannot be written")
        expect("storage-failed" in said or "storage-full" in said, f"it is not said why: {said}")
        expect(storage(hall) in ("failed", "full") and not hall.is_healthy, "staff are not told")
        # What a person does who finds that, whatever the daemon did meanwhile.
        hall.stop()
        guest.run(f"umount {_STATE}; e2fsck -fy {_DISK} >/dev/null; test $? -lt 4; "
                  f"mount -o loop,errors=remount-ro {_DISK} {_STATE}")  # fmt: skip
        hall.start()
        all_there(hall, numbers)
        numbers.append(take(hall)[0])
        all_there(hall, numbers)
        is_sound(bench)


@case("disk", "read-only root: by an error while the hall works, and from the start", alone=True)
def read_only(place):
    """State is on a disk of its own; the root file system may be lost meanwhile."""
    with place.boot() as (guest, hall):
        guest.run(
            "set -e; mke2fs -q -t ext4 -L VAR /dev/vdb; mount /dev/vdb /mnt; cp -a /var/. /mnt/; umount /mnt; "
            "sed -i '1s/defaults/defaults,errors=remount-ro/' /etc/fstab; "
            "echo 'LABEL=VAR /var ext4 defaults 0 2' >> /etc/fstab; echo 'tmpfs /tmp tmpfs defaults 0 0' >> /etc/fstab"
        )
        guest.off()
    with place.boot() as (guest, hall):
        numbers = [take(hall)[0] for _ in range(3)]
        guest.run("mount -o remount,errors=remount-ro /; echo 1 > /sys/fs/ext4/vda/trigger_fs_error")
        guest.until("the root to be read-only", "findmnt -no OPTIONS / | grep -qw ro")
        numbers += [take(hall)[0] for _ in range(3)]
        expect(None not in numbers, "the hall stood still, although its own disk is well")
        guest.run("systemctl kill -s KILL kioskd")
        hall.until("the hall again", lambda: hall.is_healthy, BOOT_LIMIT)
        numbers.append(take(hall)[0])
        all_there(hall, numbers)
        # Its power goes with the fault on the disk.
        guest.cut()
    with place.boot() as (guest, hall):
        all_there(hall, numbers)
        guest.run("sed -i '1s/defaults,errors=remount-ro/ro/' /etc/fstab")
        guest.off()
    with place.boot() as (guest, hall):
        expect("ro" in guest.run("findmnt -no OPTIONS /").strip().split(","), "the root file system can be written")
        numbers.append(take(hall)[0])
        all_there(hall, numbers)
        failed = guest.run("systemctl list-units --failed --plain --no-legend 'kioskd*' 'hallkiosk*'").strip()
        expect(not failed, f"units of the hall failed: {failed}")
    return f"{len(numbers)} numbers over four starts"
