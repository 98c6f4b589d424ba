// SPDX-License-Identifier: Apache-2.0

/// Reads `text/event-stream` bytes as they come (WHATWG HTML §9.2.6).
package struct EventStreamParser: Sendable {
    /// Why a stream cannot be read on; the connection should be closed.
    package enum Problem: Error, Hashable, Sendable {
        /// A line is longer than `maxLineBytes`.
        case lineTooLong
        /// The data of one event is longer than `maxEventBytes`.
        case eventTooLarge
    }

    /// The longest line that is read.
    package let maxLineBytes: Int
    /// The most data one event may have.
    package let maxEventBytes: Int
    /// The last event ID so far, for `Last-Event-ID` on the next attempt.
    package private(set) var lastEventID = ""
    /// The reconnection time in milliseconds that the server asked for.
    package private(set) var reconnectionMilliseconds: Int?

    private var line: [UInt8] = []
    private var afterReturn = false
    private var isFirstLine = true
    private var data: [UInt8] = []
    private var hasData = false
    private var type: [UInt8] = []
    private var idSeen = false
    private var retrySeen: Int?

    /// Starts at the first byte of a stream, going on from a known event ID.
    package init(lastEventID: String = "", maxLineBytes: Int = 256 * 1024, maxEventBytes: Int = 1024 * 1024) {
        self.lastEventID = lastEventID
        self.maxLineBytes = maxLineBytes
        self.maxEventBytes = maxEventBytes
    }

    /// Takes the next bytes and returns the events they complete; after a throw the parser is spent.
    package mutating func push(_ bytes: some Sequence<UInt8>) throws(Problem) -> [StreamEvent] {
        var events: [StreamEvent] = []
        for byte in bytes {
            switch byte {
            case 0x0A where afterReturn:
                afterReturn = false
            case 0x0A, 0x0D:
                afterReturn = byte == 0x0D
                if let event = try endLine() { events.append(event) }
            default:
                afterReturn = false
                if line.count >= maxLineBytes { throw .lineTooLong }
                line.append(byte)
            }
        }
        return events
    }

    private mutating func endLine() throws(Problem) -> StreamEvent? {
        defer { line.removeAll(keepingCapacity: true) }
        var content = line[...]
        if isFirstLine, content.starts(with: [0xEF, 0xBB, 0xBF]) { content = content.dropFirst(3) }
        isFirstLine = false
        if content.isEmpty { return dispatch() }
        guard let colon = content.firstIndex(of: UInt8(ascii: ":")) else {
            try field(content, [])
            return nil
        }
        if colon == content.startIndex { return nil }
        var value = content[(colon + 1)...]
        if value.first == 0x20 { value = value.dropFirst() }
        try field(content[..<colon], value)
        return nil
    }

    private mutating func field(_ name: ArraySlice<UInt8>, _ value: ArraySlice<UInt8>) throws(Problem) {
        if name.elementsEqual("data".utf8) {
            if data.count + value.count >= maxEventBytes { throw .eventTooLarge }
            data.append(contentsOf: value)
            data.append(0x0A)
            hasData = true
        } else if name.elementsEqual("event".utf8) {
            type = Array(value)
        } else if name.elementsEqual("id".utf8), !value.contains(0) {
            lastEventID = String(decoding: value, as: UTF8.self)
            idSeen = true
        } else if name.elementsEqual("retry".utf8), !value.isEmpty, value.allSatisfy({ $0 >= 0x30 && $0 <= 0x39 }),
            let retry = Int(String(decoding: value, as: UTF8.self))
        {
            reconnectionMilliseconds = retry
            retrySeen = retry
        }
    }

    private mutating func dispatch() -> StreamEvent? {
        defer {
            data.removeAll(keepingCapacity: true)
            type.removeAll(keepingCapacity: true)
            hasData = false
            idSeen = false
            retrySeen = nil
        }
        guard hasData else { return nil }
        return StreamEvent(
            id: idSeen ? lastEventID : nil,
            event: type.isEmpty ? nil : String(decoding: type, as: UTF8.self),
            data: String(decoding: data.dropLast(), as: UTF8.self),
            retry: retrySeen
        )
    }
}
