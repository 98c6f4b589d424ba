// SPDX-License-Identifier: Apache-2.0

/// How frames travel to and from a card module: in a stream, in two pipes each way, or in HID reports.
package struct SDTCarriage: Sendable, Equatable {
    /// What the module hangs on.
    package enum Road: Sendable, Equatable {
        /// A serial line, a connection, or one pipe each way.
        case stream
        /// The head of a frame goes through the first pipe, its rest through the second (devices.md A.7, variant 1).
        case twoPipes
        /// HID reports.
        case reports(SDTReports)
    }

    /// What is to be written at once, and to which of the device's outputs.
    package struct Parcel: Sendable, Equatable {
        /// The bytes of one write(2) or USB transfer.
        package let bytes: [UInt8]
        /// 0 for the first or only one.
        package let output: Int
    }

    /// Preamble and length.
    private static let headLength = 7
    /// The most bytes that wait for a head; a whole answer.
    package static let capacity = SDTFramer.capacity

    private var road: Road
    private var isWrapped = false
    /// What came through the second pipe before the head that announces it.
    private var early: [UInt8] = []
    private var head: [UInt8] = []
    /// How many bytes of a frame are still to come through the second pipe; nil until its head has come.
    private var owed: Int?

    /// Begins with nothing on the way.
    package init(_ road: Road = .stream) { self.road = road }

    /// Wraps or does not, as the conversation tries it.
    package mutating func use(_ way: SDTWay) { isWrapped = way == .wrappedReports }

    /// Packs one frame.
    package func parcels(of frame: [UInt8]) -> [Parcel] {
        switch road {
        case .stream: [Parcel(bytes: frame, output: 0)]
        case .twoPipes:
            [
                Parcel(bytes: Array(frame.prefix(Self.headLength)), output: 0),
                Parcel(bytes: Array(frame.dropFirst(Self.headLength)), output: 1),
            ]
        case .reports(let reports):
            (isWrapped ? SDTWrapping.packets(of: frame) : [frame])
                .flatMap { reports.reports(of: $0) }
                .map { Parcel(bytes: $0, output: 0) }
        }
    }

    /// Unpacks what came through `input`, in the order of the module's stream; `isFirst` while no frame has begun.
    package mutating func stream(_ bytes: [UInt8], from input: Int, isFirst: Bool) -> ArraySlice<UInt8> {
        switch road {
        case .stream: return bytes[...]
        case .twoPipes: return joined(bytes, input)
        case .reports(var reports):
            let content = reports.content(of: bytes, isFirst: isFirst && !isWrapped)
            road = .reports(reports)
            return isWrapped ? SDTWrapping.piece(of: content) ?? [] : content
        }
    }

    /// Forgets what is on the way, as before a new command is sent.
    package mutating func discard() { (early, head, owed) = ([], [], nil) }

    /// Puts the rest of a frame behind its head, whichever the bus brings first.
    private mutating func joined(_ bytes: [UInt8], _ input: Int) -> ArraySlice<UInt8> {
        if input == 0 {
            head += bytes
            // A module that has two pipes and uses one sends whole frames through it.
            guard head.count <= Self.headLength else {
                defer { discard() }
                return head[...]
            }
        } else {
            early += bytes
        }
        var stream: [UInt8] = []
        if owed == nil, head.count == Self.headLength {
            stream = head
            owed = Int(head[5]) << 8 | Int(head[6])
            head = []
        }
        if let due = owed {
            let rest = early.prefix(due)
            stream += rest
            early.removeFirst(rest.count)
            owed = due == rest.count ? nil : due - rest.count
        }
        if early.count > Self.capacity { discard() }
        return stream[...]
    }
}
