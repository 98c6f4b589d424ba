// SPDX-License-Identifier: Apache-2.0
import Commissioning
import Ports
import Terms

/// A real number that nobody waits with: taken, printed, called if that is wished, and made void whatever happens between.
///
/// It cannot be unmade: a journal only grows. It counts among the day's issued tickets and as void, the first visitor gets
/// the next number, and waits, services and no-shows do not know it.
struct TestTicket {
    let line: HallLine
    let hall: HallAnswers
    let language: SetupLanguage
    let loop: EventLoop
    let halt: Halt

    /// For the printer: a slip takes some seconds, and a printer that was just plugged in is looked at first.
    private static let printingTime = Duration.seconds(60)
    private static let look = Duration.milliseconds(250)

    /// What came of the paper.
    enum Paper: Equatable {
        case printed
        /// Nothing printable was configured.
        case none
        /// It did not come out, or nobody knows.
        case failed(String)
    }

    /// Takes the number; `look` is done with it while it is there: a person looks at slip and board.
    func run(isCalled: Bool, _ look: (_ number: String, Paper, _ window: String?) async throws -> Void) async throws
        -> Paper
    {
        guard let service = hall.services.first else { throw ToolFault("the hall has no service") }
        var fields = ["service": service.id.text]
        let hasPrinter = hall.station?.devices[.printer] != nil
        if hasPrinter { fields["station"] = hall.station?.id.text }
        let issued = try await line.post("/tickets", fields)
        guard case .text(let number) = issued["ticket.number"] else { throw ToolFault("the hall gave no number") }
        var window: String?
        do {
            let paper = hasPrinter ? try await paper(of: number) : .none
            if isCalled { window = try await call(number, service.id.text) }
            try await look(number, paper, window)
            try await takeBack(number, window)
            return paper
        } catch {
            // Nobody would ever call it.
            try? await takeBack(number, window)
            throw error
        }
    }

    private func paper(of number: String) async throws -> Paper {
        let due = loop.now().advanced(by: Self.printingTime)
        var state = JSONValue.null
        while loop.now() < due, !halt.isWanted {
            state = try await line.get("/tickets/" + number)["slip.state"]
            switch state {
            case .text("printed"): return .printed
            case .text("unknown"): return .failed(say("打印机没有确认", "the printer did not confirm it"))
            // Also one that could not be printed yet: a printer that is found a moment later prints it then.
            default: try await loop.wait(for: Self.look)
            }
        }
        return .failed(
            say(
                "没有打印出来（状态 \(state.shown)）：sudo kioskctl devices 说明原因",
                "it was not printed (state \(state.shown)): sudo kioskctl devices tells why"
            )
        )
    }

    /// Calls it at the first window of its service that nobody works at, which is open for that moment only.
    private func call(_ number: String, _ service: String) async throws -> String? {
        for window in hall.windows where window.services.contains(where: { $0.text == service }) {
            let path = "/windows/" + window.id.text
            guard try await line.get(path)["mode"] == .text("closed") else { continue }
            _ = try await line.post(path + "/open")
            do {
                _ = try await line.post(path + "/call", ["ticket": number])
            } catch {
                _ = try? await line.post(path + "/close")
                throw error
            }
            return window.id.text
        }
        return nil
    }

    /// Both, even when one of them is refused: that was done before, as after a lost answer.
    private func takeBack(_ number: String, _ window: String?) async throws {
        let (line, path) = (line, "/tickets/" + number)
        var refusal: (any Error)?
        do {
            _ = try await line.post(path + "/void", ["reason": "issued_by_mistake"])
        } catch { refusal = error }
        if let window { _ = try await line.post("/windows/\(window)/close") }
        if let refusal { throw refusal }
    }

    private func say(_ zh: String, _ en: String) -> String { Phrase(zh, en).text(language) }
}
