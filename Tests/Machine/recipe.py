# SPDX-License-Identifier: Apache-2.0
"""What the guests are made of. A change here makes new images, whose names hold a hash of this file and others."""

import dataclasses
import hashlib
import os
import subprocess

HERE = os.path.dirname(os.path.abspath(__file__))

# Debian's ordinary kernel; the `-cloud` one has neither gadgets nor USB serial adapters.
KERNEL = "linux-image-amd64"

# What the small first file system needs to find the real one.
FIRST_MODULES = "virtio_pci virtio_blk crc32c_generic ext4".split()

# Time limits hold in emulation too; what costs time there and tests nothing is off.
COMMAND_LINE = (
    "console=ttyS0 root=/dev/vda rw quiet loglevel=4 panic=-1 nokaslr mitigations=off random.trust_cpu=on "
    "no_timer_check tsc=reliable cryptomgr.notests systemd.show_status=no"
)
SNAPSHOT = "ready"


@dataclasses.dataclass(frozen=True)
class Recipe:
    """One kind of guest."""

    # Of its folders: the root file system, and the image made of it.
    debian: str
    image: str
    # mmdebstrap's variant, and what is installed besides.
    variant: str
    packages: tuple
    # Whether only what a person can see is installed: manuals, translations and the like are left out.
    is_lean: bool
    # Only these modules and what they need; all without.
    modules: tuple | None
    # Of its memory, and of free space on its disk.
    megabytes: int
    spare_megabytes: int
    # Whether it is kept booted, with everything in memory.
    is_snapshot: bool
    # QEMU's arguments besides those of every guest.
    devices: tuple = ()

    def debian_stamp(self):
        """A hash of what the root file system is made of."""
        # The order of the first guest's hash, so that what is kept of it stays good.
        words = [KERNEL, *self.packages] if self.is_lean else [KERNEL, self.variant, *self.packages]
        return hashlib.sha256(" ".join(words).encode()).hexdigest()[:16]

    def stamp(self):
        """A hash of what the image is made of, and of the QEMU that its snapshot fits."""
        digest = hashlib.sha256(subprocess.run(["qemu-system-x86_64", "--version"], capture_output=True).stdout)
        digest.update(repr(self).encode())
        for name in ("recipe.py", "image.py", "inside/agent.py", "inside/agent.service"):
            with open(os.path.join(HERE, name), "rb") as file:
                digest.update(file.read())
        return digest.hexdigest()[:16]

    def machine(self, folder, disk=None, processors=2, more=()):
        """QEMU's arguments for a guest whose sockets are in `folder`; the same for a snapshot and its copies.

        `disk` names a node of `more`; without it the disk is `disk.qcow2` in the folder.
        """
        drive = f"file={folder}/disk.qcow2,format=qcow2,if=none,id=root,cache=unsafe"
        return [
            "qemu-system-x86_64", "-nodefaults", "-no-user-config", "-display", "none",
            "-machine", "q35", "-accel", "tcg,thread=multi,tb-size=512", "-cpu", "max", "-smp", str(processors),
            "-m", str(self.megabytes), *(["-drive", drive] if disk is None else []),
            "-device", f"virtio-blk-pci,drive={disk or 'root'}" + (",write-cache=on" if disk else ""),
            "-device", "virtio-serial-pci", "-chardev", f"socket,id=agent,path={folder}/agent,server=on,wait=off",
            "-device", "virtserialport,chardev=agent,name=hallkiosk.agent",
            "-device", "virtio-rng-pci", "-device", "qemu-xhci,id=usb,p2=8,p3=8",
            "-device", "pcie-root-port,id=later,chassis=1,slot=1",
            "-chardev", f"file,id=console,path={folder}/console.log", "-serial", "chardev:console",
            "-qmp", f"unix:{folder}/qmp,server=on,wait=off", *self.devices, *more,
        ]  # fmt: skip


# In it every class of devices is tried: what README asks for on a hall's machine, and what the tests need besides.
DEVICES = Recipe(
    debian="debian",
    image="image",
    variant="minbase",
    packages=tuple(
        "systemd-sysv udev dbus libpam-systemd kmod procps iproute2 usbutils libinput-tools python3-minimal "
        "python3-evdev libsqlite3-0 libudev1 libmicrohttpd12 libgnutls30 libcurl4 libssl3 tzdata "
        "ca-certificates".split()
    ),
    is_lean=True,
    modules=tuple(
        "ext4 virtio_pci virtio_blk virtio_net virtio_console virtio_rng xhci-pci xhci-hcd crc32c_generic "
        "crc32c-intel autofs4 configfs usbhid hid-generic uhid uinput evdev usblp cdc-acm usbserial ftdi_sio ch341 "
        "cp210x pl2303 usbmon dummy_hcd libcomposite usb_f_acm usb_f_hid usb_f_printer usb_f_fs vhci-hcd loop".split()
    ),
    megabytes=1024,
    spare_megabytes=600,
    is_snapshot=True,
    devices=("-no-reboot",),
)

# The mini PC on which a hall is to be: Debian as an installer leaves it without a desktop, with the screen of a TV. Of
# what the packages need it has nothing that Debian does not install anyway; python3 is the agent's.
APPLIANCE = Recipe(
    debian="plain",
    image="appliance",
    variant="important",
    packages=tuple(
        "systemd-sysv libpam-systemd dbus sudo python3 man-db bash-completion usbutils pciutils ca-certificates".split()
    ),
    is_lean=False,
    modules=None,
    megabytes=2048,
    spare_megabytes=4096,
    is_snapshot=False,
    devices=("-device", "virtio-vga,xres=1920,yres=1080"),
)
