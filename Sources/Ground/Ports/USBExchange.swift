// SPDX-License-Identifier: Apache-2.0
import Glibc

/// What is to be asked of the bus next, without the bus: one request at a time on each pipe to the host, so that a packet
/// is handed on when it has come, and one request at a time to the device, so that its pipes are fed in order.
struct USBExchange: Sendable {
    /// What is to be done, in order.
    enum Action: Equatable {
        /// Ask this input for its next packet.
        case listen(input: Int)
        case send([UInt8], output: Int)
        /// Have the device go on with a pipe that it has stopped; ends with `finished(0, …)`.
        case clear(UInt8)
        /// Begin the pipe anew on this side.
        case reset(UInt8)
        /// Take back what was sent to this pipe and is not done.
        case withdraw(UInt8)
        case deliver([UInt8], input: Int)
        case drained
        case end(PortError)
    }

    /// The most bytes of one request to the device: what every kernel's usbfs takes.
    static let largestSend = 16_384
    /// How often in a row one pipe may fail or be stopped before the line is given up.
    static let faultLimit = 3
    /// The pipe that every device has for its control.
    static let control: UInt8 = 0

    private let inputs: [UInt8]
    private let outputs: [UInt8]
    private let limit: Int
    private var queue: [(output: Int, bytes: [UInt8])] = []
    /// How many bytes of the queue's head the device is being sent, and whether they have been taken back.
    private var underWay: (count: Int, isWithdrawn: Bool)?
    private var faults: [UInt8: Int] = [:]
    /// The stopped pipes; the first is being cleared.
    private var stopped: [UInt8] = []
    private var isOver = false

    /// How many bytes wait, or are on their way.
    private(set) var pending = 0

    /// Begins with nothing asked; at most `limit` bytes will wait.
    init(inputs: [UInt8], outputs: [UInt8], limit: Int) {
        (self.inputs, self.outputs, self.limit) = (inputs, outputs, limit)
    }

    /// The first requests.
    func begin() -> [Action] { inputs.indices.map { .listen(input: $0) } }

    /// Takes all of `bytes` for `output`, or throws `.full` and takes none.
    mutating func add(_ bytes: [UInt8], output: Int) throws(PortError) -> [Action] {
        precondition(outputs.indices.contains(output), "the device has no such output")
        guard !bytes.isEmpty else { return [] }
        guard pending + bytes.count <= limit else { throw .full(limit: limit) }
        queue.append((output, bytes))
        pending += bytes.count
        return feed()
    }

    /// Forgets what waits and takes back what is on its way.
    mutating func discard() -> [Action] {
        guard let first = queue.first else { return [] }
        queue = []
        pending = 0
        guard let underWay, !underWay.isWithdrawn else { return [.drained] }
        self.underWay = (underWay.count, isWithdrawn: true)
        return [.withdraw(outputs[first.output])]
    }

    /// Takes that a request on `endpoint` is done: with an errno or 0, after `count` bytes, which to the host are `bytes`.
    mutating func finished(_ endpoint: UInt8, failure: CInt, count: Int, bytes: [UInt8] = []) -> [Action] {
        if endpoint == Self.control { return cleared(failure) }
        if let output = outputs.firstIndex(of: endpoint) { return sent(output, failure, count) }
        guard let input = inputs.firstIndex(of: endpoint) else { return [] }
        let news: [Action] = bytes.isEmpty ? [] : [.deliver(bytes, input: input)]
        return news + judge(endpoint, failure, goOn: [.listen(input: input)])
    }

    private mutating func sent(_ output: Int, _ failure: CInt, _ count: Int) -> [Action] {
        let wasWithdrawn = underWay?.isWithdrawn ?? true
        underWay = nil
        if wasWithdrawn { return [.drained] + feed() }
        consume(count)
        guard failure == 0 else {
            let actions = judge(outputs[output], failure, goOn: [])
            return isOver ? actions : actions + feed()
        }
        faults[outputs[output]] = nil
        return queue.isEmpty ? [.drained] : feed()
    }

    private mutating func consume(_ count: Int) {
        let count = min(count, queue[0].bytes.count)
        pending -= count
        queue[0].bytes.removeFirst(count)
        if queue[0].bytes.isEmpty { queue.removeFirst() }
    }

    /// Sends the head of the queue, unless something is on its way or its pipe is stopped.
    private mutating func feed() -> [Action] {
        guard underWay == nil, let first = queue.first, !stopped.contains(outputs[first.output]) else { return [] }
        let piece = Array(first.bytes.prefix(Self.largestSend))
        underWay = (piece.count, isWithdrawn: false)
        return [.send(piece, output: first.output)]
    }

    /// Goes on after a request that ended with an errno or 0, or gives up.
    private mutating func judge(_ endpoint: UInt8, _ failure: CInt, goOn: [Action]) -> [Action] {
        switch failure {
        case 0:
            faults[endpoint] = nil
            return goOn
        case ENODEV, ESHUTDOWN: return end(.hungUp)
        // Taken back by this side, which asks again when it wants to.
        case ENOENT, ECONNRESET: return []
        default: break
        }
        faults[endpoint, default: 0] += 1
        guard faults[endpoint, default: 0] <= Self.faultLimit else {
            return end(.system(call: "the USB pipe \(endpoint)", code: failure))
        }
        // EPIPE: the device has stopped the pipe. Others are errors of the bus, as at the moment of unplugging.
        guard failure == EPIPE else { return goOn }
        stopped.append(endpoint)
        return stopped.count == 1 ? [.clear(endpoint)] : []
    }

    private mutating func end(_ reason: PortError) -> [Action] {
        isOver = true
        return [.end(reason)]
    }

    private mutating func cleared(_ failure: CInt) -> [Action] {
        guard let endpoint = stopped.first else { return [] }
        guard failure == 0 else { return end(.system(call: "CLEAR_FEATURE", code: failure)) }
        stopped.removeFirst()
        var actions: [Action] = [.reset(endpoint)]
        if let input = inputs.firstIndex(of: endpoint) { actions.append(.listen(input: input)) }
        return actions + feed() + (stopped.first.map { [.clear($0)] } ?? [])
    }
}
