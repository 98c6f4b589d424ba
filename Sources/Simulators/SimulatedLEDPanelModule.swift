// SPDX-License-Identifier: Apache-2.0

/// The inside of a simulated LED panel with a BX controller, written from the protocol's text (devices.md F.1–F.2) and
/// sharing nothing with the daemon's encoder: bytes in, answers out, and what is lit.
///
/// It has memory for dynamic areas, a power switch and a brightness; it checks every length and checksum itself.
package struct SimulatedLEDPanelModule: Sendable {
    /// How it reads the X and W of an area.
    package enum Unit: Sendable {
        /// Bytes of 8 dots; bit 15 says that the number is in dots.
        case bytesUnlessFlagged
        /// Dots, whatever bit 15 says.
        case dots
    }

    /// One dynamic area, as it was told.
    package struct Area: Sendable, Equatable {
        /// Left, top, width and height in dots.
        package let x, y, width, height: Int
        /// The text in its fonts; `□` for what they lack.
        package let text: String
        /// Whether the text moves.
        package let isMoving: Bool
    }

    /// Something that goes wrong with a command that would be obeyed.
    package enum Mishap: Sendable, Equatable {
        /// It answers NACK with this error, and does nothing.
        case refuse(UInt8)
        /// The command does not arrive.
        case loseCommand
        /// It obeys, but its answer does not arrive.
        case loseAnswer
        /// It obeys, and one byte of its answer is another.
        case corruptAnswer
        /// It obeys, and its answer comes with the next one.
        case delayAnswer
        /// The power goes.
        case losePower
    }

    /// Width and height in dots.
    package let size: (width: Int, height: Int)
    /// The controller's address.
    package let address: UInt16
    private let unit: Unit

    /// The areas that are lit, by number.
    package private(set) var areas: [UInt8: Area] = [:]
    /// The level that was set last; nil when none was.
    package private(set) var brightness: UInt8?
    /// False after a power cut.
    package private(set) var hasPower = true
    /// Every picture so far, each differing from the one before: the texts of the areas from top to bottom.
    package private(set) var history: [[String]] = []
    /// Frames that were thrown away: damaged, or for somebody else.
    package private(set) var damagedFrames = 0
    /// Commands that were obeyed.
    package private(set) var obeyed = 0

    /// Pictures that are kept; the oldest is forgotten.
    package static let historyLimit = 4000

    private var receiver = SimulatedLEDPanelReceiver()
    private var mishaps: [Mishap] = []
    private var delayed: [UInt8] = []
    private let font = SimulatedFont()

    /// A dark panel.
    package init(width: Int, height: Int, address: UInt16 = 1, unit: Unit = .bytesUnlessFlagged) {
        (size, self.address, self.unit) = ((width, height), address, unit)
    }

    /// What a person reads from top to bottom, without spaces at the ends; areas without text are left out.
    package var lines: [String] {
        let lit = areas.sorted { ($0.value.y, $0.value.x, $0.key) < ($1.value.y, $1.value.x, $1.key) }
        return lit.map(\.value.text).map(Self.trimmed).filter { !$0.isEmpty }
    }

    /// Plans what happens to the next commands, one each.
    package mutating func plan(_ mishaps: Mishap...) { self.mishaps += mishaps }

    /// Switches off: everything but the settings is forgotten.
    package mutating func losePower() {
        hasPower = false
        (areas, receiver, delayed) = ([:], SimulatedLEDPanelReceiver(), [])
        note()
    }

    /// Switches on again, dark.
    package mutating func restorePower() { hasPower = true }

    /// Takes bytes from the line and returns the answers.
    package mutating func receive(_ bytes: [UInt8]) -> [UInt8] {
        var answers: [UInt8] = []
        for byte in bytes where hasPower {
            switch receiver.take(byte) {
            case .nothing: break
            case .damaged: damagedFrames += 1
            case .frame(let frame): answers += answer(frame)
            }
        }
        return answers
    }

    // MARK: Commands

    private mutating func answer(_ frame: SimulatedLEDPanelReceiver.Frame) -> [UInt8] {
        let isBroadcast = frame.destination >= 0xFFFE
        guard isBroadcast || frame.destination == address else {
            damagedFrames += 1
            return []
        }
        let mishap = mishaps.isEmpty ? nil : mishaps.removeFirst()
        var error: UInt8 = 0
        switch mishap {
        case .loseCommand: return []
        case .losePower:
            losePower()
            return []
        case .refuse(let code): error = code
        case .loseAnswer, .corruptAnswer, .delayAnswer, nil: error = obey(frame.data)
        }
        // Byte 2 of a request says whether it must be answered; FFFF is a broadcast that nobody answers.
        guard frame.data.count > 2, frame.data[2] == 1, frame.destination != 0xFFFF else { return [] }
        var reply = SimulatedLEDPanelReceiver.reply(to: frame, from: address, error: error)
        switch mishap {
        case .loseAnswer: return []
        case .corruptAnswer: reply[reply.count - 4] ^= 0x10
        case .delayAnswer:
            delayed = reply
            return []
        default: break
        }
        defer { delayed = [] }
        return delayed + reply
    }

    /// Does what a command says and returns the error, 0 for none.
    private mutating func obey(_ data: [UInt8]) -> UInt8 {
        guard data.count >= 5 else { return 2 }
        let payload = Array(data[5...])
        switch (data[0], data[1]) {
        case (0xA2, 0x00): break
        case (0xA2, 0x01): areas = [:]
        case (0xA3, 0x10): areas = [:]
        case (0xA3, 0x02):
            guard payload.count >= 2, payload[0] == 1, (1...16).contains(payload[1]) else { return 9 }
            brightness = payload[1]
        case (0xA3, 0x06):
            if data[3] == 1 { areas = [:] }
            guard changeAreas(payload) else { return 9 }
        case (0xA1, _), (0xA2, _), (0xA3, _), (0xA4, _): return 2
        default: return 1
        }
        obeyed += 1
        note()
        return 0
    }

    private mutating func changeAreas(_ payload: [UInt8]) -> Bool {
        var reader = SimulatedLEDPanelReader(payload)
        guard let deletions = reader.byte() else { return false }
        var after = areas
        if deletions == 0xFF {
            after = [:]
        } else {
            for _ in 0..<deletions {
                guard let number = reader.byte() else { return false }
                after[number] = nil
            }
        }
        guard let count = reader.byte() else { return false }
        for _ in 0..<count {
            guard let (number, area) = reader.area(unit == .dots, font) else { return false }
            guard area.x + area.width <= size.width, area.y + area.height <= size.height else { return false }
            after[number] = area
        }
        guard reader.isAtEnd else { return false }
        areas = after
        return true
    }

    private mutating func note() {
        let picture = lines
        guard picture != history.last ?? [] else { return }
        history.append(picture)
        if history.count > Self.historyLimit { history.removeFirst() }
    }

    private static func trimmed(_ text: String) -> String {
        let front = text.unicodeScalars.drop { $0 == " " }
        guard let last = front.lastIndex(where: { $0 != " " }) else { return "" }
        return String(front[...last])
    }
}
