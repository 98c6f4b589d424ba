// SPDX-License-Identifier: Apache-2.0
import Testing

@testable import Ports

@Suite struct `The watch on the disk` {
    private static let mebibyte: Int64 = 1 << 20

    @Test(arguments: [
        (100_000, 512, DiskWatch.Room.enough), (100_000, 511, .low), (100_000, 64, .low), (100_000, 63, .scarce),
        (100_000, 0, .scarce), (1000, 100, .enough), (1000, 99, .low), (1000, 12, .scarce),
    ])
    func `room is judged by what is free, of a small disk by its tenth`(
        _ total: Int64,
        _ free: Int64,
        _ room: DiskWatch.Room
    ) {
        var watch = DiskWatch()
        #expect(watch.note(free: free * Self.mebibyte, of: total * Self.mebibyte) == (room != .enough))
        #expect(watch.room == room && watch.freeBytes == free * Self.mebibyte)
    }

    @Test func `it is better again only with a quarter more, so that a log file tells nobody twice`() {
        var watch = DiskWatch()
        let free: [Int64] = [600, 500, 520, 639, 640, 60, 70, 79, 80, 0, 700]
        let rooms = free.map { free in
            _ = watch.note(free: free * Self.mebibyte, of: 100_000 * Self.mebibyte)
            return watch.room
        }
        #expect(
            rooms == [.enough, .low, .low, .low, .enough, .scarce, .scarce, .scarce, .low, .scarce, .enough]
        )
    }
}
