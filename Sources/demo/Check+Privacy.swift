// SPDX-License-Identifier: Apache-2.0
import Ports
import Simulators

// Nobody's number or full name is anywhere.
extension Check {
    /// The largest file that is searched; the run's are far smaller.
    private static let fileLimit = 256 * 1024 * 1024

    func takePrivacySteps() async {
        await step("no full name or document number is in any file, log, answer or slip") {
            let needles = SyntheticPeople.all.flatMap { [$0.number, $0.name] }
            let search = ByteSearch(needles.flatMap { [Array($0.utf8), Self.utf16($0)] })
            // A search that finds nothing must be one that would.
            let settings = try WholeFile.read(path: stage.folder.hallSettings, limit: Self.fileLimit)
            let probe = ByteSearch([Array(DemoSettings.hallName.utf8)])
            try expect(probe.finds(in: settings), "the hall's name in its settings", "nothing")
            var places: [String] = []
            for path in try FileTree.files(below: stage.folder.path) {
                if search.finds(in: try WholeFile.read(path: path, limit: Self.fileLimit)) { places.append(path) }
            }
            if search.finds(in: stage.transcript.all) { places.append("an answer of a server") }
            let slips = stage.devices.slips.map { $0.text(columns: 48) }.joined()
            if search.finds(in: Array(slips.utf8)) { places.append("a slip") }
            try expect("places", places, is: [])
        }
    }

    /// As cards carry texts: UTF-16, little end first.
    private static func utf16(_ text: String) -> [UInt8] {
        text.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
    }
}
