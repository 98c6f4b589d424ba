// SPDX-License-Identifier: Apache-2.0
import Safekeeping
import Terms
import Testing

struct BackupNameTests {
    @Test(arguments: [
        (1_795_395_600_999, "20261123T010000Z"), (0, "19700101T000000Z"), (951_782_399_000, "20000228T235959Z"),
    ])
    func `a name is the second in UTC, and reads back`(milliseconds: Int64, text: String) {
        let name = BackupName(Timestamp(milliseconds: milliseconds))
        #expect(name.text == text)
        #expect(BackupName(text: text) == name)
    }

    @Test(arguments: [
        "", ".unfinished-20261123T010000Z", "20261123T010000", "20261323T010000Z", "20261123T240000Z",
        "2026-11-23T01:00Z", "20261123t010000Z", "20261123T010000Z ", "２0261123T010000Z",
    ])
    func `anything else is no backup`(text: String) { #expect(BackupName(text: text) == nil) }

    @Test func `names sort as they were made`() {
        let names = ["20261231T235959Z", "20270101T000000Z", "20261123T010000Z"].compactMap(BackupName.init)
        #expect(names.sorted().map(\.text) == ["20261123T010000Z", "20261231T235959Z", "20270101T000000Z"])
    }

    @Test(arguments: [
        // The newest stay; the new one counts among them.
        (["01", "02", "03", "04"], 2, "04", ["02", "01"]),
        (["01", "02"], 14, "02", []),
        // A clock that was ahead left names of the future: what was just made stays nevertheless.
        (["01", "28", "29"], 1, "01", ["29", "28"]),
        (["01", "28", "29"], 2, "01", ["28"]),
        (["01"], 0, "01", []),
    ])
    func `the oldest beyond those that are kept go, never the new one`(
        days: [String],
        keep: Int,
        new: String,
        gone: [String]
    ) throws {
        let names = try days.map { try #require(BackupName(text: "202611\($0)T010000Z")) }
        let made = try #require(BackupName(text: "202611\(new)T010000Z"))
        let doomed = BackupShelf.superfluous(names, keep: keep, new: made)
        #expect(doomed.map(\.text) == gone.map { "202611\($0)T010000Z" })
    }
}
