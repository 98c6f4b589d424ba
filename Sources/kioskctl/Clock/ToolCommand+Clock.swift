// SPDX-License-Identifier: Apache-2.0
import Ports

// The clocks of the machine and of the hall (A27).
extension ToolCommand {
    static let clock: [ToolCommand] = [
        ToolCommand(
            "clock check",
            options: [.url, .tokenFile],
            "compare time server, hardware clock, center and hall; exit 1 when somebody should look after one"
        ) { try await checkClock($0) },
        ToolCommand(
            "clock wait",
            required: [.atMost],
            "wait until a time server has set the clock, at most so long; exit 0 either way"
        ) { try await waitForClock($0) },
        ToolCommand(
            "clock believe",
            options: ToolOption.changing,
            "say that the machine's clock is right where the hall does not believe a step of it"
        ) { try await HallDesk($0).ask("/clock/believe") },
    ]

    @concurrent
    private static func checkClock(_ invocation: Invocation) async throws {
        let hall = try? await HallDesk(invocation).read("/status")
        let findings = ClockFindings(
            at: SystemClock.now(),
            isVouched: TimeServer.vouches(),
            hardware: hardware(),
            hall: hall.flatMap { JSONValue(bytes: $0) }.map { ClockFindings.Hall($0) }
        )
        Terminal.write(findings.lines.map { $0 + "\n" }.joined())
        guard findings.isWell else { throw ToolFault("a clock needs somebody") }
    }

    private static func hardware() -> ClockFindings.Hardware {
        do throws(PortError) {
            return try HardwareClock.now().map { .shows($0) } ?? .missing
        } catch { return .unreadable }
    }

    @concurrent
    private static func waitForClock(_ invocation: Invocation) async throws {
        let text = try invocation.required(.atMost)
        guard let seconds = Int(text), (0...ClockWait.longest).contains(seconds) else {
            throw CommandLineFault.value("--at-most", expected: "0 to \(ClockWait.longest) seconds")
        }
        if let waited = try await ClockWait.untilVouched(atMost: seconds) {
            Terminal.write("the clock is set by a time server, after \(waited) s\n")
        } else {
            Terminal.write("no time server has set the clock within \(seconds) s: going on with the machine's clock\n")
        }
    }
}

extension ToolOption {
    static let atMost = ToolOption("at-most", "N", "the longest wait in seconds")
}
