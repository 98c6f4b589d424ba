# SPDX-License-Identifier: Apache-2.0
"""A throw-away Debian: this machine's own release from mmdebstrap, kept once made, and booted by systemd-nspawn on an overlay."""

import hashlib
import os
import shutil
import signal
import subprocess
import tempfile
import time

# What the packages depend on is there before, so that nothing is fetched while they are tried.
_PACKAGES = (
    "systemd systemd-sysv systemd-timesyncd udev dbus kmod procps libcurl4 libgnutls30 libmicrohttpd12 libsqlite3-0 libssl3 "
    "libstdc++6 libudev1 tzdata alsa-utils espeak-ng node-qrcode-generator bash-completion zsh man-db"
).split()
_TOOLS = {"mmdebstrap": "mmdebstrap", "systemd-nspawn": "systemd-container", "nsenter": "util-linux"}
# Seconds until a root has booted, until a script in it has ended, and until it has ended itself.
_BOOT, _SCRIPT, _END = 60, 300, 30


class Failed(Exception):
    """What was expected and not so."""


def why_not():
    """Why no root can be made here; None when one can."""
    os.environ["PATH"] += ":/usr/local/sbin:/usr/sbin:/sbin"
    missing = sorted({package for program, package in _TOOLS.items() if not shutil.which(program)})
    if missing:
        return f"this needs the Debian packages {' '.join(missing)}"
    return None if os.geteuid() == 0 else "a root file system is made and booted by root; run this as root or with sudo"


def base(store):
    """The folder of a root that nothing has been installed in; made once."""
    with open("/etc/os-release", encoding="utf-8") as file:
        codename = dict(line.rstrip().split("=", 1) for line in file if "=" in line)["VERSION_CODENAME"]
    stamp = hashlib.sha256(" ".join([codename] + _PACKAGES).encode()).hexdigest()[:12]
    folder = os.path.join(store, f"base-{stamp}")
    if not os.path.isdir(folder):
        began = time.monotonic()
        making = tempfile.mkdtemp(dir=store)
        sources = [
            os.path.join(place, name)
            for place in ("/etc/apt", "/etc/apt/sources.list.d")
            for name in sorted(os.listdir(place))
            if name.endswith((".list", ".sources")) and codename in _text(os.path.join(place, name)).split()
        ]
        try:
            os.chmod(making, 0o755)
            subprocess.run(
                ["mmdebstrap", "--mode=root", "--variant=minbase", "--quiet", "--include=" + ",".join(_PACKAGES)]
                + ['--aptopt=Apt::Install-Recommends "false"', codename, making, *sources],
                check=True,
            )
            os.rename(making, folder)
        finally:
            shutil.rmtree(making, ignore_errors=True)
        print(f"made a Debian {codename} of {len(_PACKAGES)} packages ({time.monotonic() - began:.0f} s)", flush=True)
    return folder


def _text(path):
    with open(path, encoding="utf-8") as file:
        return file.read()


class Root:
    """A booted root; whatever happens in it is forgotten at its end."""

    def __init__(self, lower, store, debs):
        self._work = tempfile.mkdtemp(dir=store)
        self.path = os.path.join(self._work, "root")
        for name in ("root", "upper", "work"):
            os.mkdir(os.path.join(self._work, name))
        os.chmod(os.path.join(self._work, "upper"), 0o755)
        layers = f"lowerdir={lower},upperdir={self._work}/upper,workdir={self._work}/work"
        subprocess.run(["mount", "-t", "overlay", "overlay", "-o", layers, self.path], check=True)
        shutil.copytree(debs, os.path.join(self.path, "debs"))
        self._nspawn = subprocess.Popen(
            ["systemd-nspawn", "--quiet", "-D", self.path, "--register=no", "--keep-unit", "--private-network", "--boot"]
            + ["--console=read-only"],
            stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )  # fmt: skip
        self._leader = None
        try:
            self._await_boot()
        except BaseException:
            self.end()
            raise

    def _await_boot(self):
        children = f"/proc/{self._nspawn.pid}/task/{self._nspawn.pid}/children"
        state = "nothing"
        end = time.monotonic() + _BOOT
        while time.monotonic() < end and self._nspawn.poll() is None:
            self._leader = int((_text(children).split() or [0])[0]) or None
            state = self.run("systemctl is-system-running", check=False).strip() if self._leader else state
            if state in ("running", "degraded"):
                return
            time.sleep(0.05)
        raise Failed(f"the root did not boot: {state}")

    def run(self, script, check=True, environment=()):
        """Runs a script in the root; returns what it printed, on either channel."""
        words = ["nsenter", "-t", str(self._leader), "-m", "-p", "-u", "-i", "-n", "-C", "env", "-i", *environment]
        words += ["PATH=/usr/sbin:/usr/bin:/sbin:/bin", "LANG=C.UTF-8", "bash", "-c", script]
        try:
            result = subprocess.run(
                words, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, timeout=_SCRIPT
            )
        except subprocess.TimeoutExpired as late:
            raise Failed(f"{script}: no end in {_SCRIPT} s\n{(late.stdout or b'').decode(errors='replace')}") from None
        text = result.stdout.decode(errors="replace")
        if check and result.returncode != 0:
            raise Failed(f"{script}: {result.returncode}\n{text}")
        return text

    def until(self, what, script, limit=30):
        """Runs a script until it succeeds."""
        end = time.monotonic() + limit
        while True:
            try:
                return self.run(script)
            except Failed as failed:
                if time.monotonic() > end:
                    raise Failed(f"{what} did not come in {limit} s: {failed}") from None
            time.sleep(0.1)

    def end(self):
        """Switches it off and forgets it."""
        # The first signal asks for an orderly end, the next one does not ask.
        for _ in range(2):
            if self._nspawn.poll() is None:
                self._nspawn.send_signal(signal.SIGTERM)
                try:
                    self._nspawn.wait(_END)
                except subprocess.TimeoutExpired:
                    continue
        if self._nspawn.poll() is None:
            # Its leader is surely still this one: nobody has waited for it.
            if self._leader:
                os.kill(self._leader, signal.SIGKILL)
            self._nspawn.kill()
            self._nspawn.wait()
        for _ in range(100):
            if subprocess.run(["umount", self.path], stderr=subprocess.DEVNULL).returncode == 0:
                break
            time.sleep(0.1)
        shutil.rmtree(self._work, ignore_errors=True)
