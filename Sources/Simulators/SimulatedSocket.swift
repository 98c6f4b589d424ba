// SPDX-License-Identifier: Apache-2.0
import Glibc
package import Ports

/// A device on the network: raw TCP at 127.0.0.1, one connection at a time; a second one waits.
package final class SimulatedSocket: Sendable {
    private struct State {
        var watch: EventLoop.Watch?
        var line: ByteLine?
        var connections = 0
        var heard = 0
        var sent = 0
    }

    /// The port it listens on.
    package let port: UInt16

    private let listener: Descriptor
    private let loop: EventLoop
    private let handler: @Sendable ([UInt8]) -> [UInt8]
    private let greeting: @Sendable () -> Void
    private let state = Lock(State())

    /// Listens on `port`, 0 for any free one; `handler` gets what the host writes and returns the answer, on the loop.
    ///
    /// `greeting` is called for each new connection before its first bytes.
    package init(
        on loop: EventLoop,
        port: UInt16 = 0,
        greeting: @escaping @Sendable () -> Void = {},
        handler: @escaping @Sendable ([UInt8]) -> [UInt8]
    ) throws(PortError) {
        (self.loop, self.greeting, self.handler) = (loop, greeting, handler)
        let number = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        listener = try Descriptor(number, from: "socket", on: "a device")
        self.port = try Self.listen(number, on: port)
        let watch = try loop.watch(number, for: .input) { [weak self] _ in self?.welcome() }
        state.withLock { $0.watch = watch }
    }

    deinit { state.withLock { $0.watch.take() }?.cancel() }

    /// How many connections there were.
    package var connections: Int { state.withLock { $0.connections } }

    /// How many bytes came from the host so far, and how many went to it.
    package var traffic: (heard: Int, sent: Int) { state.withLock { ($0.heard, $0.sent) } }

    /// Sends bytes unasked.
    package func send(_ bytes: [UInt8]) {
        let line = state.withLock { state in
            state.sent += state.line == nil ? 0 : bytes.count
            return state.line
        }
        // A host that is gone hears nothing.
        if !bytes.isEmpty { _ = try? line?.write(bytes) }
    }

    /// Ends the connection, as when the device is switched off.
    package func hangUp() {
        let line = state.withLock { state in
            state.watch?.change(to: .input)
            return state.line.take()
        }
        line?.close()
    }

    private static func listen(_ number: CInt, on port: UInt16) throws(PortError) -> UInt16 {
        _ = fcntl(number, F_SETFL, O_NONBLOCK)
        _ = fcntl(number, F_SETFD, FD_CLOEXEC)
        var one: CInt = 1
        unsafe setsockopt(number, SOL_SOCKET, SO_REUSEADDR, &one, socklen_t(MemoryLayout<CInt>.size))
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        address.sin_port = port.bigEndian
        var size = socklen_t(MemoryLayout<sockaddr_in>.size)
        let isBound = unsafe withUnsafeMutableBytes(of: &address) { bytes in
            let pointer = unsafe bytes.assumingMemoryBound(to: sockaddr.self).baseAddress
            return unsafe bind(number, pointer, size) == 0 && Glibc.listen(number, 4) == 0
                && getsockname(number, pointer, &size) == 0
        }
        guard isBound else { throw PortError(call: "bind", on: "a device") }
        return UInt16(bigEndian: address.sin_port)
    }

    private func welcome() {
        let number = accept(listener.number, nil, nil)
        guard number >= 0 else { return }
        let connection = Descriptor(owning: number)
        _ = fcntl(number, F_SETFL, O_NONBLOCK)
        greeting()
        let line = try? ByteLine(connection, on: loop) { [weak self] in self?.hear($0) }
        state.withLock { state in
            state.line = line
            state.connections += 1
            state.watch?.change(to: line == nil ? .input : [])
        }
    }

    private func hear(_ event: ByteLine.Event) {
        switch event {
        case .bytes(let bytes):
            send(handler(bytes))
            state.withLock { $0.heard += bytes.count }
        case .drained: break
        case .closed:
            state.withLock { state in
                state.line = nil
                state.watch?.change(to: .input)
            }
        }
    }
}
