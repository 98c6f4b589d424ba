// SPDX-License-Identifier: Apache-2.0
import Paper
import Ports
import Readers
import Simulators
import Testing

@testable import Probe

/// What is sent to a line that nobody knows does no harm to whoever is there.
struct `Probe questions` {
    private static let questions: [ProbeQuestion] =
        (1...4).map { .printerStatus($0) } + [.moduleStatus, .moduleIdentity, .panel]
    private static let rates = Baud.allCases.map(\.rawValue)

    /// Everything that a walk sends where nobody answers, with the rate it is sent at.
    private static let sent: [(bytes: [UInt8], rate: Int)] = ProbePlan.serial(personWaits: .zero).steps.compactMap {
        switch $0 {
        case .ask(let question, let rate?): (question.bytes, rate.rawValue)
        case .clear(let rate): (ProbeQuestion.clearing, rate.rawValue)
        case .ask, .listen, .person: nil
        }
    }

    @Test func `a UART of the same rate hears what was sent`() {
        for question in Self.questions {
            for rate in Self.rates {
                #expect(Misheard.bytes(question.bytes, at: rate, by: rate) == question.bytes)
            }
        }
    }

    @Test func `none sets a rate, and none but the meant one is a frame to its reader`() {
        for question in Self.questions + [.printerModel] {
            let bytes = question.bytes
            for index in bytes.indices.dropLast(8) where bytes[index...].starts(with: [0xAA, 0xAA, 0xAA, 0x96, 0x69]) {
                #expect(bytes[index + 7] == 0x11 || bytes[index + 7] == 0x12)
            }
            // XOFF would silence a device with software flow control.
            #expect(!bytes.contains(0x13))
        }
    }

    @Test(arguments: rates)
    func `a printer that cannot answer prints nothing, at whichever rate it listens`(rate: Int) {
        var printer = SimulatedPrinterModule(model: .mute, columns: 32)
        var (line, longest) = (0, 0)
        for (bytes, sentAt) in Self.sent {
            let heard = Misheard.bytes(bytes, at: sentAt, by: rate)
            #expect(heard.allSatisfy { ![0x0A, 0x0B, 0x0C, 0x0D].contains($0) }, "\(bytes) \(sentAt)")
            _ = printer.receive(heard)
            // Whatever is no control character may be drawn, also what broke the form of a byte.
            line = heard == ProbeQuestion.clearing ? 0 : line + heard.count { $0 >= 0x20 }
            longest = max(longest, line)
        }
        #expect(printer.slips.isEmpty && printer.wraps == 0)
        #expect(longest < 32, "\(longest) columns")
    }

    @Test(arguments: SimulatedPrinterModule.Model.allCases)
    func `a printer that hears everything as it was sent prints nothing`(model: SimulatedPrinterModule.Model) {
        var printer = SimulatedPrinterModule(model: model, columns: 32)
        for question in Self.questions + [.printerModel] { _ = printer.receive(question.bytes) }
        #expect(printer.slips.isEmpty && printer.wraps == 0)
    }

    @Test func `a panel shows what it showed`() {
        var panel = SimulatedLEDPanelModule(width: 128, height: 32)
        for (bytes, _) in Self.sent { _ = panel.receive(bytes) }
        #expect(panel.history.isEmpty && panel.areas.isEmpty && panel.brightness == nil && panel.damagedFrames == 0)
    }

    @Test(arguments: rates)
    func `a pole display is left dark, or with a few signs where it was set to another rate`(rate: Int) {
        for dialect in SimulatedPoleModule.Dialect.allCases {
            var display = SimulatedPoleModule(dialect: dialect)
            for (bytes, sentAt) in Self.sent { display.receive(Misheard.bytes(bytes, at: sentAt, by: rate)) }
            #expect(display.lines[0].count <= (rate == 9600 ? 0 : 8) && display.lines[1].isEmpty, "\(display.lines)")
        }
    }
}
