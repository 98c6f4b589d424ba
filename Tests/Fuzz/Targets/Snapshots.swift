// SPDX-License-Identifier: Apache-2.0
import Queueing
import Terms
import Vault

@testable import Journal

/// Files of a hall's state: one that fits its checksum is read as it was written, and any other is passed over.
enum Snapshots {
    static func check(_ input: [UInt8]) throws(Broken) {
        if let snapshot = Snapshot(input) { try check(snapshot) }
        // Also as the hall and state of a file whose mark and checksum fit.
        let body = Array("HKSNAP".utf8) + [0, Snapshot.format] + [UInt8](repeating: 0xC5, count: 32) + input
        if let snapshot = Snapshot(body + Digest.sha256(body)) { try check(snapshot) }
    }

    private static func check(_ snapshot: Snapshot) throws(Broken) {
        let bytes = snapshot.encoded
        try hold(Snapshot(bytes) == snapshot, "a snapshot is not read as it is written")
        for index in [0, 7, 20, bytes.count / 2, bytes.count - 1] {
            var damaged = bytes
            damaged[index] ^= 0x04
            try hold(Snapshot(damaged) == nil, "a damaged snapshot is taken")
        }
        try hold(Snapshot(Array(bytes.dropLast())) == nil, "a snapshot that was cut off is taken")
        let state = snapshot.state
        let view = state.boardView(plan: FuzzHall.plan, at: FuzzHall.opening)
        try hold(view.position == state.position, "a board of another state")
    }
}
