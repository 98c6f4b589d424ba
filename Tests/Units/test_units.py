# SPDX-License-Identifier: Apache-2.0
"""The units as they are shipped, without a PID 1: what systemd makes of them, how much they leave open, and their scripts.

    python3 -m unittest discover -s Tests/Units          (make lint)
    python3 Tests/Units/test_units.py scores             one line a unit, and what each leaves open
"""

import os
import re
import shutil
import signal
import stat
import subprocess
import sys
import tempfile
import unittest

_TOP = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
_SYSTEMD = os.path.join(_TOP, "systemd")
# What issue F allows; systemd-analyze takes tenths as whole numbers.
_THRESHOLD = 15
# Chromium shuts its pages in with namespaces and a root of its own, which its unit has to let it make: they keep in more
# than the unit would without.
_EXCEPTIONS = {"hallkiosk-screen.service": 21}
# hall.conf and center.conf may not become a way into a unit: nothing but numeric addresses and ports leaves a generator.
_LISTEN = re.compile(r"ListenStream=(\d+\.\d+\.\d+\.\d+|\[[0-9a-fA-F:.]+\]):\d{1,5}")


def _units(kind):
    return sorted(name for name in os.listdir(_SYSTEMD) if name.endswith("." + kind))


def _places():
    """The table of what is installed where: name, path, mode."""
    with open(os.path.join(_SYSTEMD, "places"), encoding="utf-8") as file:
        return [line.split() for line in file if line.strip() and not line.startswith("#")]


def _security(unit):
    """The exit code, and what is said, of a review without a running systemd."""
    words = ["systemd-analyze", "security", "--offline=yes", "--no-pager", f"--threshold={_EXCEPTIONS.get(unit, _THRESHOLD)}"]
    result = subprocess.run([*words, os.path.join(_SYSTEMD, unit)], capture_output=True, text=True)
    return result.returncode, result.stdout


_HAS_SYSTEMD = shutil.which("systemd-analyze") is not None


@unittest.skipUnless(_HAS_SYSTEMD, "systemd-analyze is not installed: units are not reviewed")
class UnitTests(unittest.TestCase):
    def test_every_service_leaves_little_open(self):
        for unit in _units("service"):
            with self.subTest(unit):
                code, said = _security(unit)
                self.assertEqual(code, 0, said)

    def test_a_service_without_its_walls_is_found(self):
        with tempfile.TemporaryDirectory() as folder:
            path = os.path.join(folder, "open.service")
            with open(os.path.join(_SYSTEMD, "kioskd.service"), encoding="utf-8") as file:
                lines = [line for line in file if not line.startswith(("CapabilityBoundingSet=", "SystemCallFilter="))]
            with open(path, "w", encoding="utf-8") as file:
                file.writelines(lines)
            self.assertNotEqual(_security(path)[0], 0)

    def test_systemd_understands_every_line(self):
        with tempfile.TemporaryDirectory() as root:
            # A tree of its own, so that the machine's units do not matter; programs only have to be there.
            for name, path, mode in _places():
                self._install(root, path, os.path.join(_SYSTEMD, name), mode)
            for unit in _units("service"):
                with open(os.path.join(_SYSTEMD, unit), encoding="utf-8") as file:
                    programs = re.findall(r"^Exec\w+=[-+@:!]*(\S+)", file.read(), re.MULTILINE)
                for program in programs:
                    if not os.path.exists(root + program):
                        self._install(root, program, "/bin/true", "755")
            for target in ("sysinit", "basic", "shutdown", "multi-user", "sockets", "timers", "network", "paths"):
                path = os.path.join(root, f"usr/lib/systemd/system/{target}.target")
                with open(path, "w", encoding="utf-8") as file:
                    file.write(f"[Unit]\nDescription={target}\nDefaultDependencies=no\n")
            names = [name for kind in ("service", "socket", "timer", "path") for name in _units(kind)]
            result = subprocess.run(
                ["systemd-analyze", "verify", f"--root={root}", "--man=no", "--recursive-errors=no", *names],
                capture_output=True, text=True,
            )  # fmt: skip
            self.assertEqual((result.returncode, result.stdout + result.stderr), (0, ""))

    def _install(self, root, path, source, mode):
        target = root + path
        os.makedirs(os.path.dirname(target), exist_ok=True)
        shutil.copy(source, target)
        os.chmod(target, int(mode, 8))

    def test_every_time_of_a_timer_comes(self):
        for unit in _units("timer"):
            with open(os.path.join(_SYSTEMD, unit), encoding="utf-8") as file:
                times = re.findall(r"^OnCalendar=(.+)$", file.read(), re.MULTILINE)
            for time in times:
                with self.subTest(unit):
                    shown = subprocess.run(["systemd-analyze", "calendar", time], capture_output=True, text=True)
                    self.assertIn("Next elapse", shown.stdout, shown.stderr)


class PlaceTests(unittest.TestCase):
    def test_every_file_has_a_place_and_every_place_a_file(self):
        self.assertEqual(
            sorted(name for name, _, _ in _places()),
            sorted(name for name in os.listdir(_SYSTEMD) if name != "places"),
        )

    def test_scripts_can_be_run_and_nothing_else(self):
        for name, _, mode in _places():
            is_script = os.stat(os.path.join(_SYSTEMD, name)).st_mode & stat.S_IXUSR != 0
            self.assertEqual(is_script, mode == "755", name)

    def test_every_timer_has_a_service(self):
        for unit in _units("timer"):
            self.assertTrue(os.path.exists(os.path.join(_SYSTEMD, unit.replace(".timer", ".service"))), unit)


class ListenTests(unittest.TestCase):
    """The generator that has sockets listen where the settings say."""

    def _generate(self, hall=None, center=None):
        with tempfile.TemporaryDirectory() as folder:
            variables = dict(os.environ)
            for name, text in (("HALL", hall), ("CENTER", center)):
                path = os.path.join(folder, name)
                variables[f"HALLKIOSK_{name}_CONF"] = path
                if text is not None:
                    with open(path, "w", encoding="utf-8") as file:
                        file.write(text)
            out = os.path.join(folder, "out")
            os.mkdir(out)
            script = os.path.join(_SYSTEMD, "hallkiosk-listen")
            result = subprocess.run([script, out, out, out], env=variables, capture_output=True, text=True)
            self.assertEqual((result.returncode, result.stderr), (0, ""))
            found = {}
            for unit in os.listdir(out):
                with open(os.path.join(out, unit, "listen.conf"), encoding="utf-8") as file:
                    lines = file.read().splitlines()
                self.assertEqual(lines[1:3], ["[Socket]", "ListenStream="])
                self.assertRegex(lines[3], _LISTEN)
                self.assertEqual(len(lines), 4)
                found[unit.removesuffix(".d")] = lines[3].removeprefix("ListenStream=")
            return found

    def test_the_samples_say_what_the_units_say(self):
        texts = {}
        for name in ("hall.conf", "center.conf"):
            with open(os.path.join(_TOP, "assets", name), encoding="utf-8") as file:
                texts[name] = file.read()
        said = self._generate(texts["hall.conf"], texts["center.conf"])
        self.assertEqual(sorted(said), _units("socket"))
        for unit, place in said.items():
            with open(os.path.join(_SYSTEMD, unit), encoding="utf-8") as file:
                self.assertIn(f"\nListenStream={place}\n", file.read())

    def test_a_hall_is_read_as_the_daemon_reads_it(self):
        for text, place in {
            "[api]\naddress = 0.0.0.0\nport = 9000\n": "0.0.0.0:9000",
            "[api]\n  address=192.168.1.5   # the hall's\n\tport\t=\t80\n": "192.168.1.5:80",
            '[api]\r\naddress = "::1"\r\n': "[::1]:8470",
            "#[api]\n[window 1]\nport = 1\naddress = 10.0.0.1\n": "127.0.0.1:8470",
            "[window 1]\nport = 1\n[api]\nport = 2\n[window 2]\nport = 3\n": "127.0.0.1:2",
            "[api]\n#port = 1\nhost_names = a, b\n": "127.0.0.1:8470",
            "": "127.0.0.1:8470",
        }.items():
            with self.subTest(text):
                self.assertEqual(self._generate(hall=text), {"kioskd.socket": place})

    def test_what_is_no_place_leaves_the_unit_alone(self):
        for line in (
            "port = 0", "port = 65536", "port = 99999999999999999999", "port = 1e3", "port = -1", "port = 08470",
            "address = hall.example", "address = 1.2.3.4;reboot", "address = $(reboot)", "address = 1", "port = ",
            "address = 127.0.0.1 ListenStream=0.0.0.0",
        ):  # fmt: skip
            with self.subTest(line):
                self.assertEqual(self._generate(hall=f"[api]\n{line}\n"), {})

    def test_without_settings_nothing_is_made(self):
        self.assertEqual(self._generate(), {})

    def test_a_center_has_three(self):
        text = "[center]\naddress = 10.1.2.3\nport = 443\nweb_address = ::\nweb_port = 81\nadmin_port = 82\n"
        self.assertEqual(
            self._generate(center=text),
            {
                "centerd.socket": "10.1.2.3:443",
                "centerd-web.socket": "[::]:81",
                "centerd-admin.socket": "127.0.0.1:82",
            },
        )


class BackOffTests(unittest.TestCase):
    """The pause that grows with failures; `sleep` and `date` are the test's own."""

    def setUp(self):
        self._folder = tempfile.TemporaryDirectory()
        self.addCleanup(self._folder.cleanup)
        self._now = 1_800_000_000
        for name, script in (("sleep", 'echo "slept $1"'), ("date", 'cat "$RUNTIME_DIRECTORY/now"')):
            path = os.path.join(self._folder.name, name)
            with open(path, "w", encoding="utf-8") as file:
                file.write(f"#!/bin/sh\n{script}\n")
            os.chmod(path, 0o755)

    def _run(self, verb, result="success"):
        with open(os.path.join(self._folder.name, "now"), "w", encoding="utf-8") as file:
            file.write(f"{self._now}\n")
        variables = {
            "PATH": self._folder.name + ":" + os.environ["PATH"],
            "RUNTIME_DIRECTORY": self._folder.name, "SERVICE_RESULT": result,
        }  # fmt: skip
        done = subprocess.run(
            [os.path.join(_SYSTEMD, "back-off"), verb], env=variables, capture_output=True, text=True, check=True
        )
        slept = re.search(r"slept (\d+)", done.stdout)
        return int(slept[1]) if slept else None

    def _fail(self, after=1):
        self._now += after
        self._run("note", "watchdog")
        return self._run("wait")

    def test_the_first_start_does_not_wait(self):
        self.assertEqual(self._run("wait"), 0)

    def test_the_pause_grows_up_to_a_minute(self):
        self.assertEqual([self._fail() for _ in range(9)], [0, 1, 3, 7, 15, 31, 60, 60, 60])

    def test_ten_quiet_minutes_are_forgotten(self):
        for _ in range(4):
            self._fail()
        self.assertEqual(self._fail(after=600), 0)

    def test_an_orderly_stop_is_a_new_beginning(self):
        for _ in range(4):
            self._fail()
        self._run("note", "success")
        self.assertEqual(self._run("wait"), 0)

    def test_a_pause_that_a_person_ends_ends_well(self):
        for _ in range(6):
            self._fail()
        os.unlink(os.path.join(self._folder.name, "sleep"))
        variables = {"PATH": self._folder.name + ":" + os.environ["PATH"], "RUNTIME_DIRECTORY": self._folder.name}
        words = [os.path.join(_SYSTEMD, "back-off"), "wait"]
        with subprocess.Popen(words, env=variables, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
                              text=True, start_new_session=True) as script:  # fmt: skip
            self.assertEqual(script.stdout.readline(), "waits 31 s after failures\n")
            os.killpg(script.pid, signal.SIGTERM)
            self.assertEqual(script.wait(timeout=20), 0)

    def test_a_clock_that_was_set_back_does_not_make_it_wait(self):
        for _ in range(6):
            self._fail()
        self._now -= 86_400
        self.assertEqual(self._run("wait"), 0)
        self.assertEqual(self._fail(), 0)


def _scores():
    for unit in _units("service"):
        lines = _security(unit)[1].splitlines()
        open_ends = [re.sub(r"\s+", " ", line[2:]).strip() for line in lines if line.startswith("✗")]
        print(lines[-1].replace("→ Overall exposure level for ", "").strip())
        for line in open_ends:
            print(f"    {line}")


if __name__ == "__main__":
    if sys.argv[1:] == ["scores"]:
        _scores()
    else:
        unittest.main()
