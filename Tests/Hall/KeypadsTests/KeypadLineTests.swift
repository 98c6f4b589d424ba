// SPDX-License-Identifier: Apache-2.0
import Ports
import Testing

@testable import Keypads

struct `Keypad line` {
    private static let call = KeypadFrame(address: 1, command: 1, data: [0x0C])

    private static func at(_ milliseconds: Int) -> MonotonicTime {
        MonotonicTime(nanoseconds: 1_000_000_000 + Int64(milliseconds) * 1_000_000)
    }

    @Test func `a press is acknowledged by its echo after the line was quiet`() {
        var line = KeypadLine(addresses: [1])
        let heard = line.receive(Self.call.bytes, at: Self.at(0))
        #expect(heard == [KeypadLine.Heard(address: 1, report: .pressed(.callNext, digits: []))])
        #expect(line.deadline == Self.at(12))
        #expect(line.turn(at: Self.at(11)).send == nil)
        #expect(line.turn(at: Self.at(12)).send == Self.call)
        #expect(line.deadline == nil)
    }

    @Test func `an evaluator is acknowledged with command 01`() {
        var line = KeypadLine(addresses: [1])
        let heard = line.receive(bytes("FF 68 03 03 68 01 11 02 14 16"), at: Self.at(0))
        #expect(heard.map(\.report) == [.graded(2)])
        #expect(line.turn(at: Self.at(20)).send?.bytes == bytes("FF 68 03 03 68 01 01 02 04 16"))
    }

    @Test func `a press repeated for want of an acknowledgement counts once, and is acknowledged each time`() {
        var line = KeypadLine(addresses: [1])
        var presses = 0
        for time in stride(from: 0, to: 2000, by: 200) {
            presses += line.receive(Self.call.bytes, at: Self.at(time)).count
            #expect(line.turn(at: Self.at(time + 12)).send == Self.call)
        }
        #expect(presses == 1)
        #expect(line.repetitions == 9)
        presses += line.receive(Self.call.bytes, at: Self.at(1800 + 300)).count
        #expect(presses == 2)
    }

    @Test(arguments: [(100, 1), (130, 2)])
    func `a digit typed twice is two digits sooner than a key is two keys`(gap: Int, count: Int) {
        var line = KeypadLine(addresses: [1])
        let one = KeypadFrame(address: 1, command: 1, data: [1])
        let heard = line.receive(one.bytes, at: Self.at(0)) + line.receive(one.bytes, at: Self.at(gap))
        #expect(heard.count == count)
    }

    @Test func `the same key of two windows is two presses`() {
        var line = KeypadLine(addresses: [1, 2])
        let other = KeypadFrame(address: 2, command: 1, data: [0x0C])
        #expect(line.receive(Self.call.bytes + other.bytes, at: Self.at(0)).map(\.address) == [1, 2])
        #expect(line.pending == 2)
    }

    @Test func `the host's own frames, given back by the adapter, are no presses`() {
        var line = KeypadLine(addresses: [1])
        line.post(.ask, to: 1)
        let ask = bytes("FF 68 03 03 68 01 01 0B 0D 16")
        #expect(line.turn(at: Self.at(0)).send?.bytes == ask)
        #expect(line.receive(ask, at: Self.at(15)).isEmpty)
        #expect(line.ownFrames == 1)
        // The same bytes once more are the clerk's key.
        #expect(line.receive(ask, at: Self.at(30)).map(\.report) == [.pressed(.evaluate, digits: [])])
    }

    @Test func `nothing is said while a frame is under way, until it breaks off`() {
        var line = KeypadLine(addresses: [1])
        line.post(.beep, to: 1)
        #expect(line.receive(Array(Self.call.bytes.prefix(6)), at: Self.at(0)).isEmpty)
        #expect(line.turn(at: Self.at(30)).send == nil)
        #expect(line.deadline == Self.at(40))
        #expect(line.turn(at: Self.at(40)).send?.bytes == bytes("FF 68 02 02 68 01 03 04 16"))
    }

    @Test func `frames follow each other with a pause for the keypad's transceiver, acknowledgements first`() {
        var line = KeypadLine(addresses: [1, 2])
        line.post(.show(KeypadDigits(waiting: 7, ticket: 12)), to: 2)
        line.post(.beep, to: 2)
        _ = line.receive(Self.call.bytes, at: Self.at(0))
        #expect(line.turn(at: Self.at(12)).send == Self.call)
        // Ten bytes at 9600 baud and 20 ms.
        #expect(line.turn(at: Self.at(42)).send == nil)
        #expect(line.turn(at: Self.at(43)).send?.data == [0, 0, 7, 0, 1, 2])
        #expect(line.turn(at: Self.at(43)).send == nil)
        #expect(line.turn(at: Self.at(90)).send?.command == 3)
    }

    @Test func `a newer display replaces one that still waits`() {
        var line = KeypadLine(addresses: [1])
        for waiting in 0..<500 { line.post(.show(KeypadDigits(waiting: waiting, ticket: nil)), to: 1) }
        #expect(line.pending == 1)
        #expect(line.turn(at: Self.at(0)).send?.data == [4, 9, 9, 0, 0, 0])
    }

    @Test func `acknowledgements that cannot be sent are bounded`() {
        let addresses = Array(UInt8(1)...60)
        var line = KeypadLine(addresses: Set(addresses))
        for address in addresses {
            _ = line.receive(KeypadFrame(address: address, command: 1, data: [0x0C]).bytes, at: Self.at(0))
        }
        #expect(line.pending == KeypadLine.waitingAcknowledgements)
    }

    @Test func `a keypad that nobody configured is counted and not answered`() {
        var line = KeypadLine(addresses: [2])
        #expect(line.receive(Self.call.bytes, at: Self.at(0)).isEmpty)
        #expect(line.strangers == 1)
        #expect(line.pending == 0)
    }

    private static let displays: [(Int, Int?, String)] = [
        (0, nil, "000000"), (7, 12, "007012"), (1200, 1034, "999034"), (-1, 999, "000999"),
    ]

    @Test(arguments: displays)
    func `the display shows three digits of each`(waiting: Int, ticket: Int?, shown: String) {
        let digits = KeypadDigits(waiting: waiting, ticket: ticket).bytes
        #expect(digits.map { String($0) }.joined() == shown)
    }

    @Test func `what was half heard before the line was opened again is void`() {
        var line = KeypadLine(addresses: [1])
        _ = line.receive(Array(Self.call.bytes.prefix(6)), at: Self.at(0))
        line.post(.beep, to: 1)
        line.reset()
        #expect(line.deadline == nil)
        #expect(line.receive(Array(Self.call.bytes.dropFirst(6)), at: Self.at(1)).isEmpty)
    }
}

struct `Keypad report` {
    private static let reports: [([UInt8], KeypadReport)] = [
        ([0x0C], .pressed(.callNext, digits: [])), ([0x06, 0x0F], .pressed(.ok, digits: [6])),
        ([0x01, 0x02, 0x13], .pressed(.transfer, digits: [1, 2])), ([0x05], .typed([5])), ([0x10], .unknown),
        ([0x0C, 0x0F], .unknown), ([0x0E], .pressed(.cancel, digits: [])),
        ([0x11], .pressed(.oneMetreLine, digits: [])),
    ]

    @Test(arguments: reports)
    func `the last byte is the key, those before it are digits`(data: [UInt8], report: KeypadReport) {
        #expect(KeypadReport(KeypadFrame(address: 1, command: 1, data: data)) == report)
    }

    @Test(arguments: [
        "FF 68 08 08 68 01 02 00 00 07 0A 0A 0A 28 16", "FF 68 02 02 68 01 03 04 16", "FF 68 02 02 68 01 01 02 16",
    ])
    func `what only a host says is no report`(text: String) {
        var framer = KeypadFramer()
        let frames = framer.push(bytes(text))
        #expect(frames.count == 1)
        #expect(frames.compactMap { KeypadReport($0) }.isEmpty)
    }

    @Test func `an evaluator has four keys`() {
        let reports = (UInt8(0)...4).map { KeypadReport(KeypadFrame(address: 1, command: 0x11, data: [$0])) }
        #expect(reports == [.graded(0), .graded(1), .graded(2), .graded(3), .unknown])
    }
}
