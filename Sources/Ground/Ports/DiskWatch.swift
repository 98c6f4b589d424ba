// SPDX-License-Identifier: Apache-2.0

/// Says when a disk has become too full for a hall to rely on; no file system in it.
package struct DiskWatch: Sendable, Equatable {
    /// How much room there is.
    package enum Room: String, Sendable, CaseIterable {
        case enough
        /// People should make room; everything goes on.
        case low
        /// What can be made again or done without yields to tickets.
        case scarce
    }

    /// Free bytes below which people are told, on a disk that is large enough for it.
    package static let lowBytes: Int64 = 512 << 20
    /// Of a smaller disk, this part: one in so many.
    package static let lowPart: Int64 = 10
    /// Below one in so many of what is low, room is scarce.
    package static let scarcePart: Int64 = 8

    /// How much room there was at the last look.
    package private(set) var room = Room.enough
    /// What was free at the last look, in bytes; nil before it.
    package private(set) var freeBytes: Int64?

    /// Begins before the first look.
    package init() {}

    /// Notes `free` of `total` bytes; returns whether it is another room than before.
    ///
    /// It is better again only with a quarter more than the limit, so that nobody is told twice for a log file.
    package mutating func note(free: Int64, of total: Int64) -> Bool {
        let low = min(Self.lowBytes, total / Self.lowPart)
        let before = room
        freeBytes = free
        let lowLimit = room == .enough ? low : low + low / 4
        let scarceLimit = (room == .scarce ? low + low / 4 : low) / Self.scarcePart
        room = free < scarceLimit ? .scarce : free < lowLimit ? .low : .enough
        return room != before
    }
}

extension DiskWatch.Room: Loggable {
    /// The word of answers and figures.
    package var logText: String { rawValue }
}
