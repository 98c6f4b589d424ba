// SPDX-License-Identifier: Apache-2.0

/// A command that mends what a line says, to be copied as it stands.
package enum Remedy: Sendable, Equatable {
    case asRoot
    // The machine.
    case install(package: String)
    case synchronise
    case timesyncStatus
    case setRTC
    case biggestFolders
    case lessLog
    case findManyFiles(String)
    case remount(String)
    case fileSystemCheck(device: String)
    case repairAtBoot
    case biggestProcesses
    case temperatures
    case makeUsers
    case reloadRules
    case modules
    // Files.
    case giveTo(owner: String, path: String)
    case mode(String, path: String)
    case makeFolder(String, owner: String)
    // Units.
    case enable(String)
    case unmask(String)
    case start(String)
    case restart(String)
    case log(String)
    case whoListens(Int)
    // Screens.
    case boardToken
    case screenToken(station: String)
    /// For a machine without a hall; what the hall's `kioskctl token` prints is to be pasted.
    case pasteToken(folder: String)
    // The hall and the center.
    case setUp
    case checkConfiguration(String)
    case verifyJournal(String)
    case restore(String)
    case upgrade
    case devices
    case probe(String)
    case roll(station: String)
    case status
    case clearAlarms
    case resolve(String)
    case routes
    case join(String)
    case backUp
    case backUpCenter
    case drill(String)
    case drillCenter(String)
    case restoreCenter(String)

    /// The command line.
    package var command: String {
        switch self {
        case .asRoot: "sudo kioskctl doctor"
        case .install(let name): "sudo apt-get install \(name)"
        case .synchronise: "sudo timedatectl set-ntp true"
        case .timesyncStatus: "timedatectl timesync-status"
        case .setRTC: "sudo apt-get install util-linux-extra && sudo hwclock --systohc"
        case .biggestFolders: "sudo du -xh --max-depth=3 /var | sort -h | tail -20"
        case .lessLog: "sudo journalctl --vacuum-size=200M"
        case .findManyFiles(let path): "sudo du -x --inodes --max-depth=3 \(path) | sort -n | tail -20"
        case .remount(let path): "sudo mount -o remount,rw \(path)"
        case .fileSystemCheck(let device): "sudo tune2fs -c 1 \(device) && sudo systemctl reboot"
        case .repairAtBoot:
            #"echo 'GRUB_CMDLINE_LINUX="$GRUB_CMDLINE_LINUX fsck.repair=yes"'"#
                + " | sudo install -D -m 644 /dev/stdin /etc/default/grub.d/hallkiosk.cfg && sudo update-grub"
        case .biggestProcesses: "ps -eo rss,comm --sort=-rss | head"
        case .temperatures: "cat /sys/class/thermal/thermal_zone*/temp"
        case .makeUsers: "sudo systemd-sysusers && sudo systemd-tmpfiles --create"
        case .reloadRules: "sudo udevadm control --reload && sudo udevadm trigger --action=add"
        case .modules: "sudo systemctl restart systemd-modules-load.service kioskd.service"
        case .giveTo(let owner, let path): "sudo chown \(owner):\(owner) \(path)"
        case .mode(let mode, let path): "sudo chmod \(mode) \(path)"
        case .makeFolder(let path, let owner): "sudo install -d -m 700 -o \(owner) -g \(owner) \(path)"
        case .enable(let unit): "sudo systemctl enable --now \(unit)"
        case .unmask(let unit): "sudo systemctl unmask \(unit) && sudo systemctl enable --now \(unit)"
        case .start(let unit): "sudo systemctl start \(unit)"
        case .restart(let unit): "sudo systemctl restart \(unit)"
        case .log(let unit): "sudo journalctl -u \(unit) -n 50 --no-pager"
        case .whoListens(let port): "sudo ss -ltnp sport = :\(port)"
        case .boardToken:
            "sudo kioskctl token display --out /etc/hallkiosk-board/token && \(Self.show) hallkiosk-board.service"
        case .screenToken(let station):
            "sudo kioskctl token kiosk --station \(station) --out /etc/hallkiosk-screen/token"
                + " && \(Self.show) hallkiosk-screen.service"
        case .pasteToken(let folder):
            "sudo install -m 600 /dev/stdin /etc/hallkiosk-\(folder)/token"
                + " && \(Self.show) hallkiosk-\(folder).service"
        case .setUp: "sudo kioskctl setup"
        case .checkConfiguration(let path): "sudo kioskctl config check \(path)"
        case .verifyJournal(let path): "sudo kioskctl journal verify --directory \(path)"
        case .restore(let path): "sudo systemctl stop \(Self.hallUnits) && sudo kioskctl restore \(path)"
        case .restoreCenter(let path): "sudo systemctl stop \(Self.centerUnits) && sudo kioskctl center restore \(path)"
        case .upgrade: "sudo apt-get update && sudo apt-get install --only-upgrade hallkiosk hallkiosk-center"
        case .devices: "sudo kioskctl devices"
        case .probe(let address): "sudo kioskctl probe \(address)"
        case .roll(let station): "sudo kioskctl printer roll \(station)"
        case .status: "sudo kioskctl status"
        case .clearAlarms:
            "sudo systemctl stop \(Self.hallUnits) && \(Self.clear) && sudo systemctl start kioskd.service"
        case .resolve(let name): "getent ahosts \(name)"
        case .routes: "ip -brief address && ip route"
        case .join(let url):
            "sudo systemctl stop \(Self.hallUnits) && sudo -u hallkiosk kioskctl enroll join \(url) CODE"
                + " && sudo systemctl start kioskd.service"
        case .backUp: "sudo systemctl start hallkiosk-backup.service"
        case .backUpCenter: "sudo systemctl start hallkiosk-center-backup.service"
        case .drill(let path): "sudo kioskctl restore --drill \(path)"
        case .drillCenter(let path): "sudo kioskctl center restore --drill \(path)"
        }
    }

    private static let hallUnits = "kioskd.socket kioskd.service"
    private static let centerUnits = "centerd.socket centerd-web.socket centerd-admin.socket centerd.service"
    private static let show = "sudo systemctl restart"
    private static let clear = "sudo -u hallkiosk kioskctl link clear-alarms"

    /// One of each, for the test that every command can be given as it stands.
    package static let examples: [Remedy] = [
        .asRoot, .install(package: "tzdata"), .synchronise, .timesyncStatus, .setRTC, .biggestFolders, .lessLog,
        .findManyFiles("/var"), .remount("/"), .fileSystemCheck(device: "/dev/sda1"), .repairAtBoot, .biggestProcesses,
        .temperatures,
        .makeUsers, .reloadRules, .modules, .giveTo(owner: "hallkiosk", path: "/var/lib/hallkiosk"),
        .mode("600", path: "/var/lib/hallkiosk/keys"), .makeFolder("/var/lib/hallkiosk", owner: "hallkiosk"),
        .enable("kioskd.service"), .unmask("kioskd.service"), .start("kioskd.service"), .restart("kioskd.service"),
        .log("kioskd.service"),
        .whoListens(8470), .boardToken, .screenToken(station: "kiosk-1"), .pasteToken(folder: "board"), .setUp,
        .checkConfiguration("/etc/hallkiosk/hall.conf"),
        .verifyJournal("/var/lib/hallkiosk"), .restore("/var/backups/hallkiosk"), .upgrade, .devices,
        .probe("serial:usb:1a86:7523"), .roll(station: "kiosk-1"), .status, .clearAlarms, .resolve("center.example"),
        .routes, .join("https://center.example:8443"), .backUp, .backUpCenter, .drill("/var/backups/hallkiosk"),
        .drillCenter("/var/backups/hallkiosk-center"), .restoreCenter("/var/backups/hallkiosk-center"),
    ]
}
