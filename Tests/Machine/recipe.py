# SPDX-License-Identifier: Apache-2.0
"""What the guest is made of. A change here makes a new image: its name holds a hash of this file and its neighbours."""

import hashlib
import os
import subprocess

HERE = os.path.dirname(os.path.abspath(__file__))

# In the guest: what README asks for on a hall's machine, and what the tests need besides.
PACKAGES = (
    "systemd-sysv udev dbus libpam-systemd kmod procps iproute2 usbutils libinput-tools python3-minimal python3-evdev "
    "libsqlite3-0 libudev1 libmicrohttpd12 libgnutls30 libcurl4 libssl3 tzdata ca-certificates"
).split()

# Debian's ordinary kernel; the `-cloud` one has neither gadgets nor USB serial adapters.
KERNEL = "linux-image-amd64"

# Only these and what they need: a fifth of the modules, and a boot without the rest.
MODULES = (
    "ext4 virtio_pci virtio_blk virtio_console virtio_rng xhci-pci xhci-hcd crc32c_generic crc32c-intel autofs4 "
    "configfs usbhid hid-generic uhid uinput evdev usblp cdc-acm usbserial ftdi_sio ch341 cp210x pl2303 usbmon "
    "dummy_hcd libcomposite usb_f_acm usb_f_hid usb_f_printer usb_f_fs vhci-hcd"
).split()

# What the small first file system needs to find the real one.
FIRST_MODULES = "virtio_pci virtio_blk crc32c_generic ext4".split()

MEGABYTES = 1024
# Time limits hold in emulation too; what costs time there and tests nothing is off.
COMMAND_LINE = (
    "console=ttyS0 root=/dev/vda rw quiet loglevel=4 panic=-1 nokaslr mitigations=off random.trust_cpu=on "
    "no_timer_check tsc=reliable cryptomgr.notests systemd.show_status=no"
)
SNAPSHOT = "ready"


def machine(folder):
    """QEMU's arguments for a guest whose disk and sockets are in `folder`; the same for the snapshot and its copies."""
    return [
        "qemu-system-x86_64", "-nodefaults", "-no-user-config", "-no-reboot", "-display", "none",
        "-machine", "q35", "-accel", "tcg,thread=multi,tb-size=512", "-cpu", "max", "-smp", "2", "-m", str(MEGABYTES),
        "-drive", f"file={folder}/disk.qcow2,format=qcow2,if=none,id=root,cache=unsafe",
        "-device", "virtio-blk-pci,drive=root",
        "-device", "virtio-serial-pci", "-chardev", f"socket,id=agent,path={folder}/agent,server=on,wait=off",
        "-device", "virtserialport,chardev=agent,name=hallkiosk.agent",
        "-device", "virtio-rng-pci", "-device", "qemu-xhci,id=usb,p2=8,p3=8",
        "-device", "pcie-root-port,id=later,chassis=1,slot=1",
        "-chardev", f"file,id=console,path={folder}/console.log", "-serial", "chardev:console",
        "-qmp", f"unix:{folder}/qmp,server=on,wait=off",
    ]  # fmt: skip


def debian_stamp():
    """A hash of what the root file system is made of."""
    return hashlib.sha256(" ".join([KERNEL, *PACKAGES]).encode()).hexdigest()[:16]


def stamp():
    """A hash of what the image is made of, and of the QEMU that its snapshot fits."""
    digest = hashlib.sha256(subprocess.run(["qemu-system-x86_64", "--version"], capture_output=True).stdout)
    for name in ("recipe.py", "image.py", "inside/agent.py", "inside/agent.service"):
        with open(os.path.join(HERE, name), "rb") as file:
            digest.update(file.read())
    return digest.hexdigest()[:16]
