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
        /// Bytes until the connection is reset.
        var patience: Int?
        /// True while it takes what comes and does nothing.
        var isSilent = false
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
        // A port that the kernel has chosen is lost when a listener shuts down; one that was asked for is not.
        self.port = try Self.listen(number, on: port == 0 ? Self.freePort() : port)
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

    /// Serves another host from now on: whoever comes is let wait in the queue of the listener, or refused.
    package func serveAnother(refusing: Bool) {
        state.withLock { $0.watch.take() }?.cancel()
        // A listener that is shut down refuses, until it listens again (Linux).
        if refusing { shutdown(listener.number, CInt(SHUT_RD)) }
    }

    /// Welcomes hosts again, those who waited first.
    package func endOtherJob() throws(PortError) {
        guard Glibc.listen(listener.number, 4) == 0 else { throw PortError(call: "listen", on: "a device") }
        // Who waited is welcomed on the loop's thread, at once: not before there is a watch to pause.
        try state.withLock { state throws(PortError) in
            state.watch = try loop.watch(listener.number, for: .input) { [weak self] _ in self?.welcome() }
        }
    }

    /// Takes what comes and does nothing with it: the device has no power, and the host does not know.
    package func goSilent() { state.withLock { $0.isSilent = true } }

    /// Breaks the connection off once so many more bytes have come; those of that time are lost.
    package func reset(afterBytes count: Int) { state.withLock { $0.patience = count } }

    private func breakOff() {
        let line = state.withLock { state in
            state.patience = nil
            state.watch?.change(to: .input)
            return state.line.take()
        }
        _ = try? line?.withDescriptor { number throws(PortError) in
            var linger = linger(l_onoff: 1, l_linger: 0)
            // Closing then sends RST (socket(7), SO_LINGER).
            return unsafe setsockopt(
                number ?? -1,
                SOL_SOCKET,
                SO_LINGER,
                &linger,
                socklen_t(MemoryLayout.size(ofValue: linger))
            )
        }
        line?.close()
    }

    private static func freePort() throws(PortError) -> UInt16 {
        let number = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        let trial = try Descriptor(number, from: "socket", on: "a device")
        return try listen(trial.number, on: 0)
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
            let (isSilent, isOver) = state.withLock { state in
                state.heard += bytes.count
                if let patience = state.patience { state.patience = patience - bytes.count }
                return (state.isSilent, state.patience.map { $0 <= 0 } ?? false)
            }
            if isOver { return breakOff() }
            if !isSilent { send(handler(bytes)) }
        case .drained: break
        case .closed:
            state.withLock { state in
                state.line = nil
                state.watch?.change(to: .input)
            }
        }
    }
}
