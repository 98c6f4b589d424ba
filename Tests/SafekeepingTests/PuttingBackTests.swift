// SPDX-License-Identifier: Apache-2.0
import Glibc
import Ports
import Terms
import Testing

@testable import Safekeeping

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
        try place.finish()
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

    /// Throws at the `count`th step, as if the power had gone there.
    private struct Power {
        var left: Int
        mutating func step() throws(PortError) {
            guard left > 0 else { throw .timedOut }
            left -= 1
        }
    }

    /// What the daemon would find; what was put aside and laid out is not its.
    private func found() throws -> [String: [UInt8]] {
        try FileTree.files(below: place.directory, limit: 100).filter {
            !$0.hasPrefix("before-restore") && !$0.hasPrefix(".restoring")
        }.reduce(into: [:]) { $0[$1] = try scratch.read(place.directory + "/" + $1) }
    }

    @Test func `wherever the power goes in an exchange, nobody opens half of it, and doing it again mends it`() throws {
        let old = try found()
        var cuts = 0
        while true {
            try place.lay(out: backup, part: "state")
            var power = Power(left: cuts)
            if (try? place.exchange(name, keeping: ["tokens"], step: { () throws(PortError) in try power.step() }))
                != nil
            {
                break
            }
            #expect(place.isUnfinished == (cuts > 0), "cut \(cuts)")
            if cuts == 0 { #expect(try found() == old) }
            // Undone, and that cut off as well, again and again.
            for again in 0..<20 {
                var power = Power(left: again)
                guard (try? place.undo(step: { () throws(PortError) in try power.step() })) == nil else { break }
                #expect(try found() == old || place.isUnfinished, "cut \(cuts), again at \(again)")
            }
            #expect(try found() == old, "cut \(cuts)")
            #expect(try place.asides().isEmpty && !FileTree.names(in: place.directory).contains(".restoring"))
            cuts += 1
        }
        #expect(cuts >= 8)
        #expect(place.isUnfinished, "until the configuration is put back too")
        try place.finish()
        #expect(try Set(found().keys) == ["documents/rules.json", "journal.db", "lock"])
        let aside = try #require(try place.asides().first)
        #expect(try scratch.read(aside + "/documents/rules.json") == [2, 2])
    }

    @Test func `what somebody moved by hand after the power cut is not touched`() throws {
        try place.lay(out: backup, part: "state")
        let aside = try #require(try place.exchange(name, keeping: []))
        // Cut off before the end; the old journal is put back by hand.
        try FileTree.remove(place.directory + "/journal.db")
        #expect(unsafe rename(aside + "/journal.db", place.directory + "/journal.db") == 0)
        let before = try found()
        try place.undo()
        #expect(try found() == before && place.isUnfinished)
    }

    @Test func `a mark that says nothing leaves everything to the next exchange`() throws {
        try scratch.write([], to: "state/" + PuttingBack.mark)
        try place.lay(out: backup, part: "state")
        try FileTree.remove(place.directory + "/journal.db")
        try place.undo()
        #expect(place.isUnfinished)
        try place.lay(out: backup, part: "state")
        _ = try place.exchange(name, keeping: [])
        try place.finish()
        #expect(try scratch.read(place.directory + "/documents/rules.json") == [1, 1])
        #expect(!place.isUnfinished)
    }

    @Test func `two restores in one second put aside into two folders`() throws {
        for count in 1...2 {
            try place.lay(out: backup, part: "state")
            _ = try place.exchange(name, keeping: [])
            try place.finish()
            #expect(try place.asides().count == count)
        }
    }

    @Test(arguments: [
        "", "putting-in", "putting-aside ../etc\n", "putting-in before-restore-x\nold a/b\n", "done before-restore-x\n",
        "putting-in journal.db\n",
    ])
    func `what is no mark is none`(text: String) {
        #expect(ExchangeMark(bytes: Array(text.utf8)) == nil)
    }

    @Test(arguments: [ExchangeMark.Phase.aside, .into], [nil, "before-restore-x"])
    func `a mark reads back`(phase: ExchangeMark.Phase, aside: String?) {
        let mark = ExchangeMark(phase, aside: aside, old: ["keys", "a name"], new: ["journal.db"])
        #expect(ExchangeMark(bytes: mark.bytes) == mark)
    }

    @Test func `an empty directory has nothing to put aside`() throws {
        try FileTree.remove(place.directory)
        try FileTree.makeFolder(place.directory)
        try place.lay(out: backup, part: "state")
        #expect(try place.exchange(name, keeping: []) == nil)
        #expect(try scratch.read(place.directory + "/documents/rules.json") == [1, 1])
    }
}
