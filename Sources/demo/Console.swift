// SPDX-License-Identifier: Apache-2.0
import Board
import Glibc
import Ports
import Simulators
import Terms
import Vault

/// The demonstration for a person at the terminal.
struct Console {
    private let stage: DemoHall

    init(_ stage: DemoHall) { self.stage = stage }

    /// Opens the hall and carries out what is typed, until `quit` or the end of the input.
    func run() async throws {
        Screen.write("Starting the center and the hall in \(stage.folder.path) …\n")
        try await stage.open()
        Screen.write("\n\(DemoSettings.hallName)   \(stage.clock.zone.identifier)   \(stage.hallAddress)\n\n")
        try DemoStaff.enter(directory: stage.folder.hall)
        Screen.write(try DemoStaff.pages(at: stage.pagesAddress, TokenFile(directory: stage.folder.hall)) + "\n")
        Screen.write("Book at \(stage.centerAddress)/book and hold the number here under the scanner: scan NUMBER\n\n")
        Screen.write(people() + "\n" + Usage.commands)
        let onlooker = try Onlooker(stage)
        let input = InputLines(on: stage.loop)
        let watching = Task { await onlooker.run() }
        defer { watching.cancel() }
        Screen.write("> ")
        for await line in input.lines {
            if let command = ConsoleCommand(line) {
                guard command != .quit else { break }
                await carryOut(command)
            } else if !line.allSatisfy(\.isWhitespace) {
                Screen.write("not understood; `help` lists the commands\n")
            }
            Screen.write("> ")
        }
        Screen.write("\nEnding …\n")
    }

    private func carryOut(_ command: ConsoleCommand) async {
        do {
            try await perform(command)
        } catch { Screen.write("\(error)\n") }
    }

    private func perform(_ command: ConsoleCommand) async throws {
        switch command {
        case .help: Screen.write(Usage.commands)
        case .people: Screen.write(people())
        case .tap(let number): stage.devices.reader.place(try stage.person(number))
        case .lift: stage.devices.reader.lift()
        case .scan(let number): stage.devices.scanner.scan(try await stage.voucher(of: number))
        case .show(let booking): stage.devices.scanner.scan(try await stage.center.voucher(booking))
        case .type(let number): try await type(number)
        case .touch(let name): try await stage.hall.touch(name)
        case .walk, .green, .window, .requeue: try await order(command)
        case .paper(let isIn): stage.devices.printer.set(.paperOut, !isIn)
        case .center(let isRunning):
            if isRunning { try await stage.startCenter() } else { try await stage.killCenter() }
            Screen.write(isRunning ? "The center is back.\n" : "The center is gone; go on taking numbers.\n")
        case .kill:
            try await stage.killHall()
            try await stage.startHall()
            Screen.write("kioskd was killed and is back: the same queue, the same calls.\n")
        case .board: try await drawBoard()
        case .slips: for slip in stage.devices.slips { Screen.write(Self.framed(slip)) }
        case .screen: Screen.write(try await stage.hall.screen().text + "\n")
        case .status: Screen.write(try await stage.hall.get("/status", as: .admin).text + "\n")
        case .figures:
            for row in try await stage.center.figures() { Screen.write(row.line) }
        case .quit: break
        }
    }

    /// What goes to the hall's API as it is, with the answer shown as it comes.
    private func order(_ command: ConsoleCommand) async throws {
        let place = ["station": HallDoor.station]
        let answer: Answer
        switch command {
        case .walk(let service):
            answer = try await stage.hall.post("/tickets", place.merging(["service": service]) { $1 })
        case .green(let service, let reason):
            let fields = place.merging(["service": service, "reason": reason]) { $1 }
            answer = try await stage.hall.post("/green-tickets", fields, as: .green)
        case .window("call-next", let window):
            // A clerk who calls on has checked and finished with the one before.
            try await stage.hall.verify(at: window)
            answer = try await stage.hall.post("/windows/\(window)/call-next", ["settling": "finish"], as: .window)
        case .window(let step, let window):
            answer = try await stage.hall.post("/windows/\(window)/\(step)", as: .window)
        case .requeue(let number): answer = try await stage.hall.post("/tickets/\(number)/requeue", as: .green)
        default: return
        }
        Screen.write(Self.told(answer) + "\n")
    }

    private func type(_ number: Int) async throws {
        let (hall, booking) = (try stage.hall, try stage.booking(of: number))
        try await stage.goHome()
        try await hall.touch("type_number", ["booking": booking.text])
        try await hall.touch("type_last_four", ["last_four": String(try stage.person(number).number.suffix(4))])
    }

    private func drawBoard() async throws {
        let now = BoardTime(stage.clock.now(), steadyMilliseconds: MonotonicTime.now().milliseconds)
        var screen = BoardScreen(at: now)
        screen.receive(try await stage.hall.board(), at: now)
        let terminal = TerminalSize.current(STDOUT_FILENO) ?? TerminalSize(columns: 80, rows: 24)
        // The last row is for the prompt.
        let size = TerminalSize(columns: terminal.columns, rows: terminal.rows - 1)
        Screen.write(screen.render(size: size, now: now))
        // Frames switch wrapping and the cursor off.
        Screen.write("\u{1B}[0m\u{1B}[?7h\u{1B}[?25h\u{1B}[\(terminal.rows);1H")
    }

    /// The answer in a line: what came of it, or why not.
    private static func told(_ answer: Answer) -> String {
        if let outcome = try? answer.decoded(as: OutcomeReply.self) {
            let parts = [outcome.outcome, outcome.ticket?.number, outcome.window.map { "at window " + $0 }]
            return parts.compactMap(\.self).joined(separator: " ")
        }
        if let problem = try? answer.decoded(as: ProblemReply.self) { return problem.title }
        return "\(answer.status) \(answer.text)"
    }

    /// A slip as text, between cuts.
    static func framed(_ slip: SimulatedPrinterSlip) -> String {
        let cut = String(repeating: "- ", count: 24) + "\n"
        return cut + slip.text(columns: 48) + cut
    }

    private func people() -> String {
        let hour = stage.clock.now().secondOfDay / 3600
        return SyntheticPeople.all.enumerated().map { index, person in
            let bookings = DemoBooking.all.filter { $0.holder == index + 1 }.map { $0.line(hour) }
            let agencies = DemoBooking.all.filter { $0.agent == index + 1 }.map { "agent of \($0.holder)" }
            return "  \(index + 1)  \(Masked.name(person.name))  " + (bookings + agencies).joined(separator: "; ")
                + (bookings.isEmpty && agencies.isEmpty ? "no booking" : "") + "\n"
        }.joined()
    }
}
