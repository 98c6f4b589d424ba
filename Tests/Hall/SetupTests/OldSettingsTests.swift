// SPDX-License-Identifier: Apache-2.0
import Ports
import Queueing
import Setup
import Terms
import Testing

/// The sample of older releases, which halls began with (Tests/Recordings/databases, by the commit of the release).
struct OldSettingsTests {
    @Test(arguments: ["7fcb8f0", "0b567d5", "f2871e9"])
    func `a hall.conf of an older release is read as it is`(_ release: String) throws {
        let settings = try HallSettings.read(Self.text(release), name: "hall.conf")
        #expect(settings.plan.hall.text == "linzhou" && settings.plan.services.count == 2)
        #expect(settings.plan.windows.count == 2 && settings.stations.count == 1)
    }

    @Test func `every key of the first release is known still, and says what its comment said`() throws {
        let lines = String(decoding: try Self.text("7fcb8f0"), as: UTF8.self).split(
            separator: "\n",
            omittingEmptySubsequences: false
        )
        // Keys that are shown with a value stand behind a "#".
        let text = lines.map { $0.wholeMatch(of: /#[a-z_]+ = +[^ #].*/) == nil ? $0 : $0.dropFirst() }
            .joined(separator: "\n")
        let settings = try HallSettings.read(Array(text.utf8), name: "hall.conf")
        #expect(settings.zone == "Asia/Shanghai" && settings.directory == "/var/lib/hallkiosk")
        #expect(settings.plan.rules.earlyWindowMinutes == 60 && settings.plan.rules.lateGraceMinutes == 15)
        #expect(settings.stations.first?.printers.count == 1)
    }

    private static func text(_ release: String) throws -> [UInt8] {
        let tests = #filePath.split(separator: "/").dropLast(3).reduce("") { $0 + "/" + $1 }
        return try WholeFile.read(path: "\(tests)/Recordings/databases/\(release)/hall.conf", limit: 65_536)
    }
}
