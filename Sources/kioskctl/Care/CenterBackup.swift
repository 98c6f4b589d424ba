// SPDX-License-Identifier: Apache-2.0
import Ports
import Safekeeping
import Terms

/// `kioskctl center backup`: everything a center needs to live again after its disk has died, while it goes on.
enum CenterBackup {
    static func make(_ invocation: Invocation) throws {
        let center = try CenterOnDisk(invocation)
        try Steward.become(
            ownerOf: center.directory,
            making: "centerd has never run here; there is nothing to copy yet"
        )
        let copy = try StateCopy(
            directory: center.directory,
            configuration: center.configuration,
            into: try invocation.required(.into),
            withKeys: !invocation.has(.withoutKeys)
        )
        var making = try copy.begin(at: center.clock().now().timestamp)
        for name in copy.names(.database) { try StateCopy.copy(name, from: center.directory, into: &making) }
        let counts = try CenterOnDisk.check(making.folder + "/" + BackupMaking.state)
        for name in copy.names(.database) { try StateCopy.tidy(name, in: making.folder) }
        try copy.keepFiles(in: &making)
        let name = try making.finish(.center, of: center.owner, counts: counts)
        try copy.finish(
            name,
            keep: try invocation.wholeNumber(.keep, atLeast: 1),
            words: "\(counts["bookings"] ?? 0) bookings, \(counts["facts"] ?? 0) facts of \(counts["halls"] ?? 0) halls"
        )
    }
}
