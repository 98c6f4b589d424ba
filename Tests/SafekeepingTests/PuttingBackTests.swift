// SPDX-License-Identifier: Apache-2.0
import Ports
import Safekeeping
import Terms
import Testing

struct PuttingBackTests {
    private let scratch: Scratch
    private let backup: Backup
    private var place: PuttingBack { PuttingBack(scratch.path + "/state") }
    private let name = BackupName(Timestamp(milliseconds: 0))

    init() throws {
        scratch = try Scratch()
        try scratch.fill(1)
        backup = try scratch.backUp(second: 1_000_000_000)
        try scratch.fill(2)
        try scratch.write([9], to: "state/snapshot-12.state")
        try scratch.write([8], to: "state/keys")
        try scratch.write([], to: "state/lock")
    }

    @Test func `what was there is put aside whole, and what comes back is the backup's`() throws {
        try place.lay(out: backup, part: "state")
        let aside = try #require(try place.exchange(name, keeping: []))
        #expect(
            try FileTree.files(below: place.directory, limit: 100).filter { !$0.contains("before-restore") } == [
                "documents/rules.json", "journal.db", "lock",
            ]
        )
        #expect(try scratch.read(place.directory + "/documents/rules.json") == [1, 1])
        #expect(
            try FileTree.files(below: aside, limit: 100) == [
                "documents/rules.json", "journal.db", "keys", "snapshot-12.state",
            ]
        )
        #expect(try scratch.read(aside + "/documents/rules.json") == [2, 2])
        #expect(try place.asides() == [aside])
    }

    @Test func `keys that the backup lacks stay where they are`() throws {
        try place.lay(out: backup, part: "state")
        _ = try place.exchange(name, keeping: ["keys"])
        #expect(try scratch.read(place.directory + "/keys") == [8])
    }

    @Test func `an exchange that was cut off is mended by doing it again`() throws {
        // A power cut after the old was put aside and before the new came in.
        try place.lay(out: backup, part: "state")
        try scratch.write([], to: "state/" + PuttingBack.mark)
        try FileTree.makeFolder(place.directory + "/before-restore-x")
        try FileTree.remove(place.directory + "/journal.db")
        try place.lay(out: backup, part: "state")
        _ = try place.exchange(name, keeping: [])
        #expect(try scratch.read(place.directory + "/documents/rules.json") == [1, 1])
        #expect(try !FileTree.names(in: place.directory).contains(PuttingBack.mark))
        #expect(try place.asides().count == 2, "what the first attempt put aside is still there")
    }

    @Test func `an empty directory has nothing to put aside`() throws {
        try FileTree.remove(place.directory)
        try FileTree.makeFolder(place.directory)
        try place.lay(out: backup, part: "state")
        #expect(try place.exchange(name, keeping: []) == nil)
        #expect(try scratch.read(place.directory + "/documents/rules.json") == [1, 1])
    }
}
