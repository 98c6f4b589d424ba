// SPDX-License-Identifier: Apache-2.0

/// The inside of a simulated receipt printer: an ESC/POS interpreter that is independent of the daemon's encoder.
///
/// It has paper, sensors and an input buffer, and is pure: bytes in, answers out. It executes commands one by one. At a fault it stops and keeps the rest, which it prints once the fault is cleared, as
/// real printers do; only `DLE EOT` is answered all the time. The status bytes are those of devices.md E.2 and E.3.
package struct SimulatedPrinterModule: Sendable {
    /// What a model understands.
    package enum Model: Sendable, CaseIterable {
        /// Answers everything.
        case epson
        /// Skips `GS ( H` without an answer; its `GS !` enlarges ASCII only.
        case clone
        /// Skips `GS ( H` and `GS r`.
        case statusOnly
        /// Prints, and never says a word.
        case mute
    }

    /// What is wrong with it, several at a time.
    package struct Condition: OptionSet, Sendable, Hashable {
        /// The bits of this type.
        package let rawValue: UInt8
        /// Wraps a set of bits of this type.
        package init(rawValue: UInt8) { self.rawValue = rawValue }
        /// The roll is nearly used up; printing goes on.
        package static let nearEnd = Condition(rawValue: 1)
        /// There is no paper.
        package static let paperOut = Condition(rawValue: 2)
        /// The cover is open.
        package static let coverOpen = Condition(rawValue: 4)
        /// The cutter cannot move.
        package static let cutterJam = Condition(rawValue: 8)
        /// Switched offline.
        package static let offline = Condition(rawValue: 16)
    }

    /// Something that happens when that many more bytes were executed.
    package enum Mishap: Sendable, Equatable {
        /// The condition arises.
        case condition(Condition)
        /// The power goes: buffers are empty, the paper stays where it is, nothing works until `restorePower`.
        case powerLoss
    }

    /// What it understands.
    package let model: Model
    /// Columns of its paper: 48 or 32.
    package let columns: Int
    /// What is wrong with it now.
    package private(set) var condition: Condition = []
    /// False after a power loss.
    package private(set) var hasPower = true
    /// The cut slips, oldest first, and last the paper that hangs in the printer, if any.
    package var slips: [SimulatedPrinterSlip] { page.rows.isEmpty ? cut : cut + [page] }
    /// Bytes that were no command; zero for a sound job.
    package internal(set) var strayBytes = 0
    /// Rows that were longer than the paper is wide; zero for a sound job.
    package internal(set) var wraps = 0
    /// Bytes that wait because of a fault.
    package var buffered: Int { buffer.count }

    /// Cut slips that are kept; the oldest is thrown away.
    package static let slipLimit = 200
    /// The input buffer; what does not fit is lost, as on a line without flow control.
    package static let bufferLimit = 65_536

    var page = SimulatedPrinterSlip()
    var cut: [SimulatedPrinterSlip] = []
    var pen = Pen()
    let font = SimulatedFont()
    private var buffer: [UInt8] = []
    private var realTime: [UInt8] = []
    private var countdown: (bytes: Int, mishap: Mishap)?
    var automaticMask: UInt8 = 0

    /// How characters are drawn.
    struct Pen: Sendable {
        var line = ""
        var columns = 0
        var lineScale = 1
        var scale = 1
        var hanziScale = 1
        var isCentered = false
        var isChinese = false
        var code = (payload: [UInt8](), moduleDots: 3)
    }

    /// A printer with paper.
    package init(model: Model = .epson, columns: Int = 48) { (self.model, self.columns) = (model, columns) }

    /// Takes bytes from the line and returns the answers.
    package mutating func receive(_ bytes: [UInt8]) -> [UInt8] {
        guard hasPower else { return [] }
        var replies: [UInt8] = []
        for byte in bytes {
            realTime.append(byte)
            if realTime.count == 3, realTime[0] == 0x10, realTime[1] == 0x04 {
                if model != .mute { replies.append(statusByte(realTime[2])) }
                realTime = []
            } else if realTime.count == 3 || realTime[0] != 0x10 || realTime.count == 2 && realTime[1] != 0x04 {
                store(realTime)
                realTime = []
            }
        }
        return replies + execute()
    }

    /// Lets a condition begin or end, and returns what the printer says about it.
    package mutating func set(_ condition: Condition, _ isPresent: Bool) -> [UInt8] {
        let before = automaticStatus
        if isPresent { self.condition.insert(condition) } else { self.condition.remove(condition) }
        let change = automaticMask != 0 && automaticStatus != before ? automaticStatus : []
        return change + execute()
    }

    /// Plans a mishap for when `bytes` more bytes were executed.
    package mutating func plan(_ mishap: Mishap, afterBytes bytes: Int) { countdown = (bytes, mishap) }

    /// Switches the power on again, with empty buffers.
    package mutating func restorePower() {
        (hasPower, buffer, realTime, automaticMask, pen) = (true, [], [], 0, Pen())
    }

    /// Switches the power off: what was not printed is lost.
    package mutating func losePower() {
        hasPower = false
        (buffer, realTime, pen) = ([], [], Pen())
    }

    private mutating func store(_ bytes: [UInt8]) {
        buffer += bytes.prefix(max(0, Self.bufferLimit - buffer.count))
    }

    /// True while nothing is printed.
    private var isBlocked: Bool {
        !hasPower || !condition.isDisjoint(with: [.paperOut, .coverOpen, .cutterJam, .offline])
    }

    private mutating func execute() -> [UInt8] {
        var (replies, done) = ([UInt8](), 0)
        while !isBlocked, let length = commandLength(buffer[done...]) {
            if let (bytes, mishap) = countdown {
                guard bytes >= length else {
                    countdown = nil
                    buffer.removeFirst(done)
                    return replies + happen(mishap)
                }
                countdown = (bytes - length, mishap)
            }
            replies += run(Array(buffer[done..<done + length]))
            done += length
        }
        // Power lost in between has emptied it already.
        buffer.removeFirst(min(done, buffer.count))
        return replies
    }

    private mutating func happen(_ mishap: Mishap) -> [UInt8] {
        switch mishap {
        case .condition(let condition): return set(condition, true)
        case .powerLoss:
            losePower()
            return []
        }
    }

    private func statusByte(_ query: UInt8) -> UInt8 {
        switch query {
        case 1: isBlocked ? 0x1A : 0x12
        case 2:
            0x12 | (condition.contains(.coverOpen) ? 0x04 : 0) | (condition.contains(.paperOut) ? 0x20 : 0)
                | (condition.contains(.cutterJam) ? 0x40 : 0)
        case 3: condition.contains(.cutterJam) ? 0x1A : 0x12
        default: 0x12 | (condition.contains(.paperOut) ? 0x6C : condition.contains(.nearEnd) ? 0x0C : 0)
        }
    }

    /// The four bytes that `GS a` asks for.
    var automaticStatus: [UInt8] {
        [
            0x10 | (isBlocked ? 0x08 : 0) | (condition.contains(.coverOpen) ? 0x20 : 0),
            condition.contains(.cutterJam) ? 0x08 : 0,
            condition.contains(.paperOut) ? 0x0F : condition.contains(.nearEnd) ? 0x03 : 0,
            0x00,
        ]
    }
}
