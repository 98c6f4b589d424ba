// SPDX-License-Identifier: Apache-2.0
import Settings
import Testing

struct SettingsDifferenceTests {
    /// A file's meaning as a daemon would have it: a port that is 8470 unless said, and names in any order.
    private struct Meaning: Equatable {
        let port: Int
        let names: Set<String>

        init?(_ bytes: [UInt8]) {
            do {
                let file = try SettingsFile.parse(bytes: bytes, name: "t")
                let section = file.section("hall")
                port = try section.takeInt("port", in: 1...9999) ?? 8470
                names = Set(try section.required("names", section.takeList("names")))
                guard !names.isEmpty else { return nil }
                _ = try section.take("token")
                try file.finish()
            } catch { return nil }
        }
    }

    private func effective(_ text: String) throws -> [SettingsEntry] {
        try SettingsEntry.effective(in: Array(text.utf8), name: "t") { Meaning($0) }
    }

    @Test func `a key that says its default is no difference, one that is needed is`() throws {
        let text = "[hall]\nnames = a, b   # two\nport = 8470\n"
        #expect(try effective(text).map(\.key) == ["names"])
        #expect(try effective("[hall]\nnames = a\nport = 8471\n").map(\.key) == ["names", "port"])
        #expect(try effective("[hall]\nnames = a\nport = 8471\n").last?.lines == [3])
    }

    @Test func `what changed, came and went is told, whatever the order and the spelling`() throws {
        let first = try SettingsEntry.entries(
            of: Array("[hall]\nport=1\nnames = a,b\n[window 1]\nservices = x\n".utf8),
            name: "t"
        )
        let second = try SettingsEntry.entries(
            of: Array("[window 2]\nservices = x\n[hall]\nnames  =  a\nnames = b\nport = 2 # two\n".utf8),
            name: "t"
        )
        let told = SettingsDifference.between(first, second).map { difference in
            switch difference {
            case .added(let entry): "+ \(entry.section) \(entry.key) \(entry.shown)"
            case .removed(let entry): "- \(entry.section) \(entry.key) \(entry.shown)"
            case .changed(let from, let to): "~ \(to.section) \(to.key) \(from.shown) \(to.shown)"
            }
        }
        #expect(told == ["+ window 2 services x", "~ hall port 1 2", "- window 1 services x"])
        #expect(SettingsDifference.between(first, first).isEmpty)
    }

    @Test(arguments: ["password", "pin", "secret", "token"])
    func `a secret is never shown`(key: String) throws {
        let entries = try SettingsEntry.entries(of: Array("[hall]\n\(key) = hunter2\n".utf8), name: "t")
        #expect(entries.map(\.shown) == ["(secret)"])
    }

    @Test func `a file that cannot be parsed is told with its line`() {
        #expect(throws: SettingsError.self) { try SettingsEntry.entries(of: Array("[hall\n".utf8), name: "t") }
    }
}
