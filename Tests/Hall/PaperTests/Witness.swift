// SPDX-License-Identifier: Apache-2.0
import Ports
import Simulators

/// A simulated printer on a pseudo terminal that remembers every byte it was sent.
final class Witness: Sendable {
    private struct Inside {
        var module = SimulatedPrinterModule()
        var heard: [UInt8] = []
        var waiter: (end: [UInt8], continuation: CheckedContinuation<Void, Never>)?

        /// Takes the waiter when what he waits for has been heard.
        mutating func met() -> CheckedContinuation<Void, Never>? {
            guard let end = waiter?.end, heard.suffix(end.count) == end[...] else { return nil }
            return waiter.take()?.continuation
        }
    }

    private let inside: Lock<Inside>
    private let terminal: SimulatedTerminal

    /// Plugs it in; without `tellsChanges` it takes `GS a` for nothing, as the simplest models do.
    init(on loop: EventLoop, tellsChanges: Bool = true) throws {
        let inside = Lock(Inside())
        self.inside = inside
        terminal = try SimulatedTerminal(on: loop) { bytes, _ in
            let (replies, met) = inside.withLock { inside in
                inside.heard += bytes
                let known = tellsChanges ? bytes : Self.without([0x1D, 0x61, 0x0E], bytes)
                return (inside.module.receive(known), inside.met())
            }
            met?.resume()
            return replies
        }
    }

    var path: String { terminal.path }

    var slips: Int { inside.withLock { $0.module.slips.count } }

    /// What was heard since the last time.
    func heard() -> [UInt8] {
        inside.withLock { inside in
            defer { inside.heard = [] }
            return inside.heard
        }
    }

    /// Waits until what was heard since the last time ends so.
    func untilHeard(_ end: [UInt8]) async {
        await withCheckedContinuation { continuation in
            inside.withLock { inside in
                inside.waiter = (end, continuation)
                return inside.met()
            }?.resume()
        }
    }

    /// Lets a condition begin or end, and tells of it as the printer would.
    func set(_ condition: SimulatedPrinterModule.Condition, _ isPresent: Bool) {
        terminal.send(inside.withLock { $0.module.set(condition, isPresent) })
    }

    /// Plans a mishap for when `bytes` more bytes were executed.
    func plan(_ mishap: SimulatedPrinterModule.Mishap, afterBytes bytes: Int) {
        inside.withLock { $0.module.plan(mishap, afterBytes: bytes) }
    }

    private static func without(_ command: [UInt8], _ bytes: [UInt8]) -> [UInt8] {
        var rest = bytes[...]
        var kept: [UInt8] = []
        while let byte = rest.first {
            if rest.starts(with: command) {
                rest = rest.dropFirst(command.count)
            } else {
                kept.append(byte)
                rest = rest.dropFirst()
            }
        }
        return kept
    }
}
