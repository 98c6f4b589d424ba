// SPDX-License-Identifier: Apache-2.0
import Glibc

/// A USB device without a driver of the kernel, seen from the loop: packets come in as events, bytes go out in order.
///
/// Driven through usbfs by requests that the kernel hands back when they are done, so nothing waits. Events come as those
/// of a `ByteLine`: on the loop's thread, in order, never from inside a call of this type. Letting go closes it.
package final class USBLine: OpenLine {
    /// Pipes to the device, by address.
    package let outputs: [USBEndpoint]
    /// Pipes from the device, by address.
    package let inputs: [USBEndpoint]

    /// How many finished requests are taken before other devices have their turn.
    static let requestsPerWakeUp = 16
    /// How long a device may take to go on with a pipe that it has stopped.
    static let clearingLimit = Duration.seconds(1)

    private let loop: EventLoop
    private let state: Lock<State>
    private let handler: @Sendable (ByteLine.Event) -> Void

    /// Takes over an open usbfs node (`/dev/bus/usb/BBB/DDD`, O_RDWR), claims an interface and begins to listen.
    ///
    /// Without `interface` the first of the vendor's own that goes both ways, else the first of any kind. Throws `.busy` when
    /// another program has it, `.wrongKind` when no interface goes both ways.
    package init(
        _ descriptor: consuming Descriptor,
        interface: UInt8? = nil,
        on loop: EventLoop,
        handler: @escaping @Sendable (ByteLine.Event) -> Void
    ) throws(PortError) {
        let device = try USBDevice(descriptor, interface: interface)
        (outputs, inputs) = (device.interface.outputs, device.interface.inputs)
        (self.loop, self.handler) = (loop, handler)
        let number = device.number
        state = Lock(State(device))
        try state.withLock { state throws(PortError) in
            // usbfs says EPOLLOUT while a finished request can be reaped.
            state.watch = try loop.watch(number, for: .output) { [weak self] in self?.serve($0) }
        }
        act { $0.exchange.begin() }
    }

    deinit { close() }

    /// Sends `bytes` to one of the `outputs`, after everything that waits; returns how many bytes wait for `.drained`.
    ///
    /// Throws `.full` when there is no room for all of them and takes none, `.notOpen` after the end.
    @discardableResult
    package func write(_ bytes: [UInt8], toOutput index: Int) throws(PortError) -> Int {
        let (waiting, news) = try state.withLock { state throws(PortError) in
            guard state.device != nil else { throw .notOpen }
            let news = state.perform(try state.exchange.add(bytes, output: index))
            return (state.exchange.pending, news)
        }
        tellLater(news)
        return waiting
    }

    /// Which of the `inputs` the bytes come from that the handler is being given; without meaning outside the handler.
    package var source: Int { state.withLock { $0.source } }

    /// Sends to the first output.
    @discardableResult
    package func write(_ bytes: [UInt8]) throws(PortError) -> Int { try write(bytes, toOutput: 0) }

    /// How many bytes wait to be sent.
    package var pending: Int { state.withLock { $0.exchange.pending } }

    /// Drops what waits to be sent; `.drained` follows if anything did.
    package func discardPending() { act { $0.exchange.discard() } }

    /// Closes the device, from any thread; what has not been sent is lost.
    ///
    /// No event follows on the loop's thread.
    package func close() { _ = detach() }

    private func act(_ decide: (inout State) -> [USBExchange.Action]) {
        let news = state.withLock { state in state.device == nil ? [] : state.perform(decide(&state)) }
        tellLater(news)
    }

    /// Tells on the loop's thread, but not from inside the call that found it out.
    private func tellLater(_ news: [News]) {
        guard !news.isEmpty else { return }
        loop.perform { [weak self] in self?.tell(news) }
    }

    // MARK: On the loop's thread

    private func serve(_ readiness: Readiness) {
        for _ in 0..<Self.requestsPerWakeUp {
            guard let news = state.withLock({ $0.reap() }) else {
                // What is gone stays ready for ever.
                if !readiness.isDisjoint(with: .gone) { end(.hungUp) }
                return
            }
            tell(news)
        }
    }

    private func tell(_ news: [News]) {
        for one in news {
            switch one {
            case .bytes(let bytes, let source):
                let isOpen = state.withLock { state in
                    state.source = source
                    return state.device != nil
                }
                if isOpen { handler(.bytes(bytes)) }
            case .drained: if state.withLock({ $0.device != nil }) { handler(.drained) }
            case .clearing:
                let alarm = loop.call(after: Self.clearingLimit) { [weak self] in self?.end(.timedOut) }
                state.withLock { $0.clearing = alarm }
            case .cleared: state.withLock { $0.clearing.take() }?.cancel()
            case .end(let reason): end(reason)
            }
        }
    }

    private func end(_ reason: PortError) {
        if detach() { handler(.closed(reason)) }
    }

    /// Ends the watch, then closes; true for the one caller that did it.
    private func detach() -> Bool {
        let device = state.withLock { state in
            state.watch.take()?.cancel()
            state.clearing.take()?.cancel()
            return state.device.take()
        }
        return device != nil
    }
}

// MARK: - State

extension USBLine {
    /// What the loop's thread is to hear of.
    private enum News: Sendable {
        case bytes([UInt8], source: Int)
        case drained
        case clearing
        case cleared
        case end(PortError)
    }

    private struct State: ~Copyable {
        var device: USBDevice?
        var watch: EventLoop.Watch?
        var clearing: Alarm?
        var source = 0
        var exchange: USBExchange
        /// One request for each input, used again and again.
        private let listening: [USBTransfer]
        private let outputs: [USBEndpoint]
        /// What is on its way to the device.
        private var sending: USBTransfer?

        init(_ device: consuming USBDevice) {
            let interface = device.interface
            exchange = USBExchange(
                inputs: interface.inputs.map(\.address),
                outputs: interface.outputs.map(\.address),
                limit: ByteLine.outboundLimit
            )
            // One packet: a longer request would wait for a short packet that need not follow a full one.
            listening = interface.inputs.map { USBTransfer(on: $0, capacity: $0.packetSize) }
            outputs = interface.outputs
            self.device = consume device
        }

        /// Does what concerns the bus and returns what concerns the handler.
        mutating func perform(_ actions: [USBExchange.Action]) -> [News] {
            var news: [News] = []
            for action in actions {
                do throws(PortError) {
                    if let one = try perform(action) { news.append(one) }
                } catch {
                    return news + [.end(error)]
                }
            }
            return news
        }

        private mutating func perform(_ action: USBExchange.Action) throws(PortError) -> News? {
            switch action {
            case .listen(let input): try device?.submit(listening[input])
            case .send(let bytes, let output):
                let transfer = USBTransfer(on: outputs[output], capacity: bytes.count)
                transfer.fill(bytes[...])
                sending = transfer
                try device?.submit(transfer)
            case .clear(let endpoint):
                try device?.submit(USBTransfer(clearing: endpoint))
                return .clearing
            case .reset(let endpoint):
                try device?.resetEndpoint(endpoint)
                return .cleared
            case .withdraw: if let sending { device?.withdraw(sending) }
            case .deliver(let bytes, let input): return .bytes(bytes, source: input)
            case .drained: return .drained
            case .end(let reason): return .end(reason)
            }
            return nil
        }

        /// Takes one finished request; nil when there is none.
        mutating func reap() -> [News]? {
            do throws(PortError) {
                guard let transfer = try device?.reap() else { return nil }
                let isInput = transfer.endpoint & 0x80 != 0
                return perform(
                    exchange.finished(
                        transfer.endpoint,
                        failure: transfer.failure,
                        count: transfer.count,
                        bytes: isInput ? transfer.received : []
                    )
                )
            } catch {
                return [.end(error)]
            }
        }
    }
}
