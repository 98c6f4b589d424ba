// SPDX-License-Identifier: Apache-2.0
import ForgetfulLog
import Glibc
import Ports

/// The log of a forgetful disk, shared with the program that runs on it.
///
/// Unchecked: the fuse is atomic, and everything else is read when the program has ended.
@safe
final class DiskLog: @unchecked Sendable {
    /// A change that the program made, or a sync.
    struct Record: Sendable {
        let kind: Int
        let sequence: UInt64
        let file: UInt64
        let other: UInt64
        let offset: Int64
        let former: Int64
        let first: [UInt8]
        let second: [UInt8]
    }

    private let header: UnsafeMutablePointer<forgetful_header>

    /// Makes the log `path` anew and empty.
    init(making path: String) throws {
        let file = try Descriptor(opening: path, O_RDWR | O_CREAT | O_TRUNC)
        guard ftruncate(file.number, Int(FORGETFUL_LOG_BYTES)) == 0 else {
            throw PortError(call: "ftruncate", on: path)
        }
        let map = unsafe mmap(
            nil,
            Int(FORGETFUL_LOG_BYTES),
            PROT_READ | PROT_WRITE,
            CInt(MAP_SHARED),
            file.number,
            0
        )
        guard let map = unsafe map, unsafe map != MAP_FAILED else { throw PortError(call: "mmap", on: path) }
        unsafe header = map.bindMemory(to: forgetful_header.self, capacity: 1)
        unsafe header.pointee.magic = UInt64(FORGETFUL_MAGIC)
    }

    deinit { unsafe munmap(header, Int(FORGETFUL_LOG_BYTES)) }

    /// Has the program end at so many points between storage operations from now on; 0 puts the fuse out.
    func light(_ points: Int) { unsafe forgetful_light(header, Int64(points)) }

    /// The points that were passed, the syncs, and the bytes written.
    var figures: (points: Int, syncs: Int, written: Int) {
        unsafe (Int(header.pointee.points), Int(header.pointee.syncs), Int(header.pointee.written))
    }

    /// What a power cut could take away or leave; to be read when the program has ended.
    var records: [Record] {
        let tail = Int(unsafe header.pointee.tail)
        var place = unsafe UnsafeRawPointer(header) + MemoryLayout<forgetful_header>.size
        let end = unsafe place + tail
        var records: [Record] = []
        while unsafe place < end {
            let fixed = unsafe place.load(as: forgetful_record.self)
            let payload = unsafe place + MemoryLayout<forgetful_record>.size
            let (first, second) = (Int(fixed.first), Int(fixed.second))
            records.append(
                Record(
                    kind: Int(fixed.kind),
                    sequence: fixed.sequence,
                    file: fixed.file,
                    other: fixed.other,
                    offset: fixed.offset,
                    former: fixed.former,
                    first: unsafe [UInt8](UnsafeRawBufferPointer(start: payload, count: first)),
                    second: unsafe [UInt8](UnsafeRawBufferPointer(start: payload + first, count: second))
                )
            )
            unsafe place = payload + (first + second + 7) / 8 * 8
        }
        return records
    }
}
