# SPDX-License-Identifier: Apache-2.0
"""The life of the Debian packages in a throw-away Debian: installed, upgraded, refused, removed and purged for real.

    python3 Tests/Packages/packages.py --debs .build/deb [NAME…]

NAME is a part of a case's name. Exits with 1 when a case failed, and with 0 and a word where no root can be made.
"""

import argparse
import glob
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time

sys.dont_write_bytecode = True
_HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, _HERE)

import cases  # noqa: E402
import root  # noqa: E402

_TOP = os.path.dirname(os.path.dirname(_HERE))


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--debs", required=True, help="where `make deb` has put the packages")
    options.add_argument("names", nargs="*")
    chosen = options.parse_intermixed_args()
    if why := root.why_not():
        print(f"skipped: {why}")
        return 0
    wanted = _chosen(chosen.names)
    if not wanted:
        print(f"no case is called {' or '.join(chosen.names)}; there are: {', '.join(map(_name, cases.ALL))}")
        return 1
    store = os.path.join(_TOP, ".build/packages")
    os.makedirs(store, exist_ok=True)
    lower = root.base(store)
    debs = tempfile.mkdtemp(dir=store)
    try:
        _gather(os.path.abspath(chosen.debs), debs)
        failed = [case for case in wanted if not _passes(case, lower, store, debs)]
    finally:
        shutil.rmtree(debs)
    print(f"{len(wanted) - len(failed)} of {len(wanted)} cases")
    return 1 if failed else 0


def _chosen(names):
    return [case for case in cases.ALL if not names or any(name in _name(case) for name in names)]


def _name(case):
    return case.__name__.replace("_", " ")


def _passes(case, lower, store, debs):
    began = time.monotonic()
    try:
        machine = root.Root(lower, store, debs)
        try:
            case(machine)
        finally:
            machine.end()
    except root.Failed as failed:
        print(f"FAILED  {_name(case)}: {failed}", flush=True)
        return False
    print(f"ok      {_name(case)} ({time.monotonic() - began:.1f} s)", flush=True)
    return True


def _gather(source, target):
    """Lays out what cases install: the packages in `now`, the same as a later version in `next`, symbols in `debug`."""
    found = sorted(glob.glob(os.path.join(source, "*.deb")))
    if not found:
        raise SystemExit(f"no packages in {source}: make deb first")
    for name in ("now", "next", "debug"):
        os.mkdir(os.path.join(target, name))
    for path in found:
        shutil.copy(path, os.path.join(target, "now"))
        _make_later(path, os.path.join(target, "next"))
    for path in glob.glob(os.path.join(source, "debug", "*.deb")):
        shutil.copy(path, os.path.join(target, "debug"))


def _make_later(path, folder):
    """Packs a package anew under a later version, with everything else as it is."""
    with tempfile.TemporaryDirectory(dir=folder) as unpacked:
        subprocess.run(["dpkg-deb", "-R", path, unpacked], check=True)
        control = os.path.join(unpacked, "DEBIAN/control")
        with open(control, encoding="utf-8") as file:
            text = _later(file.read())
        with open(control, "w", encoding="utf-8") as file:
            file.write(text)
        subprocess.run(["dpkg-deb", "-Znone", "-b", unpacked, folder], check=True, stdout=subprocess.DEVNULL)


def _later(control):
    """The description of a package as that of a later version, which needs its like of the same."""
    version = re.search(r"^Version: (.*)$", control, re.MULTILINE).group(1)
    later = control.replace(f"Version: {version}\n", f"Version: {version}+next\n")
    return re.sub(rf"(hallkiosk[a-z-]* \(>?= {re.escape(version)})\)", r"\1+next)", later)


if __name__ == "__main__":
    sys.exit(main())
