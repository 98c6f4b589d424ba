// SPDX-License-Identifier: Apache-2.0

/// The mounted file systems, as /proc/self/mountinfo lists them (proc(5)).
package struct MountTable: Sendable {
    /// One of them.
    package struct Mount: Sendable, Equatable {
        /// Its kind, as `ext4`.
        package let kind: String
        /// Its device, as `/dev/sda1`.
        package let source: String
    }

    private let mounts: [String: Mount]

    /// Reads the table; lines that are none are passed over.
    package init(_ text: String) {
        var mounts: [String: Mount] = [:]
        for line in text.split(separator: "\n") {
            let halves = line.split(separator: " ").split(separator: "-", maxSplits: 1)
            guard halves.count == 2, let number = halves[0].dropFirst(2).first, let kind = halves[1].first,
                let source = halves[1].dropFirst().first
            else { continue }
            mounts[String(number)] = Mount(kind: String(kind), source: String(source))
        }
        self.mounts = mounts
    }

    /// The file system of the device `major:minor`.
    package subscript(number: String) -> Mount? { mounts[number] }
}
