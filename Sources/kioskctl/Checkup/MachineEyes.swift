// SPDX-License-Identifier: Apache-2.0
import Charter
import Checkup
import Glibc
import Ports
import Setup
import Terms

/// Looks at the machine itself: what lives there, clock, disks, files, units, what devices need.
struct MachineEyes {
    let errand: Errand
    let hallConfiguration: String
    let zone: String?

    private static let unitFolders = ["/usr/lib/systemd/system/", "/etc/systemd/system/"]

    /// What lives here, by the programs and files that are there.
    func parts() -> Set<Sight.Part> {
        var parts: Set<Sight.Part> = []
        if Kernel.exists("/usr/bin/kioskd") || Kernel.exists(hallConfiguration) { parts.insert(.hall) }
        if Kernel.exists("/usr/bin/centerd") || Kernel.exists(CenterOnDisk.usualConfiguration) { parts.insert(.center) }
        for (part, unit) in [(Sight.Part.board, "hallkiosk-board.service"), (.screen, "hallkiosk-screen.service")]
        where Self.unitFolders.contains(where: { Kernel.exists($0 + unit) }) { parts.insert(part) }
        return parts
    }

    func clock() async -> ClockSight {
        var clock = ClockSight()
        if let text = await errand.text("/usr/bin/timedatectl", ["show"]) { clock.read(text) }
        clock.hasRTC = Kernel.exists("/sys/class/rtc/rtc0")
        let seconds = SystemClock.now().milliseconds / 1000
        clock.rtcOffset = Kernel.number("/sys/class/rtc/rtc0/since_epoch").map { Int($0 - seconds) }
        clock.zoneIsKnown = zone.map { (try? HallZone(identifier: $0)) != nil }
        return clock
    }

    func units(_ parts: Set<Sight.Part>) async -> [UnitSight] {
        let expected = Sight.Part.allCases.filter(parts.contains).flatMap(UnitSight.expected)
        let words = ["show", "--property=" + PropertyText.unitProperties.joined(separator: ",")]
        let names = expected.map(\.name)
        guard !names.isEmpty, let text = await errand.text("/usr/bin/systemctl", words + names) else { return [] }
        let blocks = PropertyText.blocks(text)
        return expected.compactMap { unit in
            blocks.first { $0["Id"] == unit.name }.map { unit.reading($0) }
        }
    }

    func udev() -> UdevSight {
        var udev = UdevSight()
        udev.hasUser = Kernel.hasUser("hallkiosk") && Kernel.hasGroup("hallkiosk")
        udev.hasRules = ["/usr/lib/udev/rules.d", "/etc/udev/rules.d"].contains {
            Kernel.exists($0 + "/90-hallkiosk.rules")
        }
        udev.missingGroups = ["dialout", "lp", "input", "audio"].filter { !Kernel.hasGroup($0) }
        let wanted = Kernel.text("/usr/lib/modules-load.d/hallkiosk.conf")?.split(separator: "\n") ?? []
        udev.missingModules = wanted.filter { !$0.hasPrefix("#") && !$0.isEmpty }.map(String.init).filter {
            !Kernel.exists("/sys/module/" + $0.replacing("-", with: "_"))
        }
        return udev
    }

    /// Whether the kernel's command line asks for repairs (systemd-fsck(8), initramfs-tools(7)); nil without GRUB.
    func isRepairedAtBoot() -> Bool? {
        guard Kernel.exists("/usr/sbin/update-grub") else { return nil }
        return Kernel.text("/proc/cmdline").map { $0.split(whereSeparator: \.isWhitespace).contains("fsck.repair=yes") }
    }

    /// Whose picture the screen shows, where `station` is the first of a hall that lives here.
    func screen(station: String?) -> ScreenSight {
        var screen = ScreenSight()
        (screen.isKiosk, screen.station) = (Kernel.exists("/etc/hallkiosk-screen/token"), station)
        return screen
    }

    /// Whether a font has hanzi, where one is needed.
    func hanziFont(_ parts: Set<Sight.Part>) async -> Bool? {
        guard parts.contains(.board) || parts.contains(.screen) else { return nil }
        return await errand.text("/usr/bin/fc-list", [":lang=zh-cn", "family"]).map { !$0.isEmpty } ?? false
    }
}

extension UnitSight {
    /// The units of a part.
    fileprivate static func expected(_ part: Sight.Part) -> [UnitSight] {
        switch part {
        case .hall:
            [UnitSight("kioskd.service", .running), UnitSight("kioskd.socket", .waiting)]
                + ["backup", "clock", "day", "retention"].flatMap { name in
                    [UnitSight("hallkiosk-\(name).timer", .waiting), UnitSight("hallkiosk-\(name).service", .now)]
                }
        case .center:
            [UnitSight("centerd.service", .running)]
                + ["centerd.socket", "centerd-web.socket", "centerd-admin.socket"].map { UnitSight($0, .waiting) }
                + [
                    UnitSight("hallkiosk-center-backup.timer", .waiting),
                    UnitSight("hallkiosk-center-backup.service", .now),
                ]
        case .board: [UnitSight("hallkiosk-board.service", .running)]
        case .screen: [UnitSight("hallkiosk-screen.service", .running)]
        }
    }
}
