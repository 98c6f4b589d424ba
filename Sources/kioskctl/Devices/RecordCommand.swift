// SPDX-License-Identifier: Apache-2.0
import Ports
import Probe
import Terms

/// `kioskctl record`: writes down what a device says for a while, for whoever helps from afar, with persons and codes masked.
struct RecordCommand {
    private let port: NamedPort
    private let plugged: [PluggedDevice]
    private let kind: Recording.Kind
    private let file: String
    private let seconds: Int

    /// How long it is recorded.
    static let usualSeconds = 30
    /// An hour at most.
    private static let bounds = 1...3600

    init(_ invocation: Invocation) throws {
        plugged = try DeviceSurvey().devices()
        port = try NamedPort(invocation.operands[0], among: plugged)
        file = invocation.operands[1]
        seconds = try SimulateCommand.number(
            invocation.arguments,
            ToolOption.recordSeconds.name,
            Self.usualSeconds,
            in: Self.bounds
        )
        kind = try Self.kind(invocation[.recordedAs], port.address)
    }

    /// Records and writes the file; SIGTERM or Ctrl-C ends it early and keeps what there is.
    @concurrent
    func run() async throws {
        let loop = try EventLoop(name: "record")
        let now = Moment(SystemClock.now(), offsetSeconds: 8 * 3600)
        let run = RecordRun(kind, at: port.address, for: .seconds(seconds), startedAt: now.rfc3339, on: loop)
        let watcher = try Signals(on: loop) { _ in run.assumeIsolated { $0.finish() } }
        Terminal.prompt("recording \(port.address.text) for \(seconds) s; Ctrl-C ends it\n")
        let recording: Recording
        do {
            recording = try await run.run()
        } catch let error as PortError {
            throw ToolFault(NamedPort.remedy(error, plugged))
        }
        _ = consume watcher
        loop.stop()
        try WholeFile.writeAtomically(Array(recording.text.utf8), to: file, mode: 0o600)
        Terminal.write("\(file): \(recording.entries.count) entries" + (recording.isFull ? ", full\n" : "\n"))
        Terminal.write(ReplayCommand.account(of: recording))
    }

    /// What it is recorded as: said, or what the address can only be.
    private static func kind(_ word: String?, _ address: DeviceAddress) throws -> Recording.Kind {
        switch (address, word ?? "") {
        case (.keys, ""), (.keys, "scanner"): return .keys
        case (.hid, ""), (.hid, "scanner"): return .reports
        case (.printer, ""), (.printer, "printer"): return .printer
        case (.serial, "reader"), (.tcp, "reader"): return .reader
        case (.serial, "scanner"), (.tcp, "scanner"): return .scanner
        case (.serial, "printer"), (.tcp, "printer"): return .printer
        case (.serial, "raw"), (.tcp, "raw"): return .raw
        case (.bulk, _): throw ToolFault("a device on the bare bus cannot be recorded; the kernel can: usbmon")
        case (.serial, ""), (.tcp, ""):
            throw ToolFault("say what it is: --as reader, scanner, printer or raw; kioskctl probe finds out")
        default: throw ToolFault("\(address.text) cannot be recorded as \(word ?? "anything")")
        }
    }
}
