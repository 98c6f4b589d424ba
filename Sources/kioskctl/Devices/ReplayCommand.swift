// SPDX-License-Identifier: Apache-2.0
import Ports
import Probe
import Simulators
import Terms

/// `kioskctl replay`: a recording as a device on a pseudo terminal, or told in words.
struct ReplayCommand {
    private let recording: Recording
    private let explains: Bool
    private let isFast: Bool

    init(_ invocation: Invocation) throws {
        let bytes = try WholeFile.read(path: invocation.operands[0], limit: Recording.fileLimit)
        recording = try Recording(text: String(decoding: bytes, as: UTF8.self))
        (explains, isFast) = (invocation.has(.explains), invocation.has(.fast))
    }

    /// Explains, or plays until it is stopped.
    @concurrent
    func run() async throws {
        guard !explains else {
            Terminal.write("\(recording.kind.rawValue) at \(recording.address), \(recording.startedAt)\n")
            return Terminal.write(Self.account(of: recording))
        }
        guard ![.keys, .reports].contains(recording.kind) else {
            throw ToolFault(
                "key presses and HID reports have no pseudo terminal to be played on; --explain tells of them"
            )
        }
        let loop = try EventLoop(name: "replay")
        let (signals, continuation) = AsyncStream.makeStream(of: Void.self, bufferingPolicy: .bufferingNewest(1))
        let watcher = try Signals(on: loop) { _ in continuation.yield() }
        let stage = try ReplayStage(recording, isFast: isFast, on: loop)
        Terminal.write("\(stage.path)\n")
        Terminal.prompt("plays until Ctrl-C; for hall.conf: serial:\(stage.path)\n")
        stage.begin()
        for await _ in signals { break }
        _ = consume watcher
        stage.end()
    }

    /// What our framers make of it, one line each.
    static func account(of recording: Recording) -> String {
        let account = RecordingAccount(recording)
        let lines = account.counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map {
            "  \($0.value) \($0.key)\n"
        }
        return (lines.isEmpty ? "  nothing was said\n" : lines.joined())
            + (account.noiseBytes > 0 ? "  \(account.noiseBytes) bytes that belong to nothing\n" : "")
    }
}

/// The pseudo terminal that a recording is played on.
private final class ReplayStage: Sendable {
    private let script: Lock<ReplayScript>
    private let terminal: Lock<SimulatedTerminal?>
    private let loop: EventLoop
    private let isFast: Bool
    let path: String

    init(_ recording: Recording, isFast: Bool, on loop: EventLoop) throws {
        let script = Lock(ReplayScript(recording))
        let terminal = Lock<SimulatedTerminal?>(nil)
        (self.script, self.terminal, self.loop, self.isFast) = (script, terminal, loop, isFast)
        let pty = try SimulatedTerminal(on: loop) { bytes, _ in
            for piece in script.withLock({ $0.written(bytes) }) {
                _ = loop.call(after: .milliseconds(isFast ? 0 : piece.at)) {
                    terminal.withLock { $0 }?.send(piece.bytes)
                }
            }
            return []
        }
        path = pty.path
        terminal.withLock { $0 = pty }
    }

    /// Says what came unasked, in its time.
    func begin() {
        for piece in script.withLock({ $0.unasked }) {
            _ = loop.call(after: .milliseconds(isFast ? 0 : piece.at)) { [terminal] in
                terminal.withLock { $0 }?.send(piece.bytes)
            }
        }
    }

    func end() {
        terminal.withLock { $0.take() }?.unplug()
        loop.stop()
    }
}
