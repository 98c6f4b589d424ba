// SPDX-License-Identifier: Apache-2.0

// The commands that the interpreter knows; anything else is counted as a stray byte.
extension SimulatedPrinterModule {
    /// The length of the command at the beginning of `bytes`, nil while it is incomplete.
    func commandLength(_ bytes: ArraySlice<UInt8>) -> Int? {
        guard let first = bytes.first else { return nil }
        let second = bytes.dropFirst().first
        let length: Int?
        switch first {
        case 0x1B: length = second.map { [0x40, 0x32].contains($0) ? 2 : 3 }
        case 0x1C: length = second.map { [0x26, 0x2E].contains($0) ? 2 : 3 }
        case 0x1D: length = groupLength(Array(bytes.prefix(5)))
        case 0x81...0xFE where pen.isChinese: length = 2
        default: length = 1
        }
        return length.flatMap { bytes.count >= $0 ? $0 : nil }
    }

    private func groupLength(_ bytes: [UInt8]) -> Int? {
        guard bytes.count > 2 else { return nil }
        switch bytes[1] {
        case 0x28: return bytes.count == 5 ? 5 + Int(bytes[3]) + Int(bytes[4]) << 8 : nil
        case 0x56: return [0x41, 0x42].contains(bytes[2]) ? 4 : 3
        default: return 3
        }
    }

    /// Executes one whole command and returns its answer.
    mutating func run(_ command: [UInt8]) -> [UInt8] {
        switch command[0] {
        case 0x0A: printLine()
        case 0x1B: runEscape(command)
        case 0x1C: runChinese(command)
        case 0x1D: return runGroup(command)
        case 0x20...0x7E: draw(String(UnicodeScalar(command[0])), cells: 1, scale: pen.scale)
        case 0x81...0xFE where command.count == 2:
            draw(font.character(command[0], command[1]), cells: 2, scale: pen.hanziScale)
        default: strayBytes += 1
        }
        return []
    }

    private mutating func runEscape(_ command: [UInt8]) {
        switch command[1] {
        case 0x40: (pen, automaticMask) = (Pen(), 0)
        case 0x61: pen.isCentered = command[2] == 1 || command[2] == 0x31
        case 0x64: for _ in 0..<command[2] { printLine() }
        case 0x33: pen.pitch = Int(command[2])
        case 0x4A: fedDots += Int(command[2])
        case 0x32: pen.pitch = 30
        case 0x45: break
        default: strayBytes += command.count
        }
    }

    private mutating func runChinese(_ command: [UInt8]) {
        switch command[1] {
        case 0x26: pen.isChinese = true
        case 0x2E: pen.isChinese = false
        case 0x21: pen.hanziScale = command[2] & 0x0C == 0x0C ? 2 : 1
        case 0x57: pen.hanziScale = command[2] & 1 == 1 ? 2 : 1
        default: strayBytes += command.count
        }
    }

    private mutating func runGroup(_ command: [UInt8]) -> [UInt8] {
        switch command[1] {
        case 0x21:
            pen.scale = Int(command[2] & 0x07) + 1
            if model != .clone { pen.hanziScale = pen.scale }
        case 0x28 where command[2] == 0x6B: runCode(Array(command[5...]))
        case 0x28 where command[2] == 0x48: return model == .epson ? [0x37, 0x22] + command[7...] + [0x00] : []
        case 0x56:
            // Functions 65 and 66 feed to the cutter themselves.
            if command.count == 4 { fedDots += Self.cutterDots + Int(command[3]) }
            cutPaper()
        case 0x61:
            automaticMask = command[2]
            return automaticMask != 0 && model != .mute ? automaticStatus : []
        case 0x72: return [.epson, .clone].contains(model) ? [condition.contains(.nearEnd) ? 0x03 : 0x00] : []
        default: strayBytes += command.count
        }
        return []
    }

    /// `GS ( k` for cn 49, after its length: functions 65, 67, 69, 80 and 81.
    private mutating func runCode(_ parameters: [UInt8]) {
        guard parameters.count >= 2, parameters[0] == 0x31 else { return strayBytes += parameters.count }
        switch parameters[1] {
        case 0x41, 0x45: break
        case 0x43: pen.code.moduleDots = Int(parameters.last ?? 0)
        case 0x50: pen.code.payload = Array(parameters.dropFirst(3))
        case 0x51:
            let payload = String(decoding: pen.code.payload, as: UTF8.self)
            page.codes.append(payload)
            fedDots += Self.codeModules(payload.utf8.count) * pen.code.moduleDots
            addRow("[QR \(payload)]", scale: 1, columns: payload.utf8.count + 5)
        default: strayBytes += parameters.count
        }
    }

    private mutating func draw(_ text: String, cells: Int, scale: Int) {
        if pen.columns + cells * scale > columns {
            wraps += 1
            printLine()
        }
        pen.line += text
        pen.columns += cells * scale
        pen.lineScale = max(pen.lineScale, scale)
    }

    /// Modules along a side at correction level M in byte mode (ISO/IEC 18004 table 7).
    private static func codeModules(_ bytes: Int) -> Int {
        let version = [14, 26, 42, 62, 84, 106, 122, 152, 180, 213].firstIndex { bytes <= $0 } ?? 9
        return 21 + 4 * version
    }

    /// Between head and cutter: 14 mm.
    private static let cutterDots = 109

    private mutating func printLine() {
        fedDots += max(pen.pitch, 24 * pen.lineScale)
        addRow(pen.line, scale: pen.lineScale, columns: pen.columns)
        (pen.line, pen.columns, pen.lineScale) = ("", 0, 1)
    }

    private mutating func addRow(_ text: String, scale: Int, columns: Int) {
        page.rows.append(.init(text: text, scale: scale, columns: columns, isCentered: pen.isCentered))
    }

    private mutating func cutPaper() {
        page.isCut = true
        cut.append(page)
        cuts += 1
        if cut.count > Self.slipLimit { cut.removeFirst() }
        page = SimulatedPrinterSlip()
    }
}
