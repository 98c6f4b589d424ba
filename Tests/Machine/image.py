# SPDX-License-Identifier: Apache-2.0
"""Makes the guest: a Debian root file system, its kernel, and a snapshot of it booted. Debian packages only."""

import glob
import lzma
import os
import re
import shutil
import subprocess
import time

import recipe
from guest import Guest

_TOOLS = {
    "qemu-system-x86_64": "qemu-system-x86", "qemu-img": "qemu-utils", "mmdebstrap": "mmdebstrap", "cpio": "cpio",
    "modprobe": "kmod", "mke2fs": "e2fsprogs",
}  # fmt: skip
_BUSYBOX = "/bin/busybox"

_FIRST_PROGRAM = """#!/bin/busybox sh
b=/bin/busybox
$b mount -t devtmpfs dev /dev
while read module; do $b insmod /modules/$module; done < /modules/order
tries=0
while [ ! -b /dev/vda ] && [ $tries -lt 500 ]; do $b usleep 10000; tries=$((tries+1)); done
$b mount -t ext4 -o rw /dev/vda /root || exec $b poweroff -f
$b mount --move /dev /root/dev
exec $b switch_root /root /sbin/init
"""

_LEAN = ['--aptopt=Apt::Install-Recommends "false"'] + [
    f"--dpkgopt=path-exclude=/usr/share/{name}/*" for name in ("man", "locale", "doc", "info")
]

# Timers and services that would only disturb measurements.
_MASKED = (
    "apt-daily.timer apt-daily-upgrade.timer dpkg-db-backup.timer e2scrub_all.timer e2scrub_reap.service fstrim.timer "
    "systemd-pcrphase.service systemd-pcrphase-sysinit.service systemd-timesyncd.service"
).split()


class Missing(Exception):
    """What has to be there and is not; the text says what to do."""


def missing_tools():
    """The Debian packages whose programs are not on the PATH, in Debian's usual places for root."""
    os.environ["PATH"] += ":/usr/local/sbin:/usr/sbin:/sbin"
    packages = {package for program, package in _TOOLS.items() if not shutil.which(program)}
    if not os.path.exists(_BUSYBOX):
        packages.add("busybox-static")
    return sorted(packages)


def debian_folder(store, kind):
    """Where the root file system of that kind of guest is, or will be."""
    return os.path.join(store, f"{kind.debian}-{kind.debian_stamp()}")


def ensure(store, kind):
    """Makes what is missing of that kind of guest in `store`; returns the image's folder."""
    folder = os.path.join(store, f"{kind.image}-{kind.stamp()}")
    if os.path.exists(os.path.join(folder, "vmlinux")):
        return folder
    debian = debian_folder(store, kind)
    for old in glob.glob(os.path.join(store, f"{kind.image}-*")) + glob.glob(os.path.join(store, f"{kind.debian}-*")):
        if old != debian:
            shutil.rmtree(old)
    work = os.path.join(store, f"making-{os.getpid()}")
    os.makedirs(work)
    told = _Clock()
    try:
        if not os.path.exists(debian):
            _debian(kind, work, os.path.join(work, "debian"))
            os.rename(os.path.join(work, "debian"), debian)
            told("Debian's packages")
        _make(kind, debian, work, told)
        os.mkdir(folder)
        # What says that all is there comes last.
        for name in ("booted.qcow2" if kind.is_snapshot else "disk.qcow2", "initrd", "vmlinux"):
            os.rename(os.path.join(work, name), os.path.join(folder, name))
    finally:
        shutil.rmtree(work, ignore_errors=True)
    return folder


class _Clock:
    """Tells what is done, and when."""

    def __init__(self):
        self._began = time.monotonic()

    def __call__(self, what):
        print(f"vm-image: {what} ({time.monotonic() - self._began:.0f} s)", flush=True)


def _make(kind, debian, work, told):
    root = os.path.join(work, "root")
    os.mkdir(root)
    _run(["tar", "-C", root, "--numeric-owner", "-xf", os.path.join(debian, "root.tar")])
    version = _kernel(kind, debian, work, root)
    _furnish(kind, root)
    _first_file_system(work, root, version)
    megabytes = int(_output(["du", "-sm", root]).split()[0])
    plain = os.path.join(work, "disk.ext4")
    _run(["mke2fs", "-q", "-t", "ext4", "-m", "0", "-E", "lazy_itable_init=1,lazy_journal_init=1", "-d", root, plain]
         + [f"{megabytes * 14 // 10 + kind.spare_megabytes}M"])  # fmt: skip
    _run(["qemu-img", "convert", "-O", "qcow2", plain, os.path.join(work, "disk.qcow2")])
    os.unlink(plain)
    told("disk, kernel and initrd")
    if kind.is_snapshot:
        _keep_booted(kind, work)
        told(f"booted and kept: {os.path.getsize(os.path.join(work, 'booted.qcow2')) >> 20} MiB")


def _keep_booted(kind, work):
    guest = Guest(work, work, lambda text: None, kind.machine(work))
    try:
        guest.boot()
        guest.run("systemctl is-system-running --wait", limit=300, check=False)
        guest.run("sync; echo 3 > /proc/sys/vm/drop_caches")
        guest.save(recipe.SNAPSHOT)
    finally:
        guest.cut()
    os.rename(os.path.join(work, "disk.qcow2"), os.path.join(work, "booted.qcow2"))


def _sources(codename):
    """This machine's own lines for its Debian release, without what else is listed beside it."""
    found = []
    for path in ["/etc/apt/sources.list"] + sorted(glob.glob("/etc/apt/sources.list.d/*")):
        if not os.path.exists(path):
            continue
        with open(path, encoding="utf-8") as file:
            text = file.read()
        if path.endswith(".sources"):
            found += [
                stanza for stanza in re.split(r"\n\s*\n", text)
                if re.search(rf"^Suites:\s*{codename}\b", stanza, re.MULTILINE)
            ]  # fmt: skip
        elif path.endswith(".list"):
            found += [line for line in text.splitlines() if re.match(rf"deb\s+(\[.*\]\s+)?\S+\s+{codename}\b", line)]
    return found


def write_sources(codename, folder):
    """Writes this machine's own apt sources of that release into a folder; returns the files."""
    paths = []
    for number, source in enumerate(_sources(codename)):
        paths.append(os.path.join(folder, f"{number}.{'sources' if 'Suites:' in source else 'list'}"))
        with open(paths[-1], "w", encoding="utf-8") as file:
            file.write(source + "\n")
    return paths


def proxies():
    """This machine's own proxies for apt, as its configuration names them."""
    return [line.rstrip(";") for line in _output(["apt-config", "dump", "Acquire"]).splitlines() if "roxy" in line]


def _debian(kind, work, target):
    """Has mmdebstrap make a root file system of this machine's own Debian, and fetch its kernel."""
    os.mkdir(target)
    with open("/etc/os-release", encoding="utf-8") as file:
        release = dict(line.rstrip().split("=", 1) for line in file if "=" in line)
    codename = release.get("VERSION_CODENAME", "")
    if release.get("ID") != "debian" or not _sources(codename):
        raise Missing("the guest is made of this machine's Debian, and this is none")
    lists = write_sources(codename, work)
    download = (
        f'package=$(apt-cache depends {recipe.KERNEL} | sed -n "s/.*Depends: \\(linux-image-[0-9]\\)/\\1/p"); '
        f'cd "{target}" && apt-get download -qq "$package"'
    )
    _run(
        ["mmdebstrap", "--mode=root", "--variant=" + kind.variant, "--quiet", "--include=" + ",".join(kind.packages)]
        + ['--aptopt=Acquire::Languages "none"'] + [f"--aptopt={line}" for line in proxies()]
        + (_LEAN if kind.is_lean else [])
        + [f"--customize-hook=export APT_CONFIG=$MMDEBSTRAP_APT_CONFIG; {download}", codename]
        + [os.path.join(target, "root.tar"), *lists]
    )


def _kernel(kind, debian, work, root):
    """Unpacks the kernel and copies the modules that are needed; returns its version."""
    unpacked = os.path.join(work, "kernel")
    _run(["dpkg-deb", "-x", *glob.glob(os.path.join(debian, "linux-image-*.deb")), unpacked])
    [version] = os.listdir(os.path.join(unpacked, "lib/modules"))
    with open(os.path.join(unpacked, f"boot/vmlinuz-{version}"), "rb") as file:
        packed = file.read()
    # The kernel inside boots without the stage that unpacks it, which is slow in emulation.
    start = packed.index(b"\xfd7zXZ\x00")
    with open(os.path.join(work, "vmlinux"), "wb") as file:
        file.write(lzma.LZMADecompressor().decompress(packed[start:]))
    _run(["depmod", "-b", unpacked, version])
    target = os.path.join(root, "lib/modules", version)
    os.makedirs(target)
    for name in ("modules.builtin", "modules.builtin.modinfo", "modules.order"):
        shutil.copy(os.path.join(unpacked, "lib/modules", version, name), target)
    if kind.modules is None:
        shutil.copytree(os.path.join(unpacked, "lib/modules", version, "kernel"), os.path.join(target, "kernel"))
    for path in _needed(unpacked, version, kind.modules or ()):
        copy = os.path.join(root, os.path.relpath(path, unpacked))
        os.makedirs(os.path.dirname(copy), exist_ok=True)
        shutil.copy(path, copy)
    _run(["depmod", "-b", root, version])
    return version


def _needed(unpacked, version, modules):
    """The files of those modules and of what they depend on, in the order in which they load."""
    paths = []
    for module in modules:
        shown = _output(["modprobe", "-d", unpacked, "-S", version, "--show-depends", module])
        lines = [line.split()[1] for line in shown.splitlines() if line.startswith("insmod")]
        paths += [path for path in lines if path not in paths]
    return paths


def _furnish(kind, root):
    """What the tests need in every guest."""
    _write(root, "etc/hostname", "kiosk\n")
    _write(root, "etc/hosts", "127.0.0.1 localhost kiosk\n")
    _write(root, "etc/machine-id", "0123456789abcdef0123456789abcdef\n")
    _write(root, "etc/fstab", "/dev/vda / ext4 defaults 0 0\n")
    for name, place in (("agent.py", "usr/local/sbin"), ("agent.service", "etc/systemd/system")):
        with open(os.path.join(recipe.HERE, "inside", name), encoding="utf-8") as file:
            _write(root, os.path.join(place, name), file.read())
    units = os.path.join(root, "etc/systemd/system")
    os.makedirs(os.path.join(units, "multi-user.target.wants"), exist_ok=True)
    os.symlink("/etc/systemd/system/agent.service", os.path.join(units, "multi-user.target.wants/agent.service"))
    if kind.is_lean:
        _furnish_lean(root, units)
    else:
        # As an installer does; nobody signs in.
        _run(["chroot", root, "useradd", "--create-home", "--groups", "sudo", "--shell", "/bin/bash", "it"])


def _furnish_lean(root, units):
    """Without what would only disturb measurements."""
    _write(root, "etc/systemd/journald.conf.d/guest.conf", "[Journal]\nStorage=volatile\nRateLimitIntervalSec=0\n")
    for unit in _MASKED:
        if not os.path.lexists(os.path.join(units, unit)):
            os.symlink("/dev/null", os.path.join(units, unit))
    default = os.path.join(units, "default.target")
    if os.path.lexists(default):
        os.unlink(default)
    os.symlink("/lib/systemd/system/multi-user.target", default)


def _write(root, path, text):
    path = os.path.join(root, path)
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "w", encoding="utf-8") as file:
        file.write(text)


def _first_file_system(work, root, version):
    first = os.path.join(work, "first")
    for name in ("bin", "dev", "root", "modules"):
        os.makedirs(os.path.join(first, name))
    shutil.copy(_BUSYBOX, os.path.join(first, "bin/busybox"))
    with open(os.path.join(first, "modules/order"), "w", encoding="utf-8") as order:
        for path in _needed(os.path.join(work, "kernel"), version, recipe.FIRST_MODULES):
            shutil.copy(path, os.path.join(first, "modules"))
            order.write(os.path.basename(path) + "\n")
    program = os.path.join(first, "init")
    with open(program, "w", encoding="utf-8") as file:
        file.write(_FIRST_PROGRAM)
    os.chmod(program, 0o755)
    names = "\n".join(
        os.path.relpath(os.path.join(place, name), first)
        for place, folders, files in os.walk(first)
        for name in folders + files
    )
    with open(os.path.join(work, "initrd"), "wb") as file:
        subprocess.run(
            ["cpio", "--create", "--format=newc", "--quiet", "--owner=0:0"],
            cwd=first, input=names.encode(), stdout=file, check=True,
        )  # fmt: skip


def _run(words):
    result = subprocess.run(words, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    if result.returncode != 0:
        raise Missing(f"{words[0]} failed: {result.stdout.decode(errors='replace')[-4000:]}")


def _output(words):
    return subprocess.run(words, capture_output=True, text=True, check=True).stdout
