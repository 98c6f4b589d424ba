// SPDX-License-Identifier: Apache-2.0
import Checkup
import Glibc
import HTTP
import Ports
import Safekeeping
import Settings
import Terms

/// `kioskctl support bundle`: how a machine is, for whoever helps from afar, and nothing about any person.
///
/// What goes in is named here, one thing after the other; nothing is copied and then searched for what must not leave.
struct SupportBundle {
    private let invocation: Invocation
    private let hall: HallOnDisk

    /// The most bytes of one file in it.
    private static let fileLimit = 256 * 1024
    /// Lines of each unit's log.
    private static let logLines = 400

    init(_ invocation: Invocation) {
        self.invocation = invocation
        hall = HallOnDisk(invocation)
    }

    @concurrent
    func run() async throws {
        let out = try invocation.required(.bundle)
        let scratch = try ScratchFolder(bytes: Int64(16 * Self.fileLimit))
        defer { scratch.remove() }
        let name = "hallkiosk-support-" + BackupName(SystemClock.now()).text
        let folder = scratch.path + "/" + name
        try FileTree.makeFolder(folder)
        let errand = try Errand()
        var sight = try await DoctorCommand.look(invocation)
        // A message on a configuration quotes it.
        if case .bad = sight.hall?.configuration { sight.hall?.configuration = .bad("hall.conf cannot be used") }
        if case .bad = sight.center?.configuration { sight.center?.configuration = .bad("center.conf cannot be used") }
        let lines = Checkup.lines(sight).map { $0.sieved }
        let files: [(String, String)] = [
            ("about.txt", await about(errand)), ("doctor.json", DoctorText.json(lines)),
            ("units.txt", units(sight)), ("log.txt", await log(sight, errand)),
            ("configuration.txt", configuration()), ("usb.txt", usb()), ("files.txt", sizes()),
        ]
        for (file, text) in await files + asked() {
            let bytes = Array(text.utf8.prefix(Self.fileLimit))
            try WholeFile.writeAtomically(bytes, to: folder + "/" + file, mode: 0o600)
        }
        let tar = ["--create", "--gzip", "--numeric-owner", "--owner=0", "--group=0", "-C", scratch.path]
        let made = scratch.path + "/bundle.tar.gz"
        guard await errand.text("/usr/bin/tar", tar + ["-f", made, name]) != nil else {
            throw ToolFault("tar could not make it: sudo apt-get install tar gzip")
        }
        let bytes = try WholeFile.read(path: made, limit: 64 * Self.fileLimit)
        try WholeFile.writeAtomically(bytes, to: out, mode: 0o600)
        Terminal.write(
            "\(out): \(bytes.count / 1024 + 1) KiB, nothing about any person; look into it before it leaves\n"
        )
    }

    private func about(_ errand: Errand) async -> String {
        let system = Kernel.text("/etc/os-release")?.split(separator: "\n").first { $0.hasPrefix("PRETTY_NAME=") }
        let uname = await errand.text("/usr/bin/uname", ["-srm"]) ?? "?\n"
        let uptime = Kernel.text("/proc/uptime")?.split(separator: " ").first ?? "?"
        return "release \(Release.version)\nkernel \(uname)\(system ?? "?")\nup \(uptime) s\n"
            + "made \(BackupName(SystemClock.now()).text)\n"
    }

    private func units(_ sight: Sight) -> String {
        sight.units.map { unit in
            "\(unit.name) load=\(unit.load) active=\(unit.active) file=\(unit.file) result=\(unit.result) "
                + "restarts=\(unit.restarts) exit=\(unit.exit)\n"
        }.joined()
    }

    private func log(_ sight: Sight, _ errand: Errand) async -> String {
        var text = ""
        for unit in sight.units where unit.wanted == .running {
            let words = ["-u", unit.name, "-n", "\(Self.logLines)", "-o", "short-iso", "--no-pager", "-q"]
            let lines = (await errand.text("/usr/bin/journalctl", words) ?? "").split(separator: "\n")
            let passing = lines.compactMap { LogSieve.passing($0) }
            text += "\(unit.name): \(lines.count - passing.count) lines of \(lines.count) left out\n"
            text += passing.map { $0 + "\n" }.joined()
        }
        return text
    }

    private func configuration() -> String {
        [hall.configuration, CenterOnDisk.usualConfiguration].map { path -> String in
            guard let bytes = try? ToolCommand.read(path),
                let entries = try? SettingsEntry.entries(of: bytes, name: path)
            else { return "\(path): not read\n" }
            var numbers: [String: Int] = [:]
            let lines = entries.map { entry -> String in
                let kind = entry.section.split(separator: " ").first.map(String.init) ?? ""
                let key = kind + "\n" + entry.section
                if numbers[key] == nil { numbers[key] = numbers.keys.count { $0.hasPrefix(kind + "\n") } + 1 }
                let number = numbers[key] ?? 0
                return SettingSieve.line(section: entry.section, number: number, key: entry.key, value: entry.shown)
            }
            return "\(path):\n" + lines.map { $0 + "\n" }.joined()
        }.joined()
    }

    /// Maker, model, class and speed; never a serial number.
    private func usb() -> String {
        let root = "/sys/bus/usb/devices"
        let names = ((try? FileTree.names(in: root)) ?? []).sorted()
        return names.map { name -> String in
            let facts = ["idVendor", "idProduct", "bDeviceClass", "bInterfaceClass", "speed"].compactMap { fact in
                Kernel.text("\(root)/\(name)/\(fact)").map { "\(fact)=\($0)" }
            }
            return name + " " + facts.joined(separator: " ") + "\n"
        }.joined()
    }

    /// How large the files of the state directory are, by what they are.
    private func sizes() -> String {
        let names = (try? FileTree.files(below: hall.directory, limit: BackupLimits().files)) ?? []
        let top = ["journal.db", "journal.db-wal", "statistics.db"].filter(names.contains).map { name in
            "\(name) \((try? FileTree.size(of: hall.directory + "/" + name)) ?? -1)\n"
        }
        return top.joined() + "snapshots \(names.count { $0.hasPrefix("snapshot-") })\nfiles \(names.count)\n"
    }

    // MARK: The daemon's word

    private func asked() async -> [(String, String)] {
        guard let access = DaemonEyes(hall, url: invocation[.url]).access() else { return [] }
        let client = HTTPClient()
        defer { client.close() }
        var files: [(String, String)] = []
        if let status = await DaemonEyes.read("/status", access, client) {
            files.append(("status.txt", BundleSieve.status(status).indented()))
        }
        if let devices = await DaemonEyes.read("/devices", access, client) {
            files.append(("devices.txt", BundleSieve.devices(devices).indented()))
        }
        var call = HTTPCall(.get, access.url + "/metrics")
        call.headers = access.call("").headers
        if let reply = try? await client.send(call), reply.status == 200 {
            let lines = String(decoding: reply.body, as: UTF8.self).split(separator: "\n")
            files.append(("metrics.txt", lines.filter(BundleSieve.isFigure).map { $0 + "\n" }.joined()))
        }
        return files
    }
}
