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

    /// Every question at every rate that any plan asks it at.
    private static let asked: [(ProbeQuestion, Int)] = ProbePlan.serial(personWaits: .zero).steps.flatMap {
        step -> [(ProbeQuestion, Int)] in
        guard case .ask(let question, let rate?) = step else { return [] }
        let later: [ProbeQuestion] =
            switch question {
            case .printerStatus: [.printerStatus(2), .printerStatus(3), .printerStatus(4)]
            case .moduleStatus: [.moduleIdentity]
            case .panel, .printerModel, .moduleIdentity: []
            }
        return ([question] + later).map { ($0, rate.rawValue) }
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

    @Test(arguments: [nil] + rates)
    func `a printer prints nothing, at whichever rate it listens`(rate: Int?) {
        for model in SimulatedPrinterModule.Model.allCases {
            var printer = SimulatedPrinterModule(model: model, columns: 32)
            for (question, sentAt) in Self.asked {
                let heard = rate.map { Misheard.bytes(question.bytes, at: sentAt, by: $0) } ?? question.bytes
                #expect(heard.allSatisfy { ![0x0A, 0x0B, 0x0C, 0x0D].contains($0) }, "\(question) \(sentAt)")
                _ = printer.receive(heard)
                // Told apart by rate, a line holds what was sent at one rate only; a slip begins with ESC @.
                if rate != nil, sentAt != rate { printer.restorePower() }
            }
            #expect(printer.slips.isEmpty, "\(model) \(rate ?? 0): \(printer.slips.map { $0.text(columns: 32) })")
            #expect(printer.wraps == 0)
        }
    }

    @Test func `all questions at one rate leave room in the narrowest line`() {
        for rate in Self.rates {
            let printable = Self.asked.filter { $0.1 == rate }.flatMap(\.0.bytes).count { $0 >= 0x20 }
            #expect(printable < 32, "\(rate)")
        }
    }

    @Test func `a panel shows what it showed, and a keypad hears nothing`() {
        var panel = SimulatedLEDPanelModule(width: 128, height: 32)
        for (question, _) in Self.asked { _ = panel.receive(question.bytes) }
        #expect(panel.history.isEmpty && panel.areas.isEmpty && panel.brightness == nil && panel.damagedFrames == 0)
    }
}
