// SPDX-License-Identifier: Apache-2.0
import Ports

@testable import Probe

/// What is kept of a card, a code or a line of text, however it comes and breaks off: nothing that tells a person.
enum RecordingMasks {
    /// The kinds of cards, by the unit that marks them; the last one is of no known kind.
    private static let marks: [UInt16] = [0x20, 0x49, 0x4A, 0x59, 0x51]
    private static let (markUnit, recordUnits, photoBytes) = (124, 128, 1024)
    private static let preamble: [UInt8] = [0xAA, 0xAA, 0xAA, 0x96, 0x69]

    static func check(_ input: [UInt8]) throws(Broken) {
        var script = ByteScript(input)
        switch script.oneOf(Recording.Kind.allCases) {
        case .reader: try checkCards(&script)
        case .scanner: try checkText(.scanner, script.remainder())
        case .keys: try checkKeys(script.remainder())
        case .reports: try checkReports(&script)
        case .printer: try checkLines(.printer, &script)
        case .raw: try checkLines(.raw, &script)
        }
    }

    // MARK: Cards

    /// Cards whose texts are of characters that no mask writes: both bytes of each lie in B0–BF.
    private static func checkCards(_ script: inout ByteScript) throws(Broken) {
        var mask = RecordingMask(.reader, descriptor: [])
        var recording = Recording(.reader, address: "serial:/dev/null", startedAt: "2026-11-23T09:00:00+08:00")
        var sent = 0
        func keep(_ bytes: [UInt8]) {
            if !bytes.isEmpty { recording.add(.received(bytes), at: 0) }
        }
        for _ in 0..<4 where !script.isAtEnd {
            let bytes = damaged(frame(reading(&script)), &script)
            sent += bytes.count
            for piece in pieces(bytes, &script) {
                if let kept = try? mask.push(piece) { keep(kept) }
                if script.number(below: 8) == 7 { keep(mask.silence()) }
            }
        }
        keep(mask.silence())
        try hold(!mask.isHolding, "a rest does not end what is held back")
        guard let again = try? Recording(text: recording.text) else {
            throw Broken(rule: "a masked recording is not read again")
        }
        let kept = again.entries.flatMap { entry -> [UInt8] in
            if case .received(let bytes) = entry.what { bytes } else { [] }
        }
        try hold(kept.count == sent, "bytes are lost or made up")
        for (one, next) in zip(kept, kept.dropFirst()) {
            try hold(!(isSomebodys(one) && isSomebodys(next)), "a character of a person is kept")
        }
    }

    private static func isSomebodys(_ byte: UInt8) -> Bool { (0xB0...0xBF).contains(byte) }

    /// What a module says of a card: a character or a blank in every place, and now and then a record that is too short.
    private static func reading(_ script: inout ByteScript) -> [UInt8] {
        let (mark, isWhole) = (script.oneOf(marks), script.number(below: 8) != 7)
        var units = (0..<(isWhole ? recordUnits : script.number(below: recordUnits))).map { _ in
            let byte = script.byte()
            return byte % 5 == 4 ? 0x20 : 0xB0B0 | UInt16(byte & 0x0F) << 8 | UInt16(byte >> 4)
        }
        if isWhole { units[markUnit] = mark }
        let text = units.flatMap { [UInt8(truncatingIfNeeded: $0), UInt8($0 >> 8)] }
        let photo = [UInt8](repeating: 0xBB, count: photoBytes)
        let lengths = [text.count, photo.count].flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] }
        return lengths + text + photo
    }

    private static func frame(_ data: [UInt8]) -> [UInt8] {
        let length = data.count + 4
        let body = [UInt8(length >> 8), UInt8(length & 0xFF), 0, 0, 0x90] + data
        return preamble + body + [body.reduce(0, ^)]
    }

    /// Behind the head: bits that are wrong, bytes that are lost, an end that never comes, and noise before all of it.
    private static func damaged(_ frame: [UInt8], _ script: inout ByteScript) -> [UInt8] {
        var bytes = frame
        func place() -> Int { 10 + (Int(script.byte()) << 8 | Int(script.byte())) % (bytes.count - 10) }
        switch script.number(below: 6) {
        case 3: bytes[place()] ^= 1 << script.number(below: 8)
        case 4: bytes.remove(at: place())
        case 5: bytes.removeLast(bytes.count - place())
        default: break
        }
        return script.piece().map { 0xB0 | $0 & 0x0F } + bytes
    }

    private static func pieces(_ bytes: [UInt8], _ script: inout ByteScript) -> [[UInt8]] {
        var (pieces, rest) = ([[UInt8]](), bytes[...])
        while !rest.isEmpty {
            // When the script is used up, all that is left comes at once.
            let size = script.isAtEnd ? rest.count : 1 + Int(script.byte()) * 4
            pieces.append(Array(rest.prefix(size)))
            rest = rest.dropFirst(size)
        }
        return pieces
    }

    // MARK: Codes and text

    private static func checkText(_ kind: Recording.Kind, _ bytes: [UInt8]) throws(Broken) {
        var mask = RecordingMask(kind, descriptor: [])
        let kept = ((try? mask.push(bytes)) ?? []) + mask.silence()
        try hold(kept.count == bytes.count, "bytes are lost or made up")
        try hold(kept.allSatisfy(isNobodys), "a letter or a digit is kept")
        let isText = String(validating: bytes, as: UTF8.self) != nil
        try hold(!isText || String(validating: kept, as: UTF8.self) != nil, "what was text is none")
    }

    /// What a mask may leave: signs and controls, x, 0, and the bytes that stand for longer characters.
    private static func isNobodys(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "1")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"): false
        case UInt8(ascii: "a")...UInt8(ascii: "z"): byte == UInt8(ascii: "x")
        case 0x80...0xFF: [0x90, 0xC3, 0xE6, 0xF0].contains(byte)
        default: true
        }
    }

    private static func checkKeys(_ bytes: [UInt8]) throws(Broken) {
        let events = bytes.flatMap { code in
            [
                InputEvent(type: 4, code: 4, value: 0x70000 + Int32(code)),
                InputEvent(type: InputEvent.key, code: UInt16(code), value: 1),
            ]
        }
        let kept = InputEvent.list(KeyMask.masked(events.flatMap(\.bytes)))
        try hold(kept.count == events.count, "keys are lost or made up")
        // linux/input-event-codes.h: 1–9 of the top row, the three rows of letters, 1–9 of the keypad.
        let meaningful: [ClosedRange<UInt16>] = [2...10, 16...25, 30...38, 44...44, 46...50, 71...73, 75...77, 79...81]
        for event in kept {
            try hold(event.type != 4 || event.value == 0, "a scan code is kept")
            try hold(
                event.type != InputEvent.key || !meaningful.contains { $0.contains(event.code) },
                "a letter or a digit is kept"
            )
        }
    }

    /// A report that no layout knows keeps its number alone; whatever a layout says, no length changes.
    private static func checkReports(_ script: inout ByteScript) throws(Broken) {
        var known = RecordingMask(.reports, descriptor: script.piece())
        let report = script.remainder()
        try hold((try? known.push(report))?.count == report.count, "bytes are lost or made up")
        var unknown = RecordingMask(.reports, descriptor: [])
        let kept = (try? unknown.push(report)) ?? []
        try hold(kept.prefix(1) == report.prefix(1), "the number of a report is lost")
        try hold(kept.dropFirst().allSatisfy(isNobodys), "a letter or a digit of an unknown report is kept")
    }

    /// Lines of text, cut anywhere, and a card module's head, which ends the recording.
    private static func checkLines(_ kind: Recording.Kind, _ script: inout ByteScript) throws(Broken) {
        let isModule = script.number(below: 4) == 3
        var (cuts, text) = (ByteScript(script.piece()), [UInt8]())
        while !script.isAtEnd {
            let line = script.piece().map { $0 % 2 == 0 ? UInt8(ascii: "1") + $0 % 9 : UInt8(ascii: "A") + $0 % 26 }
            // Fewer characters may be the status bytes of a printer.
            if line.count >= RunMask.leastRun { text += line + [0x0D] }
        }
        var (mask, kept) = (RecordingMask(kind, descriptor: []), [UInt8]())
        var isRefused = false
        for piece in pieces(text + (isModule ? preamble : []), &cuts) where !isRefused {
            do throws(RecordingFault) {
                kept += try mask.push(piece)
            } catch { isRefused = true }
        }
        // A refusal ends a recording, and nothing of it is written.
        if !isRefused { kept += mask.silence() }
        try hold(!isModule || isRefused, "a card module is recorded without its mask")
        try hold(isModule || !isRefused, "a line of text is taken for a card module")
        try hold(kept.allSatisfy(isNobodys), "a letter or a digit is kept")
        try hold(isModule || kept.count == text.count, "bytes are lost or made up")
    }
}
