// SPDX-License-Identifier: Apache-2.0
import Keypads
import Panels
import Paper
import Ports
import Readers
import Terms

/// What our framers make of a recording: the same code as in the daemon, fed with the same pauses.
package struct RecordingAccount: Sendable, Equatable {
    /// How often what occurred, in words, the most telling first.
    package private(set) var counts: [String: Int] = [:]
    /// Bytes that belonged to nothing.
    package private(set) var noiseBytes = 0

    /// Goes through a recording.
    package init(_ recording: Recording) {
        switch recording.kind {
        case .reader: readModule(recording)
        case .scanner: readStream(recording)
        case .keys: readKeys(recording)
        case .reports: readReports(recording)
        case .printer: readPrinter(recording)
        case .raw: readAnything(recording)
        }
    }

    private mutating func count(_ words: String) { counts[words, default: 0] += 1 }

    /// What was received, each with the time since the piece before.
    private static func pieces(_ recording: Recording) -> [(bytes: [UInt8], at: Int, pause: Duration)] {
        var last = 0
        return recording.entries.compactMap { entry in
            guard case .received(let bytes) = entry.what else { return nil }
            defer { last = entry.at }
            return (bytes, entry.at, .milliseconds(entry.at - last))
        }
    }

    private mutating func readModule(_ recording: Recording) {
        var framer = SDTFramer()
        for (bytes, _, pause) in Self.pieces(recording) {
            if pause >= SDTPace().frameGap, framer.isMidFrame { breakOff(&framer) }
            for answer in framer.push(bytes) { take(answer) }
        }
        if framer.isMidFrame { breakOff(&framer) }
        noiseBytes = framer.noiseBytes
    }

    private mutating func breakOff(_ framer: inout SDTFramer) {
        count("frames that broke off")
        for answer in framer.silence() { take(answer) }
    }

    private mutating func take(_ answer: SDTAnswer) {
        let name = answer.status.map { "\($0)" } ?? "of unknown meaning"
        count("answers \(Hex.text([answer.code])) \(name)")
        // Find answers with four zeros, which are two lengths of nothing.
        guard let reading = SDTReading(data: answer.data), !reading.text.isEmpty else { return }
        count(CardRecord(bytes: reading.text)?.person() == nil ? "cards that are not understood" : "cards read")
    }

    private mutating func readStream(_ recording: Recording) {
        var framer = ScanFramer()
        for (bytes, _, pause) in Self.pieces(recording) {
            if pause >= framer.gap, framer.isMidScan { take(framer.silence()) }
            for outcome in framer.push(bytes) { take(outcome) }
        }
        take(framer.silence())
    }

    private mutating func readKeys(_ recording: Recording) {
        var decoder = KeyDecoder()
        for (bytes, at, pause) in Self.pieces(recording) {
            if pause >= decoder.gap, decoder.isMidScan { take(decoder.silence()) }
            let now = MonotonicTime(nanoseconds: Int64(at) * 1_000_000)
            for outcome in decoder.push(InputEvent.list(bytes), at: now) { take(outcome) }
        }
        take(decoder.silence())
    }

    private mutating func readReports(_ recording: Recording) {
        let layouts = (try? HIDReportDescriptor(recording.descriptor)).map(ScannerReportLayout.all) ?? []
        if layouts.isEmpty { count("descriptors that are no HID POS scanner's") }
        var reports = ScanReports(layouts: layouts)
        for (bytes, _, pause) in Self.pieces(recording) {
            if pause >= ScanReports.gap, reports.isMidScan { take(reports.silence()) }
            take(reports.push(bytes))
        }
        take(reports.silence())
    }

    private mutating func take(_ outcome: ScanOutcome?) {
        switch outcome {
        case .scan(let bytes):
            count(ScanText(bytes: bytes) == nil ? "scans that are no text" : "scans of \(bytes.count) bytes")
        case .text(let text): count("scans of \(text.count) characters")
        case .overlong: count("scans that are too long")
        case .unfinished: count("scans without an end")
        case .typed: count("times that somebody typed")
        case .garbled(let why): count("scans that mean nothing (\(why))")
        case nil: break
        }
    }

    private mutating func readPrinter(_ recording: Recording) {
        var framer = PrinterReplyFramer()
        var query: UInt8 = 1
        for entry in recording.entries {
            switch entry.what {
            case .sent(let bytes): query = bytes.last ?? query
            case .noted: break
            case .received(let bytes):
                for reply in framer.push(bytes) { take(reply, to: query) }
            }
        }
    }

    private mutating func take(_ reply: PrinterReply, to query: UInt8) {
        switch reply {
        case .realTime(let byte):
            let fault = PrinterStatus(realTime: byte, query: query).fault
            count("answers \(Hex.text([byte])) to DLE EOT \(query)" + (fault.map { ": \($0.rawValue)" } ?? ""))
        case .automatic(let bytes): count("automatic status \(Hex.text(bytes))")
        case .marker: count("markers")
        case .bufferCleared: count("answers that the buffers are clear")
        case .paperSensor(let byte): count("answers \(Hex.text([byte])) of the paper sensor")
        }
    }

    private mutating func readAnything(_ recording: Recording) {
        var (panel, keypads) = (OnbonFramer(), KeypadFramer())
        for (bytes, _, _) in Self.pieces(recording) {
            for outcome in panel.push(bytes) {
                count(outcome == .damaged ? "damaged frames of a panel" : "frames of a panel")
            }
            for frame in keypads.push(bytes) { count("frames of keypad \(frame.address)") }
        }
        _ = keypads.silence()
        noiseBytes = keypads.noiseBytes
    }
}
