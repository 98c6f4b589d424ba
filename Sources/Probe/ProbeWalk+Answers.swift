// SPDX-License-Identifier: Apache-2.0
import Paper
import Ports
import Readers
import Terms

// What is made of what was understood.
extension ProbeWalk {
    /// The answer of a panel that has taken a command, A0 00 or A0 01 (devices.md F.1).
    private static let panelAnswer: UInt8 = 0xA0
    /// What stands before and behind the text that `GS I` is answered with.
    private static let (nameMark, nameEnd): (UInt8, UInt8) = (0x5F, 0x00)
    /// The longest name that is shown.
    private static let nameLimit = 40

    /// Takes one thing that was understood; an empty list leaves it at that.
    mutating func take(_ heard: ProbeEars.Heard, at now: MonotonicTime) -> [Output] {
        switch heard {
        case .module(let answer):
            if state == .asking(.moduleIdentity) { return foundReader(SAMIdentity(bytes: answer.data)) }
            moduleCode = answer.code
            return ask(.moduleIdentity, at: rate, now)
        case .panel(let data):
            guard data.count >= 5, data[0] == Self.panelAnswer else { return [] }
            return finish(.found(.panel, rate), ["it answered the greeting of Onbon panels with a sound frame"])
        case .keypad(let address):
            return finish(.found(.keypads, rate), ["keypad \(address) sent a sound frame of the FF 68 protocol"])
        case .printer(.realTime(let byte)):
            guard case .asking(.printerStatus(let number)) = state, ears.count <= Self.longestStatus else { return [] }
            statuses.append(byte)
            return ask(number < 4 ? .printerStatus(number + 1) : .printerModel, at: rate, now)
        case .printer: return endsName ? foundPrinter() : []
        }
    }

    /// Whether the name of the model has come to its end.
    private var endsName: Bool {
        state == .asking(.printerModel) && ears.recent.first == Self.nameMark && ears.recent.last == Self.nameEnd
    }

    mutating func foundReader(_ identity: SAMIdentity?) -> [Output] {
        var reasons = ["it answered the SDT status command with a sound frame"]
        if let moduleCode, SDTStatus(rawValue: moduleCode)?.consequence == .deviceFault {
            reasons.append("it reports the fault \(Hex.text([moduleCode])): its maker has to look at it")
        }
        reasons.append(identity.map { "its number is \($0.text)" } ?? "it did not tell its number")
        return finish(.found(.reader, rate), reasons)
    }

    mutating func foundPrinter() -> [Output] {
        let name = ears.recent.drop { $0 != Self.nameMark }.dropFirst().prefix { $0 != Self.nameEnd }
        let text = String(decoding: name.filter { (0x20...0x7E).contains($0) }.prefix(Self.nameLimit), as: UTF8.self)
        let status = statuses.enumerated().reduce(into: PrinterStatus()) {
            $0.formUnion(PrinterStatus(realTime: $1.element, query: UInt8($1.offset + 1)))
        }
        var reasons = ["it answered DLE EOT 1 to 4 with \(Hex.text(statuses))"]
        reasons.append(status.fault.map { "it cannot print now: \($0.words)" } ?? "it is ready to print")
        if !text.isEmpty { reasons.append("it calls itself \(text)") }
        return finish(.found(.printer, rate), reasons)
    }

    mutating func foundScanner(_ shape: ScanShape) -> [Output] {
        let what = shape.isZone ? "a line of a machine-readable zone" : "text"
        let reason = "it sent \(what), \(shape.length) characters, ended by \(shape.ending)"
        return finish(.found(shape.isZone ? .documents : .scanner, rate), [reason])
    }
}

extension PrinterFault {
    /// What is wrong, for whoever stands in front of it.
    fileprivate var words: String {
        switch self {
        case .gone: "it is not there"
        case .busy: "it serves somebody else"
        case .silent: "it does not answer"
        case .coverOpen: "its cover is open"
        case .paperOut: "it has no paper"
        case .cutter: "its cutter is jammed"
        case .mechanical: "a mechanical fault; switch it off and on"
        case .overheated: "it is too hot and recovers by itself"
        case .offline: "it is offline"
        }
    }
}
