// SPDX-License-Identifier: Apache-2.0
import Glibc
import Ports
import Terms
import Testing

@testable import Setup

/// Every configuration that a hall had; each test has a directory of its own, which goes with it.
final class ConfigurationHistoryTests {
    private let directory: String
    private var history: ConfigurationHistory { ConfigurationHistory(hallDirectory: directory) }
    private static let now = Moment(Timestamp(seconds: 1_795_395_600), offsetSeconds: 8 * 3600)

    init() throws {
        var template = Array("/tmp/history-XXXXXX".utf8CString)
        try #require(unsafe mkdtemp(&template) != nil)
        directory = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }

    deinit {
        for version in history.versions() { unsafe unlink(path(version.number)) }
        for name in ["/configuration/notes.conf", "/configuration/000007.conf"] { unsafe unlink(directory + name) }
        unsafe rmdir(directory + "/configuration")
        unsafe rmdir(directory)
    }

    private func path(_ number: Int) -> String {
        directory + "/configuration/" + Digits.padded(number, to: 6) + ".conf"
    }

    @Test func `a hall that was never configured has no history`() throws {
        #expect(history.versions().isEmpty)
        #expect(try history.newest() == nil)
        #expect(throws: PortError.self) { try history.read(1) }
    }

    @Test(arguments: ["", "[hall]\nid = x\n", "no line end", "\n\n", "# saved by me\n"])
    func `a text comes back as it was saved, with who and why`(_ text: String) throws {
        let staff = try #require(StaffID("1024"))
        let saved = try history.append(Array(text.utf8), at: Self.now, by: staff, note: "早上: 加开 3 号窗口")
        #expect(saved.number == 1)
        let found = try history.read(1)
        #expect((found.version, found.text) == (saved, Array(text.utf8)))
        #expect((found.version.staff, found.version.note) == (staff, "早上: 加开 3 号窗口"))
        let second = try history.append([], at: Self.now, by: nil, note: "")
        #expect(try history.newest()?.version == second)
        #expect(history.versions() == [second, saved])
    }

    @Test func `files that are no versions are passed over, and numbers go on after the newest`() throws {
        _ = try history.append([1], at: Self.now, by: nil, note: "a")
        try WholeFile.writeAtomically([], to: directory + "/configuration/notes.conf", mode: 0o600)
        try WholeFile.writeAtomically(Array("x\n".utf8), to: directory + "/configuration/000007.conf", mode: 0o600)
        #expect(history.versions().map(\.number) == [1])
        #expect(throws: PortError.self) { try history.read(7) }
        #expect(try history.append([2], at: Self.now, by: nil, note: "b").number == 8)
    }

    @Test func `no more versions are kept than the limit says`() throws {
        for _ in 0..<3 { _ = try history.append([1], at: Self.now, by: nil, note: "") }
        // As if the limit had been reached long ago.
        unsafe rename(path(3), path(ConfigurationHistory.limit + 3))
        for number in 4...ConfigurationHistory.limit + 2 {
            try #require(unsafe link(path(1), path(number)) == 0)
        }
        _ = try history.append([9], at: Self.now, by: nil, note: "newest")
        let numbers = history.versions().map(\.number)
        #expect(numbers.count == ConfigurationHistory.limit)
        #expect(numbers.first == ConfigurationHistory.limit + 4)
    }

    @Test(
        arguments: [
            "", "# saved", "# saved 2026-11-23T09:00:00+08:00 by 1024", "# saved 2026-11-23T09:00:00+08:00 by 10 24: x",
            "# saved yesterday, at nine o'clock!! by 1024: x", "saved 2026-11-23T09:00:00+08:00 by 1024: x",
            "# saved 2026-11-23T09:00:00+08:00 by 1024: a\tb",
        ]
    )
    func `a line that no version has is refused`(_ line: String) {
        #expect(ConfigurationVersion(number: 1, headline: line) == nil)
    }

    @Test func `the zone is judged with the file`() {
        let text = """
            [hall]
            id = linzhou
            center = linzhou
            name = 样例
            telephone = 0
            booking_method = 网
            zone = Asia/Nowhere
            [service estate]
            name = 不动产登记
            prefix = A
            [window 1]
            services = estate
            """
        #expect(throws: HallSettingsError.self) { try HallSettings.read(Array(text.utf8), name: "hall.conf") }
        let sound = text.replacing("Nowhere", with: "Shanghai")
        #expect((try? HallSettings.read(Array(sound.utf8), name: "hall.conf")) != nil)
    }
}
