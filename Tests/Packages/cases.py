# SPDX-License-Identifier: Apache-2.0
"""What has to be so of the packages; each case has a root of its own, with the packages below /debs."""

import re

from root import Failed

_INSTALL = "DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends -o Dpkg::Use-Pty=0"
_HALL = "/debs/now/hallkiosk_*.deb /debs/now/hallkiosk-common_*.deb"
_CENTER = "/debs/now/hallkiosk-center_*.deb /debs/now/hallkiosk-common_*.deb"
_BOTH = f"{_HALL} /debs/now/hallkiosk-center_*.deb"
# Folders that change by themselves or belong to dpkg; users are kept on purpose.
_APART = (
    "/debs /dev /proc /run /sys /tmp /var/cache /var/log /var/lib/dpkg /var/lib/apt /var/lib/systemd /var/tmp /etc/passwd "
    "/etc/group /etc/shadow /etc/gshadow /etc/subuid /etc/subgid /var/lib/private"
).split()


def _expect(what, is_so, shown=""):
    if not is_so:
        raise Failed(f"{what}: {shown}" if shown else what)


def _same(what, found, wanted):
    _expect(what, found == wanted, f"{found!r}, not {wanted!r}")


def _install(machine, debs, more="", check=True):
    return machine.run(f"{_INSTALL} {more} {debs} 2>&1", check)


def _state(machine, unit):
    return machine.run(f"systemctl is-active {unit}", check=False).strip()


def _pid(machine, unit):
    return int(machine.run(f"systemctl show {unit} -p MainPID --value"))


def _files(machine):
    """Every file and folder with its owner and mode, but what changes by itself."""
    apart = " -o ".join(f"-path {path}" for path in _APART)
    listed = machine.run(f"find / -xdev \\( {apart} -o -name '*-' \\) -prune -o ! -type s -printf '%M %u %p\\n'")
    return {line for line in listed.splitlines() if not re.search(r"/(__pycache__|ld\.so\.cache|\.pwd\.lock)", line)}


def _open_hall(machine):
    """Has a hall run by the sample of its settings, as `kioskctl setup` leaves one."""
    machine.run("install -o hallkiosk -g hallkiosk -m 644 /usr/share/hallkiosk/hall.conf /etc/hallkiosk/hall.conf")
    # There is no time server here to be waited for.
    machine.run(
        "mkdir -p /run/systemd/system/hallkiosk-time-wait.service.d; printf '[Service]\\nExecStart=\\nExecStart=/bin/true\\n' "
        ">/run/systemd/system/hallkiosk-time-wait.service.d/none.conf"
    )
    machine.run("systemctl daemon-reload; systemctl start kioskd.socket kioskd.service")
    _answers(machine)


def _answers(machine):
    words = "GET /healthz HTTP/1.1\\r\\nHost: 127.0.0.1:8470\\r\\nConnection: close\\r\\n\\r\\n"
    ask = f"exec 3<>/dev/tcp/127.0.0.1/8470; printf '{words}' >&3; timeout 10 head -n 1 <&3 | grep ' 200 '"
    machine.until("an answer of the hall", ask)


def a_first_installation_starts_nothing_and_says_what_to_do(machine):
    told = _install(machine, _HALL)
    _same("the wait for a time server, whom nothing needs yet", _state(machine, "hallkiosk-time-wait"), "inactive")
    told += _install(machine, _CENTER)
    _expect("the next step is told", "sudo kioskctl setup" in told and "systemctl enable --now centerd" in told, told)
    _expect("no step failed", not re.search(r"(?i)\b(error|failed|could not)\b", told), told)
    _same("units that failed", machine.run("systemctl --failed --plain --no-legend"), "")
    for unit in ("kioskd.service", "centerd.service", "kioskd.socket", "centerd.socket"):
        _same(unit, _state(machine, unit), "inactive")
    enabled = {unit: machine.run(f"systemctl is-enabled {unit}", check=False).strip() for unit in (
        "kioskd.service", "kioskd.socket", "centerd.service", "centerd.socket", "hallkiosk-backup.timer",
        "hallkiosk-clock.timer", "hallkiosk-day.timer", "hallkiosk-retention.timer", "hallkiosk-center-backup.timer",
        "hallkiosk-listen.path",
    )}  # fmt: skip
    center = {"centerd.service", "centerd.socket"}
    _same("enabled units", enabled, {unit: "disabled" if unit in center else "enabled" for unit in enabled})
    folders = machine.run(
        "stat -c '%n %a %U' /etc/hallkiosk /etc/hallkiosk-center /etc/udev/hallkiosk-keyboards.d "
        "/var/backups/hallkiosk /var/backups/hallkiosk-center"
    )
    _same("folders", folders.splitlines(), [
        "/etc/hallkiosk 755 hallkiosk", "/etc/hallkiosk-center 755 root", "/etc/udev/hallkiosk-keyboards.d 755 root",
        "/var/backups/hallkiosk 700 hallkiosk", "/var/backups/hallkiosk-center 700 hallkiosk-center",
    ])  # fmt: skip
    machine.run("systemd-analyze verify kioskd.service centerd.service")


def hall_and_center_run_on_one_machine(machine):
    _install(machine, _BOTH)
    _open_hall(machine)
    machine.run("systemctl enable --now centerd")
    _same("the center", _state(machine, "centerd"), "active")
    _same("its database's owner", machine.run("stat -c %U /var/lib/hallkiosk-center/center.db").strip(), "hallkiosk-center")


def settings_survive_an_upgrade_and_data_are_copied_before_it(machine):
    _install(machine, _BOTH)
    _open_hall(machine)
    machine.run("systemctl enable --now centerd; echo '# ours' >>/etc/hallkiosk-center/center.conf")
    machine.run("echo '# ours' >>/etc/hallkiosk/hall.conf; : >/etc/udev/hallkiosk-keyboards.d/046d:c31c")
    before = machine.run("sha256sum /etc/hallkiosk/hall.conf /etc/hallkiosk-center/center.conf; ls /etc/udev/hallkiosk-keyboards.d")
    old = {unit: _pid(machine, unit) for unit in ("kioskd", "centerd")}
    told = _install(machine, _BOTH.replace("/now/", "/next/"))
    _expect("nothing is asked or told that needs a person", "kioskctl setup" not in told, told)
    after = machine.run("sha256sum /etc/hallkiosk/hall.conf /etc/hallkiosk-center/center.conf; ls /etc/udev/hallkiosk-keyboards.d")
    _same("settings", after, before)
    _answers(machine)
    for unit, pid in old.items():
        _same(unit, _state(machine, unit), "active")
        _expect(f"{unit} is the new program's", _pid(machine, unit) != pid)
    for folder in ("hallkiosk", "hallkiosk-center"):
        copies = machine.run(f"ls /var/backups/{folder}/upgrades").split()
        _expect(f"one copy of {folder}", len(copies) == 1, str(copies))
        _same("its owner", machine.run(f"stat -c %U /var/backups/{folder}/upgrades/{copies[0]}").strip(), folder)


def an_upgrade_without_room_for_the_copy_changes_nothing(machine):
    _install(machine, _BOTH)
    _open_hall(machine)
    pid = _pid(machine, "kioskd")
    machine.run("rm -rf /var/backups/hallkiosk/upgrades; : >/var/backups/hallkiosk/upgrades")
    _install(machine, _HALL.replace("/now/", "/next/") + " /debs/next/hallkiosk-center_*.deb", check=False)
    _expect("the old versions stay", "next" not in machine.run("dpkg-query -W 'hallkiosk*'"))
    _same("the old daemon goes on", (_state(machine, "kioskd"), _pid(machine, "kioskd")), ("active", pid))
    _answers(machine)
    told = machine.run(f"HALLKIOSK_UPGRADE=without-backup {_INSTALL} {_BOTH.replace('/now/', '/next/')} 2>&1")
    _expect("going on without it is told", "without a copy" in told, told)
    _expect("then the new one is there", "next" in machine.run("dpkg-query -W -f '${Version}' hallkiosk"))
    _answers(machine)


def a_downgrade_is_refused_with_a_word(machine):
    _install(machine, _BOTH.replace("/now/", "/next/"))
    _open_hall(machine)
    pid = _pid(machine, "kioskd")
    versions = "dpkg-query -W 'hallkiosk*'"
    before = machine.run(versions)
    told = _install(machine, _BOTH, more="--allow-downgrades", check=False)
    _expect("the way back is told", "does not take its place" in told and "kioskctl restore" in told, told)
    _same("versions", machine.run(versions), before)
    _same("the daemon", (_state(machine, "kioskd"), _pid(machine, "kioskd")), ("active", pid))
    machine.run("dpkg --audit | grep . && exit 1 || true")
    machine.run("DEBIAN_FRONTEND=noninteractive apt-get remove -y hallkiosk-common")
    _install(machine, _HALL)
    _answers(machine)


def removal_keeps_settings_and_data(machine):
    _install(machine, _BOTH)
    _open_hall(machine)
    machine.run("systemctl enable --now centerd")
    keys = machine.run("sha256sum /var/lib/hallkiosk/keys /var/lib/hallkiosk-center/keys /etc/hallkiosk/hall.conf")
    machine.run("DEBIAN_FRONTEND=noninteractive apt-get remove -y hallkiosk hallkiosk-center hallkiosk-common")
    machine.run("pgrep -l 'kioskd|centerd' && exit 1 || true")
    machine.run("ls /usr/bin/kioskd /usr/bin/centerd /usr/bin/kioskctl 2>/dev/null && exit 1 || true")
    _install(machine, _BOTH)
    _answers(machine)
    after = machine.run("sha256sum /var/lib/hallkiosk/keys /var/lib/hallkiosk-center/keys /etc/hallkiosk/hall.conf")
    _same("keys and settings", after, keys)


def a_purge_that_asks_nobody_keeps_the_data(machine):
    _install(machine, _BOTH)
    _open_hall(machine)
    machine.run("systemctl enable --now centerd")
    told = machine.run("DEBIAN_FRONTEND=noninteractive apt-get purge -y 'hallkiosk*' 2>&1")
    _expect("what is kept is told", "kept: /var/lib/hallkiosk " in told and "kept: /var/lib/hallkiosk-center" in told, told)
    machine.run("test -s /var/lib/hallkiosk/journal.db; test -s /var/lib/hallkiosk-center/center.db")
    machine.run("cmp /var/backups/hallkiosk/purged/hall.conf <(tar -xO --wildcards '*/hall.conf' -f <(dpkg-deb --fsys-tarfile "
                "/debs/now/hallkiosk_*.deb))")  # fmt: skip
    machine.run("test ! -e /etc/hallkiosk; test ! -e /etc/hallkiosk-center; test ! -e /etc/udev/hallkiosk-keyboards.d")


def a_purge_that_may_delete_leaves_nothing(machine):
    before = _files(machine)
    _install(machine, _BOTH)
    _open_hall(machine)
    machine.run("systemctl enable --now centerd")
    machine.run(
        "printf '%s\\n' 'hallkiosk hallkiosk/purge-data boolean true' "
        "'hallkiosk-center hallkiosk-center/purge-data boolean true' | debconf-set-selections"
    )
    machine.run("DEBIAN_FRONTEND=noninteractive apt-get purge -y 'hallkiosk*'")
    _same("files that are left", sorted(_files(machine) - before), [])
    _same("files that are gone", sorted(before - _files(machine)), [])
    _same("answers that are left", machine.run("debconf-show hallkiosk hallkiosk-center"), "")


def screens_leave_nothing_either(machine):
    before = _files(machine)
    # What they show with weighs half a gigabyte and is tried in the guest; here it is only said to be missing.
    machine.run(f"{_INSTALL} {_HALL}; dpkg --force-depends -i /debs/now/hallkiosk-board_*.deb /debs/now/hallkiosk-screen_*.deb")
    for unit in ("hallkiosk-board", "hallkiosk-screen"):
        _same(f"{unit} without a token", _state(machine, unit), "inactive")
        _same(unit, machine.run(f"systemctl is-enabled {unit}").strip(), "enabled")
        machine.run(f"echo secret >/etc/{unit}/token")
    machine.run("echo hallkiosk hallkiosk/purge-data boolean true | debconf-set-selections")
    machine.run("dpkg --force-depends --purge hallkiosk-board hallkiosk-screen hallkiosk hallkiosk-common")
    _same("files that are left", sorted(_files(machine) - before), [])


def keyboards_are_named_by_an_answer_and_stay(machine):
    machine.run("echo 'hallkiosk hallkiosk/keyboards string 046D:C31C, 04d9:1603 ../../evil 1:2' | debconf-set-selections")
    told = _install(machine, _HALL)
    _expect("what is none is told", "../../evil is no keyboard's numbers" in told and "1:2 is no" in told, told)
    folder = "/etc/udev/hallkiosk-keyboards.d"
    _same("keyboards", machine.run(f"ls {folder}").split(), ["046d:c31c", "04d9:1603"])
    machine.run(f"rm {folder}/04d9:1603; : >{folder}/1a2c:0e24")
    _install(machine, _HALL.replace("/now/", "/next/"))
    _same("keyboards after an upgrade", machine.run(f"ls {folder}").split(), ["046d:c31c", "1a2c:0e24"])
    machine.run("DEBIAN_FRONTEND=noninteractive dpkg-reconfigure hallkiosk")
    _same("keyboards after a question", machine.run(f"ls {folder}").split(), ["046d:c31c", "1a2c:0e24"])


# A udev and a login as they would be on a machine with devices; a root in a container has neither.
_MACHINE = """
mkdir -p /opt/machine /run/udev; : >/run/udev/control
cat >/opt/machine/udevadm <<'END'
#!/bin/sh
usb="ID_BUS=usb ID_INPUT_KEYBOARD=1"
case "$*" in
trigger*--dry-run*) printf '/sys/%s\\n' keys scanner maker ps2 mouse ;;
*--path=/sys/keys) printf '%s\\n' $usb ID_VENDOR_ID=046d ID_MODEL_ID=c31c ID_VENDOR=Logitech ID_MODEL=USB_Keyboard ;;
*--path=/sys/scanner) printf '%s\\n' $usb ID_VENDOR_ID=1234 ID_MODEL_ID=5678 ID_VENDOR=ACME ID_MODEL=USB_Barcode_Scanner ;;
*--path=/sys/maker) printf '%s\\n' $usb ID_VENDOR_ID=0c2e ID_MODEL_ID=0b61 ID_VENDOR=Metrologic ID_MODEL=Keyboard ;;
*--path=/sys/ps2) printf '%s\\n' ID_BUS=i8042 ID_INPUT_KEYBOARD=1 ;;
*--path=/sys/mouse) printf '%s\\n' ID_BUS=usb ID_INPUT_MOUSE=1 ID_VENDOR_ID=046d ID_MODEL_ID=c077 ;;
esac
END
printf '#!/bin/sh\\necho %s\\n' "$REMOTE" >/opt/machine/loginctl; chmod 755 /opt/machine/*
"""


def an_installer_at_the_machine_is_not_locked_out(machine):
    machine.run(_MACHINE, environment=["REMOTE=no"])
    told = _install(machine, _HALL, more="-o DPkg::Path=/opt/machine:/usr/sbin:/usr/bin:/sbin:/bin")
    _same("keyboards", machine.run("ls /etc/udev/hallkiosk-keyboards.d").split(), ["046d:c31c"])
    _expect("it is told", "USB keyboards that may type: 046d:c31c" in told, told)


def an_installer_elsewhere_allows_no_keyboard(machine):
    machine.run(_MACHINE, environment=["REMOTE=yes"])
    told = _install(machine, _HALL, more="-o DPkg::Path=/opt/machine:/usr/sbin:/usr/bin:/sbin:/bin")
    _same("keyboards", machine.run("ls /etc/udev/hallkiosk-keyboards.d"), "")
    _expect("it is told", "USB keyboards that may type: none" in told, told)


def a_crash_is_described_in_the_journal_without_memory(machine):
    _install(machine, _HALL)
    _open_hall(machine)
    machine.run("systemctl kill --kill-whom=main --signal=SIGILL kioskd")
    log = "journalctl -u kioskd --no-pager -o cat"
    machine.until("a backtrace", f"{log} | grep -q 'Backtrace took'")
    text = machine.run(log)
    _expect("the crash", "Program crashed" in text and " in kioskd" in text, text)
    _expect("no registers, no memory", not re.search(r"(?im)^(registers|rax|x0|.*\b(rsp|rip)\b)", text), text)
    machine.run("dpkg --force-depends -i /debs/debug/hallkiosk-dbgsym_*.deb")
    # A signal that another process sent ends nobody once it was described; a fault of its own would come again.
    machine.run("systemctl restart kioskd")
    _answers(machine)
    machine.run("systemctl kill --kill-whom=main --signal=SIGILL kioskd")
    machine.until("names, with the symbols", f"{log} | tail -n 40 | tee /dev/stderr | grep -q kioskd_main")
    _answers(machine)


def man_finds_no_fault_with_the_manual(machine):
    _install(machine, _BOTH)
    for page in ("kioskctl.1", "hall.conf.5", "center.conf.5", "kioskd.8", "centerd.8"):
        path = f"/usr/share/man/man{page[-1]}/{page}.gz"
        _same(page, machine.run(f"MANWIDTH=80 man --warnings -E UTF-8 -l -Tutf8 -Z {path} 2>&1 >/dev/null"), "")
    text = machine.run("man kioskctl | col -bx")
    for words in ("kioskctl call WINDOW", "kioskctl center", "EXIT STATUS"):
        _expect(f"{words} in the page", words in text)
    _expect("keys of hall.conf", "scanner_layout" in machine.run("man hall.conf"))


# A zsh that believes in a terminal, and the tabulator key.
_ZSH = """
    zmodload zsh/zpty
    zpty shell 'TERM=dumb zsh -f -i'
    zpty -w shell 'autoload -Uz compinit; compinit -u -D; print rea""dy'
    zpty -r shell line '*ready*'
    zpty -w -n shell $'kioskctl windo\\t'
    zpty -r shell line '*kioskctl window *'
    print -r -- $line
"""


def shells_complete_the_tool(machine):
    _install(machine, _HALL)
    offers = machine.run(
        "source /usr/share/bash-completion/bash_completion; _completion_loader kioskctl; COMP_WORDS=(kioskctl wind) COMP_CWORD=1; "
        "_kioskctl; echo ${COMPREPLY[*]}"
    )
    _same("in bash", offers.split(), ["window"])
    machine.run(f"cat >/tmp/complete.zsh <<'END'\n{_ZSH}\nEND")
    shown = machine.run("timeout 20 zsh -f /tmp/complete.zsh", check=False)
    _expect("in zsh, at the first key", "kioskctl window " in shown, shown)


ALL = [
    a_first_installation_starts_nothing_and_says_what_to_do, hall_and_center_run_on_one_machine,
    settings_survive_an_upgrade_and_data_are_copied_before_it, an_upgrade_without_room_for_the_copy_changes_nothing,
    a_downgrade_is_refused_with_a_word, removal_keeps_settings_and_data, a_purge_that_asks_nobody_keeps_the_data,
    a_purge_that_may_delete_leaves_nothing, screens_leave_nothing_either, keyboards_are_named_by_an_answer_and_stay,
    an_installer_at_the_machine_is_not_locked_out, an_installer_elsewhere_allows_no_keyboard,
    a_crash_is_described_in_the_journal_without_memory, man_finds_no_fault_with_the_manual, shells_complete_the_tool,
]  # fmt: skip
