// SPDX-License-Identifier: Apache-2.0
package import Terms

/// The time zone of a hall, read from the system's tzdata; several may live side by side, nothing process-wide changes.
///
/// glibc's own zone is one for the process (TZ), and FoundationEssentials has none.
package struct HallZone: Hashable, Sendable {
    /// The name in the tz database, as `Asia/Shanghai`.
    package let identifier: String
    private let table: TZTable

    /// Where Debian's tzdata installs its files.
    package static let systemDirectory = "/usr/share/zoneinfo"
    /// The largest zone file that is read; those of tzdata are below 4 KiB.
    static let fileLimit = 65_536

    /// Loads the zone; throws `badAddress` for a name that cannot be one, `notFound` or `wrongKind` for its file.
    ///
    /// Asia/Shanghai needs no file: UTC+8 without summer time since 1991-09-15 stands in when tzdata is not installed.
    package init(identifier: String, directory: String = systemDirectory) throws(PortError) {
        guard Self.isSound(identifier) else {
            throw .badAddress(identifier, hint: "a zone is named like Asia/Shanghai")
        }
        self.identifier = identifier
        let path = directory + "/" + identifier
        do throws(PortError) {
            guard let table = try TZTable(WholeFile.read(path: path, limit: Self.fileLimit)) else {
                throw .wrongKind(path, hint: "a time zone file")
            }
            self.table = table
        } catch {
            guard case .notFound = error, identifier == "Asia/Shanghai" else { throw error }
            table = TZTable(fixedOffset: 8 * 3600)
        }
    }

    /// Joins a point in time with the zone's offset at it.
    package func moment(at timestamp: Timestamp) -> Moment {
        Moment(timestamp, offsetSeconds: table.offset(at: timestamp.seconds))
    }

    /// The point at which the hall's clock shows `secondOfDay` (0–86,399) on `day`.
    ///
    /// A time that the clock shows twice is the earlier one; one that it skips is as much later as the clock jumps.
    package func timestamp(of day: BusinessDay, secondOfDay: Int = 0) -> Timestamp {
        let local = Int64(day.daysSinceEpoch) * 86_400 + Int64(secondOfDay)
        // Both offsets in force around that day; offsets stay within ±26 h (RFC 8536 section 3.2).
        let before = table.offset(at: local - 93_600)
        let after = table.offset(at: local + 93_600)
        let shown = [before, after].map { local - Int64($0) }.first { $0 + Int64(table.offset(at: $0)) == local }
        return Timestamp(seconds: shown ?? local - Int64(before))
    }

    private static func isSound(_ identifier: String) -> Bool {
        let parts = identifier.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
        return (1...64).contains(identifier.utf8.count)
            && parts.allSatisfy { part in
                !part.isEmpty
                    && part.allSatisfy { byte in
                        switch byte {
                        case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"),
                            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "+"),
                            UInt8(ascii: "-"):
                            true
                        default: false
                        }
                    }
            }
    }
}
