# SPDX-License-Identifier: Apache-2.0
"""What our packages need on a plain Debian, as a repository on a disk: the guest has no network."""

import glob
import hashlib
import os
import re
import shutil
import subprocess

import image

# What each of our packages says that it needs.
_FIELDS = ("Pre-Depends", "Depends")
_SPARE_MEGABYTES = 40


def needs(packages):
    """What those .deb files ask for that is not among them: dependencies as Debian writes them, sorted."""
    own = {_field(path, "Package") for path in packages}
    asked = set()
    for path in packages:
        for name in _FIELDS:
            asked.update(part.strip() for part in _field(path, name).split(",") if part.strip())
    return sorted(one for one in asked if re.match(r"[a-z0-9.+-]+", one).group(0) not in own)


def ensure(store, kind, asked):
    """Fetches what `asked` needs on that kind of guest, once; returns the disk."""
    stamp = hashlib.sha256("\n".join([kind.debian_stamp(), *asked]).encode()).hexdigest()[:16]
    folder = os.path.join(store, f"packages-{stamp}")
    disk = os.path.join(folder, "packages.ext4")
    if os.path.exists(disk):
        return disk
    for old in glob.glob(os.path.join(store, "packages-*")):
        shutil.rmtree(old)
    work = os.path.join(store, f"fetching-{os.getpid()}")
    os.makedirs(work)
    try:
        archive = _fetch(work, os.path.join(image.debian_folder(store, kind), "root.tar"), asked)
        megabytes = int(_output(["du", "-sm", archive]).split()[0])
        made = os.path.join(work, "packages.ext4")
        _output(["mke2fs", "-q", "-t", "ext4", "-m", "0", "-L", "PACKAGES", "-d", archive, made]
                + [f"{megabytes + megabytes // 10 + _SPARE_MEGABYTES}M"])  # fmt: skip
        os.mkdir(folder)
        os.rename(made, disk)
    finally:
        shutil.rmtree(work, ignore_errors=True)
    return disk


def _fetch(work, root, asked):
    """Has this machine's apt fetch what that root file system does not have yet; returns the repository's folder."""
    places = {name: os.path.join(work, name) for name in ("state/lists/partial", "archive/partial", "sources")}
    for place in places.values():
        os.makedirs(place)
    names = ["./var/lib/dpkg/status", "./etc/os-release", "./usr/lib/os-release"]
    _output(["tar", "-C", work, "-xf", root, *names])
    with open(os.path.join(work, "usr/lib/os-release"), encoding="utf-8") as file:
        codename = re.search(r"^VERSION_CODENAME=(\w+)", file.read(), re.MULTILINE).group(1)
    image.write_sources(codename, places["sources"])
    archive = os.path.join(work, "archive")
    settings = {
        "Dir::State": os.path.join(work, "state"), "Dir::State::status": os.path.join(work, "var/lib/dpkg/status"),
        "Dir::State::lists": os.path.join(work, "state/lists"), "Dir::Cache": work,
        "Dir::Cache::archives": archive, "Dir::Etc::sourcelist": "/dev/null",
        "Dir::Etc::sourceparts": places["sources"], "Dir::Etc::preferencesparts": "/dev/null",
        "Acquire::Languages": "none", "APT::Sandbox::User": "root", "Debug::NoLocking": "true",
    }  # fmt: skip
    words = ["apt-get", "-qq"] + [word for name, value in settings.items() for word in ("-o", f"{name}={value}")]
    words += [word for line in image.proxies() for word in ("-o", re.sub(r'^(\S+) "(.*)"$', r"\1=\2", line))]
    _output([*words, "update"])
    _output([*words, "satisfy", "--no-install-recommends", "--download-only", "--yes", ", ".join(asked)])
    shutil.rmtree(places["archive/partial"])
    index = subprocess.run(["dpkg-scanpackages", "--multiversion", "."], cwd=archive, capture_output=True, check=True)
    with open(os.path.join(archive, "Packages"), "wb") as file:
        file.write(index.stdout)
    return archive


def _field(path, name):
    return _output(["dpkg-deb", "--field", path, name]).strip().replace("\n", " ")


def _output(words):
    done = subprocess.run(words, capture_output=True, text=True)
    if done.returncode != 0:
        raise image.Missing(f"{' '.join(words[:2])} failed: {done.stderr[-4000:]}")
    return done.stdout
