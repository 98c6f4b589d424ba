// SPDX-License-Identifier: Apache-2.0
import Glibc
import Testing

@testable import Ports

struct USBExchangeTests {
    private var exchange = USBExchange(inputs: [0x81, 0x85], outputs: [0x02, 0x06], limit: 40_000)

    @Test func `every input is asked at once, and again after each packet`() {
        var exchange = exchange
        #expect(exchange.begin() == [.listen(input: 0), .listen(input: 1)])
        #expect(
            exchange.finished(0x85, failure: 0, count: 2, bytes: [1, 2])
                == [.deliver([1, 2], input: 1), .listen(input: 1)]
        )
        // A packet of no bytes, as after a full one, is not handed on.
        #expect(exchange.finished(0x81, failure: 0, count: 0) == [.listen(input: 0)])
    }

    @Test func `pipes to the device are fed one after the other, in order`() throws {
        var exchange = exchange
        #expect(try exchange.add([1, 2, 3], output: 0) == [.send([1, 2, 3], output: 0)])
        #expect(try exchange.add([4], output: 1) == [])
        #expect(exchange.pending == 4)
        #expect(exchange.finished(0x02, failure: 0, count: 3) == [.send([4], output: 1)])
        #expect(exchange.finished(0x06, failure: 0, count: 1) == [.drained])
        #expect(exchange.pending == 0)
    }

    @Test func `a long write goes in pieces, and what was not taken goes again`() throws {
        var exchange = exchange
        let long = (0..<20_000).map { UInt8(truncatingIfNeeded: $0) }
        #expect(try exchange.add(long, output: 0) == [.send(Array(long.prefix(16_384)), output: 0)])
        #expect(exchange.finished(0x02, failure: 0, count: 16_000) == [.send(Array(long.dropFirst(16_000)), output: 0)])
        #expect(exchange.finished(0x02, failure: 0, count: 4000) == [.drained])
    }

    @Test func `a full queue takes nothing of what does not fit`() throws {
        var exchange = exchange
        _ = try exchange.add([UInt8](repeating: 0, count: 39_999), output: 0)
        #expect(throws: PortError.full(limit: 40_000)) { try exchange.add([1, 2], output: 1) }
        #expect(exchange.pending == 39_999)
    }

    @Test func `a stopped input is cleared, begun anew and listened to again`() {
        var exchange = exchange
        #expect(exchange.finished(0x81, failure: EPIPE, count: 0) == [.clear(0x81)])
        // The other pipe stops meanwhile, and waits for its turn at the control pipe.
        #expect(exchange.finished(0x85, failure: EPIPE, count: 0) == [])
        #expect(exchange.finished(0, failure: 0, count: 8) == [.reset(0x81), .listen(input: 0), .clear(0x85)])
        #expect(exchange.finished(0, failure: 0, count: 8) == [.reset(0x85), .listen(input: 1)])
    }

    @Test func `a stopped output sends again what it has not taken`() throws {
        var exchange = exchange
        _ = try exchange.add([1, 2, 3], output: 0)
        #expect(exchange.finished(0x02, failure: EPIPE, count: 1) == [.clear(0x02)])
        #expect(try exchange.add([4], output: 0) == [])
        #expect(exchange.finished(0, failure: 0, count: 8) == [.reset(0x02), .send([2, 3], output: 0)])
    }

    @Test(arguments: [EPIPE, EPROTO, EOVERFLOW])
    func `a pipe that fails again and again ends the line, one that recovers does not`(code: CInt) {
        var exchange = exchange
        for round in 1...20 {
            for _ in 1...USBExchange.faultLimit {
                let actions = exchange.finished(0x81, failure: code, count: 0)
                #expect(actions == (code == EPIPE ? [.clear(0x81)] : [.listen(input: 0)]), "round \(round)")
                if code == EPIPE { _ = exchange.finished(0, failure: 0, count: 8) }
            }
            _ = exchange.finished(0x81, failure: 0, count: 1, bytes: [1])
        }
        for _ in 1...USBExchange.faultLimit {
            _ = exchange.finished(0x81, failure: code, count: 0)
            if code == EPIPE { _ = exchange.finished(0, failure: 0, count: 8) }
        }
        #expect(
            exchange.finished(0x81, failure: code, count: 0) == [.end(.system(call: "the USB pipe 129", code: code))]
        )
    }

    @Test func `what a device answers to no clearing ends the line`() {
        var exchange = exchange
        _ = exchange.finished(0x81, failure: EPIPE, count: 0)
        #expect(
            exchange.finished(0, failure: EPIPE, count: 0) == [.end(.system(call: "CLEAR_FEATURE", code: EPIPE))]
        )
    }

    @Test(arguments: [ENODEV, ESHUTDOWN])
    func `unplugged is hung up`(code: CInt) throws {
        var exchange = exchange
        #expect(exchange.finished(0x85, failure: code, count: 0) == [.end(.hungUp)])
        _ = try exchange.add([1], output: 0)
        #expect(exchange.finished(0x02, failure: code, count: 0) == [.end(.hungUp)])
    }

    @Test(arguments: [ENOENT, 0])
    func `what is given up is taken back, and what comes after it goes out whole`(code: CInt) throws {
        var exchange = exchange
        _ = try exchange.add([1, 2], output: 0)
        _ = try exchange.add([3], output: 1)
        #expect(exchange.discard() == [.withdraw(0x02)])
        #expect(exchange.pending == 0)
        #expect(try exchange.add([4, 5, 6], output: 1) == [])
        // It may have been done just before it was taken back; its bytes are not those that wait now.
        #expect(exchange.finished(0x02, failure: code, count: 2) == [.drained, .send([4, 5, 6], output: 1)])
        #expect(exchange.finished(0x06, failure: 0, count: 3) == [.drained])
        #expect(exchange.discard() == [])
    }
}
