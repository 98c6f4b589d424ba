// SPDX-License-Identifier: Apache-2.0

/// Bytes that wait to be written, at most `limit`; taken from the front in pieces of any size.
struct OutboundQueue {
    let limit: Int
    private var bytes: [UInt8] = []
    private var head = 0

    init(limit: Int) { self.limit = limit }

    var count: Int { bytes.count - head }
    var isEmpty: Bool { count == 0 }

    /// Appends all of `more`, or throws `.full` and appends nothing.
    mutating func add(_ more: [UInt8]) throws(PortError) {
        guard count + more.count <= limit else { throw .full(limit: limit) }
        if head > 0 {
            bytes.removeFirst(head)
            head = 0
        }
        bytes += more
    }

    /// Shows the waiting bytes to write(2).
    func withBytes(_ body: (UnsafeRawBufferPointer) -> Int) -> Int {
        unsafe bytes[head...].withUnsafeBytes { unsafe body($0) }
    }

    /// Forgets the first `count` bytes, which have been written.
    mutating func consume(_ count: Int) {
        head += count
        if head == bytes.count { removeAll() }
    }

    mutating func removeAll() {
        bytes = []
        head = 0
    }
}
