// SPDX-License-Identifier: Apache-2.0

/// The inside of a simulated receipt printer: an ESC/POS interpreter that is independent of the daemon's encoder.
///
/// It has paper, sensors and an input buffer, and is pure: bytes in, answers out. It executes commands one by one. At a
/// fault it stops and keeps the rest, which it prints once the fault is cleared, as real printers do; only `DLE EOT` and
/// the order to forget the rest are heeded all the time. The status bytes are those of devices.md E.2 and E.3.
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
        /// The print head is too hot; it cools down by itself.
        package static let overheated = Condition(rawValue: 32)
        /// Everything that keeps it from printing.
        package static let faults: Condition = [.paperOut, .coverOpen, .cutterJam, .offline, .overheated]
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
    /// Slips that were ever cut, those that were thrown away included.
    package internal(set) var cuts = 0
    /// Bytes that were no command; zero for a sound job.
    package internal(set) var strayBytes = 0
    /// Rows that were longer than the paper is wide; zero for a sound job.
    package internal(set) var wraps = 0
    /// Bytes that wait because of a fault.
    package var buffered: Int { buffer.count }
    /// Dots of paper that were fed, to the cutter included.
    package internal(set) var fedDots = 0
    /// Bytes that were lost because the buffer was full.
    package private(set) var lostBytes = 0
    /// How many bytes it executes at a `tick`; nil for all at once.
    package var bytesPerTick: Int?
    /// The buffer of a model that says XOFF when so many bytes wait, and XON when a quarter of them does; nil for one that
    /// says neither.
    package var flowLimit: Int?

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
    private var isHolding = false
    private var allowance = 0
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
        var pitch = 30
        var code = (payload: [UInt8](), moduleDots: 3)
    }

    /// A printer with paper.
    package init(model: Model = .epson, columns: Int = 48) { (self.model, self.columns) = (model, columns) }

    /// Takes bytes from the line and returns the answers.
    package mutating func receive(_ bytes: [UInt8]) -> [UInt8] {
        guard hasPower else { return [] }
        var replies: [UInt8] = []
        for byte in bytes {
            guard byte == 0x10 || !realTime.isEmpty else {
                store([byte])
                continue
            }
            realTime.append(byte)
            while !realTime.isEmpty, order == nil { store([realTime.removeFirst()]) }
            guard let order else { continue }
            // The last byte of `DLE EOT` says which status is wanted.
            guard realTime.count == (order.count == 2 ? 3 : order.count) else { continue }
            if model != .mute { replies += order.count == 2 ? [statusByte(realTime[2])] : forget() }
            realTime = []
        }
        return replies + execute() + hold()
    }

    /// The order that has begun, if any.
    private var order: [UInt8]? { orders.first { $0.starts(with: realTime.prefix($0.count)) } }

    /// What this model heeds at once, whatever waits: `DLE EOT`, and `DLE DC4` function 8.
    private var orders: [[UInt8]] {
        let clear: [UInt8] = [0x10, 0x14, 0x08, 0x01, 0x03, 0x14, 0x01, 0x06, 0x02, 0x08]
        switch model {
        case .epson: return [[0x10, 0x04], clear]
        case .clone, .statusOnly, .mute: return [[0x10, 0x04]]
        }
    }

    /// Forgets what waits to be printed; the paper stays where it is.
    private mutating func forget() -> [UInt8] {
        (buffer, pen) = ([], Pen())
        return [0x37, 0x25, 0x00]
    }

    /// XOFF when the buffer fills up, XON when there is room again.
    private mutating func hold() -> [UInt8] {
        guard let flowLimit else { return [] }
        if !isHolding, buffer.count >= flowLimit {
            isHolding = true
            return [0x13]
        }
        guard isHolding, buffer.count <= flowLimit / 4 else { return [] }
        isHolding = false
        return [0x11]
    }

    /// A printer that takes its time executes some more bytes.
    package mutating func tick() -> [UInt8] {
        allowance = bytesPerTick ?? 0
        return execute() + hold()
    }

    /// Lets a condition begin or end, and returns what the printer says about it.
    package mutating func set(_ condition: Condition, _ isPresent: Bool) -> [UInt8] {
        let before = automaticStatus
        if isPresent { self.condition.insert(condition) } else { self.condition.remove(condition) }
        let change = automaticMask != 0 && automaticStatus != before ? automaticStatus : []
        return change + execute() + hold()
    }

    /// Plans a mishap for when `bytes` more bytes were executed.
    package mutating func plan(_ mishap: Mishap, afterBytes bytes: Int) { countdown = (bytes, mishap) }

    /// Switches the power on again, with empty buffers.
    package mutating func restorePower() {
        (hasPower, buffer, realTime, automaticMask, pen) = (true, [], [], 0, Pen())
        isHolding = false
    }

    /// Switches the power off: what was not printed is lost.
    package mutating func losePower() {
        hasPower = false
        (buffer, realTime, pen) = ([], [], Pen())
    }

    private mutating func store(_ bytes: [UInt8]) {
        let taken = bytes.prefix(max(0, Self.bufferLimit - buffer.count))
        buffer += taken
        lostBytes += bytes.count - taken.count
    }

    /// True while nothing is printed.
    private var isBlocked: Bool {
        !hasPower || !condition.isDisjoint(with: .faults)
    }

    private mutating func execute() -> [UInt8] {
        var (replies, done) = ([UInt8](), 0)
        while !isBlocked, let length = commandLength(buffer[done...]) {
            if bytesPerTick != nil {
                guard allowance > 0 else { break }
                allowance -= length
            }
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
                | (condition.isDisjoint(with: [.cutterJam, .overheated]) ? 0 : 0x40)
        case 3: 0x12 | (condition.contains(.cutterJam) ? 0x08 : 0) | (condition.contains(.overheated) ? 0x40 : 0)
        default: 0x12 | (condition.contains(.paperOut) ? 0x6C : condition.contains(.nearEnd) ? 0x0C : 0)
        }
    }

    /// The four bytes that `GS a` asks for.
    var automaticStatus: [UInt8] {
        [
            0x10 | (isBlocked ? 0x08 : 0) | (condition.contains(.coverOpen) ? 0x20 : 0),
            (condition.contains(.cutterJam) ? 0x08 : 0) | (condition.contains(.overheated) ? 0x40 : 0),
            condition.contains(.paperOut) ? 0x0F : condition.contains(.nearEnd) ? 0x03 : 0,
            0x00,
        ]
    }
}
