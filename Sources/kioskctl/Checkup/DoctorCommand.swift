// SPDX-License-Identifier: Apache-2.0
import Charter
import Checkup
import Glibc
import Ports
import Setup
import Terms

/// `kioskctl doctor`: looks at everything a machine needs for its part in a hall, and says what mends what is wrong.
struct DoctorCommand {
    private let invocation: Invocation

    init(_ invocation: Invocation) { self.invocation = invocation }

    /// Prints every line; ends the tool with the status of the worst.
    @concurrent
    func run() async throws {
        let lines = Checkup.lines(try await Self.look(invocation))
        Terminal.write(invocation.has(.json) ? DoctorText.json(lines) : DoctorText.text(lines))
        let status = Checkup.status(of: lines)
        if status != 0 { throw ToolStatus(code: status) }
    }

    /// Looks at the machine.
    static func look(_ invocation: Invocation) async throws -> Sight {
        let hall = HallOnDisk(invocation)
        let center = try? CenterOnDisk(configuration: CenterOnDisk.usualConfiguration)
        let centerDirectory = center?.directory ?? "/var/lib/hallkiosk-center"
        let machine = MachineEyes(
            errand: try Errand(),
            hallConfiguration: hall.configuration,
            zone: hall.settings?.zone ?? center?.settings.zone
        )
        var sight = Sight()
        (sight.parts, sight.isRoot, sight.release) = (machine.parts(), geteuid() == 0, Release.version)
        sight.now = SystemClock.now().milliseconds / 1000
        if let available = Kernel.memory("MemAvailable"), let total = Kernel.memory("MemTotal") {
            sight.memory = (available, total)
        }
        sight.temperature = Kernel.temperature()
        sight.clock = await machine.clock()
        let states =
            (sight.parts.contains(.hall) ? [hall.directory] : [])
            + (sight.parts.contains(.center) ? [centerDirectory] : [])
        sight.disks = await DiskEyes(errand: machine.errand).look(["/"] + states + ["/var/backups"], writing: states)
        sight.isRepairedAtBoot = machine.isRepairedAtBoot()
        sight.units = await machine.units(sight.parts)
        sight.screen = machine.screen(station: (hall.settings?.stations.first?.id).map { "\($0)" })
        sight.hasHanziFont = await machine.hanziFont(sight.parts)
        let listening = ["/proc/net/tcp", "/proc/net/tcp6"].reduce(into: Set<Int>()) { ports, path in
            ports.formUnion(ListeningPorts.read(Kernel.text(path) ?? ""))
        }
        if sight.parts.contains(.hall) {
            sight.udev = machine.udev()
            sight.files += FileEyes.hall(hall.directory, hall.configuration)
            let shelf = invocation[.backups] ?? "/var/backups/hallkiosk"
            let daemon = DaemonEyes(hall, url: invocation[.url])
            sight.hall = await HallEyes(hall: hall, listening: listening, shelf: shelf, daemon: daemon).look()
        }
        if sight.parts.contains(.center) {
            sight.files += FileEyes.center(centerDirectory)
            let path = CenterOnDisk.usualConfiguration
            sight.center = CenterEyes(configuration: path, listening: listening).look()
        }
        return sight
    }
}
