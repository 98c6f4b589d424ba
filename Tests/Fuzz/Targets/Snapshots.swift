// SPDX-License-Identifier: Apache-2.0
import Queueing
import Terms
import Vault

@testable import Journal

/// Files of a hall's state: one that fits its checksum is read as it was written, and any other is passed over.
enum Snapshots {
    static func check(_ input: [UInt8]) throws(Broken) {
        if let snapshot = Snapshot(input) { try check(snapshot) }
        // Also as the state of a file whose header and checksum fit.
        let header =
            #"{"chain":"00","checksum":""# + Hex.text(Digest.sha256(input))
            + #"","format":1,"hall":"hall-1","position":\#(position(in: input))}"# + "\n"
        if let snapshot = Snapshot(Array(header.utf8) + input) { try check(snapshot) }
    }

    private static func check(_ snapshot: Snapshot) throws(Broken) {
        let bytes = snapshot.encoded
        guard let again = Snapshot(bytes) else { throw Broken(rule: "a snapshot is not read as it is written") }
        try hold(again == snapshot, "a snapshot is read as another than it is written")
        for index in [0, bytes.count / 2, bytes.count - 1] {
            var damaged = bytes
            damaged[index] ^= 0x04
            if let read = Snapshot(damaged) { try hold(read.state == snapshot.state, "a damaged state was taken") }
        }
        let state = snapshot.state
        let view = state.boardView(plan: FuzzHall.plan, at: FuzzHall.opening)
        try hold(view.position == state.position, "a board of another state")
    }

    /// The number after the last `"position":`, where sorted keys put the state's own.
    private static func position(in input: [UInt8]) -> String {
        let mark = Array(#""position":"#.utf8)
        guard input.count >= mark.count else { return "0" }
        let starts = 0...(input.count - mark.count)
        guard let start = starts.last(where: { input[$0..<($0 + mark.count)].elementsEqual(mark) }) else { return "0" }
        let digits = input[(start + mark.count)...].prefix { (0x30...0x39).contains($0) }
        return digits.isEmpty ? "0" : String(decoding: digits, as: UTF8.self)
    }
}
