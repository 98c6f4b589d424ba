// SPDX-License-Identifier: Apache-2.0
import Ports
import Probe

/// `kioskctl probe`: walks a port through everything that may be on it, and says what is there and what to write.
struct ProbeCommand {
    private let port: NamedPort
    private let plugged: [PluggedDevice]
    private let plan: ProbePlan
    private let isJSON: Bool

    /// How long a person is given to scan something.
    static let usualSeconds = 20
    private static let seconds = 0...600

    init(_ invocation: Invocation) throws {
        plugged = try DeviceSurvey().devices()
        port = try NamedPort(invocation.operands[0], among: plugged)
        let seconds = try SimulateCommand.number(
            invocation.arguments,
            ToolOption.personSeconds.name,
            Self.usualSeconds,
            in: Self.seconds
        )
        plan = ProbePlan(
            for: port.address,
            personWaits: .seconds(seconds),
            onlyListens: invocation.has(.onlyListens)
        )
        isJSON = invocation.has(.json)
    }

    /// Walks, tells every step on standard error, and prints the finding; throws when nothing was found.
    @concurrent
    func run() async throws {
        let loop = try EventLoop(name: "probe")
        let walk = ProbeRun(at: port.address, plan: plan, on: loop) { Terminal.prompt(Self.words($0) + "\n") }
        let finding = await walk.run()
        loop.stop()
        if isJSON { try Terminal.write(json(finding)) }
        switch finding.outcome {
        case .found(let role, let rate):
            guard !isJSON else { return }
            Terminal.write(text(role, rate, finding))
        case .gone(let error): throw ToolFault(NamedPort.remedy(error, plugged))
        case .silence:
            throw ToolFault(
                "nothing answered and nothing came: see that the device has power and the cable is the right one; a pole "
                    + "display and a printer without a way back cannot answer and are written into hall.conf as they are"
            )
        case .echo, .unknownSpeech: throw ToolFault(finding.reasons.joined(separator: "; "))
        }
    }

    private func text(_ role: DeviceRole, _ rate: Baud?, _ finding: ProbeFinding) -> String {
        let head = "\(port.address.text): \(role.words)" + (rate.map { " at \($0.rawValue) baud" } ?? "") + "\n"
        let written = role.configuration(at: port.lasting(at: rate)).split(separator: "\n").map { "  \($0)\n" }
        return head + finding.reasons.map { "  \($0)\n" }.joined() + "for hall.conf:\n" + written.joined()
    }

    private func json(_ finding: ProbeFinding) -> JSONValue {
        var members: [String: JSONValue] = [
            "address": .text(port.address.text), "reasons": .list(finding.reasons.map { .text($0) }),
        ]
        switch finding.outcome {
        case .found(let role, let rate):
            members["found"] = .text(role.rawValue)
            members["baud"] = rate.map { .whole(Int64($0.rawValue)) }
            members["configuration"] = .text(role.configuration(at: port.lasting(at: rate)))
        case .gone(let error): members["found"] = .text("gone: \(error)")
        case .silence: members["found"] = .text("silence")
        case .echo: members["found"] = .text("echo")
        case .unknownSpeech: members["found"] = .text("unknown_speech")
        }
        return .object(members)
    }

    private static func words(_ news: ProbeNews) -> String {
        func at(_ rate: Baud?) -> String { rate.map { " at \($0.rawValue) baud" } ?? "" }
        return switch news {
        case .listens(let rate): "listening\(at(rate)), sending nothing"
        case .asks(.printerStatus, let rate): "asking a printer for its status\(at(rate))"
        case .asks(.printerModel, _): "asking the printer for its name"
        case .asks(.moduleStatus, let rate): "asking an ID card module for its status\(at(rate))"
        case .asks(.moduleIdentity, _): "asking the module for its number"
        case .asks(.panel, let rate): "greeting an LED panel\(at(rate))"
        case .waitsForPerson(let rate, let time):
            "now scan any code, or press a key of a call keypad, within \(time.components.seconds) s (listening\(at(rate)))"
        case .garbled(let rate): "something came that is no text\(at(rate)): once more, please"
        }
    }
}
