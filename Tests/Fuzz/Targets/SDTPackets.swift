// SPDX-License-Identifier: Apache-2.0
import Ports

@testable import Readers

/// How an ID reader's bytes come over USB: in two pipes, in reports of any shape, in one vendor's packets.
enum SDTPackets {
    static func check(_ input: [UInt8]) throws(Broken) {
        if let piece = SDTWrapping.piece(of: input[...]) {
            try hold(piece.count <= SDTWrapping.pieceLimit, "a piece longer than its packet")
            try hold(input.count >= piece.count + 8, "a piece without what is around it")
        }
        for packet in SDTWrapping.packets(of: input) { try hold(packet.count <= 64, "a packet longer than a report") }
        var script = ByteScript(input)
        var roads: [SDTCarriage.Road] = [.stream, .twoPipes]
        if let descriptor = try? HIDReportDescriptor(script.piece()), let reports = SDTReports(descriptor) {
            roads.append(.reports(reports))
        }
        let rest = script
        for road in roads {
            script = rest
            try carry(&script, SDTCarriage(road))
        }
    }

    private static func carry(_ script: inout ByteScript, _ empty: SDTCarriage) throws(Broken) {
        var carriage = empty
        var framer = SDTFramer()
        var (came, went) = (0, 0)
        while !script.isAtEnd {
            if script.flag() { carriage.use(script.flag() ? .wrappedReports : .plainReports) }
            if script.number(below: 16) == 0 { carriage.discard() }
            let source = script.number(below: 2)
            let bytes = script.piece()
            came += bytes.count
            let stream = carriage.stream(bytes, from: source, isFirst: !framer.isMidFrame)
            went += stream.count
            _ = framer.push(stream)
            try hold(went <= came, "bytes that never came")
        }
        for parcel in carriage.parcels(of: SDTCommand.readCard.bytes) {
            try hold(!parcel.bytes.isEmpty && parcel.output < 2, "a parcel that cannot be sent")
        }
    }
}
