// SPDX-License-Identifier: Apache-2.0
import Glibc
package import Ports

/// A receipt printer on the network: raw TCP as on port 9100, one connection at a time; a second one waits.
package final class SimulatedPrinterServer: Sendable {
    private struct State {
        var module: SimulatedPrinterModule
        var watch: EventLoop.Watch?
        var line: ByteLine?
        var connections = 0
    }

    /// The port it listens on, at 127.0.0.1.
    package let port: UInt16

    private let listener: Descriptor
    private let loop: EventLoop
    private let state: Lock<State>

    /// Listens on `port`, 0 for any free one.
    package init(
        on loop: EventLoop,
        model: SimulatedPrinterModule.Model = .epson,
        columns: Int = 48,
        port: UInt16 = 0
    ) throws(PortError) {
        self.loop = loop
        state = Lock(State(module: SimulatedPrinterModule(model: model, columns: columns)))
        let number = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        listener = try Descriptor(number, from: "socket", on: "a printer")
        self.port = try Self.listen(number, on: port)
        let watch = try loop.watch(number, for: .input) { [weak self] _ in self?.welcome() }
        state.withLock { $0.watch = watch }
    }

    deinit { state.withLock { $0.watch.take() }?.cancel() }

    /// The printer as it is now.
    package var module: SimulatedPrinterModule { state.withLock { $0.module } }

    /// How many connections there were.
    package var connections: Int { state.withLock { $0.connections } }

    /// Lets a condition begin or end.
    package func set(_ condition: SimulatedPrinterModule.Condition, _ isPresent: Bool) {
        answer { $0.set(condition, isPresent) }
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
        guard isBound else { throw PortError(call: "bind", on: "a printer") }
        return UInt16(bigEndian: address.sin_port)
    }

    private func welcome() {
        let number = accept(listener.number, nil, nil)
        guard number >= 0 else { return }
        let connection = Descriptor(owning: number)
        _ = fcntl(number, F_SETFL, O_NONBLOCK)
        let line = try? ByteLine(connection, on: loop) { [weak self] in self?.hear($0) }
        state.withLock { state in
            state.line = line
            state.connections += 1
            state.watch?.change(to: line == nil ? .input : [])
        }
    }

    private func hear(_ event: ByteLine.Event) {
        switch event {
        case .bytes(let bytes): answer { $0.receive(bytes) }
        case .drained: break
        case .closed:
            state.withLock { state in
                state.line = nil
                state.watch?.change(to: .input)
            }
        }
    }

    private func answer(_ body: (inout SimulatedPrinterModule) -> [UInt8]) {
        let (replies, line) = state.withLock { (body(&$0.module), $0.line) }
        // A host that is gone gets no answer.
        if !replies.isEmpty { _ = try? line?.write(replies) }
    }
}
