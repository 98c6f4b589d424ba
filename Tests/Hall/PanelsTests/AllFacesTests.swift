// SPDX-License-Identifier: Apache-2.0
import Board
import Journal
import Panels
import Ports
import Queueing
import Simulators
import Terms
import Testing

/// One journal, several faces: whoever looks at any of them sees every call.
struct AllFacesTests {
    @Test
    func `terminal, LED panels and pole displays show the same calls, each once`() async throws {
        let room = try PanelRoom()
        let module = SimulatedLEDPanelModule(width: 128, height: 16, unit: .bytesUnlessFlagged)
        let byWire = try SimulatedLEDPanel(on: room.loop, module: module)
        let byNetwork = try SimulatedLEDPanel(on: room.loop, module: module, port: 0)
        let epson = try SimulatedPoleDisplay(on: room.loop, module: SimulatedPoleModule(dialect: .epson))
        let cd5220 = try SimulatedPoleDisplay(on: room.loop, module: SimulatedPoleModule(dialect: .cd5220))
        let panels = try [
            room.panel(.onbon(address: 1, unit: .byte8), at: byWire.address, traffic: { byWire.traffic }),
            room.panel(.onbon(address: 1, unit: .pixelFlag), at: byNetwork.address, traffic: { byNetwork.traffic }),
            room.panel(.epsonPole(.ascii), at: epson.address, traffic: { epson.traffic }, columns: 20, rows: 1),
            room.panel(.cd5220(.hanzi), at: cd5220.address, traffic: { cd5220.traffic }, columns: 20, rows: 1),
        ]
        let terminal = TerminalWitness(room)
        var made: [String] = []
        try await room.run(panels[0], panels[1], panels[2], panels[3]) {
            await room.until("all are well") { room.told.count == 4 }
            try await room.open(["1", "2", "3", "4"], visitors: 12)
            for round in 0..<3 {
                // Rushes, and pauses in which every panel comes to the end of its queue.
                for window in ["1", "2", "3", "4"] {
                    try await room.callNext(window)
                    made.append("A0" + (made.count < 9 ? "0" : "") + "\(made.count + 1)→\(window)")
                    await terminal.look()
                }
                let last = made[made.count - 1]
                await room.until("round \(round)") {
                    byWire.shownCalls.last == last && byNetwork.shownCalls.last == last
                        && epson.shownCalls.last == last && cd5220.shownCalls.last == last
                }
                await room.pass(.seconds(6))
            }
        }
        #expect(byWire.shownCalls == made)
        #expect(byNetwork.shownCalls == made)
        #expect(epson.shownCalls == made)
        #expect(cd5220.shownCalls == made)
        #expect(terminal.seen == made)
        await room.close()
    }
}

/// What stands in large letters on the terminal's board after each look, as the view has it.
private final class TerminalWitness {
    private let room: PanelRoom
    private var screen: BoardScreen
    private(set) var seen: [String] = []

    init(_ room: PanelRoom) {
        self.room = room
        screen = BoardScreen(at: BoardTime(Sample.moment, steadyMilliseconds: 0))
    }

    /// Draws the board as it is now, on a terminal so low that it is a plain list, newest call first.
    func look() async {
        let plan = room.plan
        let view = await room.journal.view { $0.boardView(plan: plan, at: Sample.moment) }
        let time = BoardTime(Sample.moment, steadyMilliseconds: 5000)
        screen.receive(view, at: time)
        screen.forgetTerminal()
        let bytes = screen.render(size: TerminalSize(columns: 39, rows: 2), now: time)
        let text = String(decoding: bytes, as: UTF8.self)
        guard let match = text.firstMatch(of: /A[0-9]{3}/), let window = view.calls.first?.window else { return }
        let call = "\(match.output)→\(window)"
        if seen.last != call { seen.append(call) }
    }
}

extension SimulatedLEDPanel {
    /// Every call that was lit, in order, as `A001→1`.
    fileprivate var shownCalls: [String] { module.history.flatMap(\.self).compactMap(callText) }
}

extension SimulatedPoleDisplay {
    /// Every call that was shown, in order, as `A001→1`.
    fileprivate var shownCalls: [String] { module.history.flatMap(\.self).compactMap(callText) }
}

/// The number and the window in a row of a panel; nil when it is no call.
private func callText(_ row: String) -> String? {
    if let match = row.wholeMatch(of: /请(A[0-9]{3})到([0-9])号窗口/) { return "\(match.1)→\(match.2)" }
    return row.wholeMatch(of: /(A[0-9]{3}) -> WINDOW ([0-9])/).map { "\($0.1)→\($0.2)" }
}
