// SPDX-License-Identifier: Apache-2.0
import FoundationEssentials
import Journal
import Queueing
import Simulators
import Terms

/// A text display: gets the newest board when it comes, and whatever is newest when it has room for another.
final class BoardWatcher {
    private unowned let hall: SimulatedHall
    private let stage: Stage
    private var dice: FaultDice
    private var random: SeededRandom
    private var shown: BoardView?
    /// What the hall rendered last for this display.
    private var rendered: BoardView?
    /// Counts the connections; a frame of an old one is lost.
    private var connection = 0
    private var isConnected = false
    private var isUnderWay = false
    private var isStale = false

    private static let encoder = JSONEncoder()
    private static let decoder = JSONDecoder()

    init(_ hall: SimulatedHall) {
        (self.hall, stage) = (hall, hall.stage)
        dice = FaultDice(stage.scenario, "board of \(hall.plan.hall)", stage.tally)
        random = SeededRandom(stage.scenario.seed, "board of \(hall.plan.hall)")
    }

    func connect() {
        guard !isConnected, hall.isUp else { return }
        connection += 1
        (isConnected, isUnderWay, isStale) = (true, false, false)
        send()
    }

    func disconnect() { isConnected = false }

    /// The journal has grown.
    func refresh() {
        guard isConnected else { return }
        if isUnderWay { isStale = true } else { send() }
    }

    private func send() {
        guard hall.isUp else { return }
        let view = hall.live.state.boardView(plan: hall.plan, at: hall.moment)
        (rendered, isUnderWay, isStale) = (view, true, false)
        let connection = connection
        let travel = dice.strikes(.stream) ? dice.amount(.stream, 1000...60_000) : random.within(20...3000)
        if dice.strikes(.stream) { return lose() }
        stage.after(Int64(travel), "a frame arrives at a display") { [self] () throws(Violation) in
            guard connection == self.connection, isConnected else { return }
            try take(view)
            isUnderWay = false
            if isStale { send() }
        }
    }

    /// The connection breaks; the display comes back by itself.
    private func lose() {
        isConnected = false
        stage.after(2000, "a display connects") { [self] () throws(Violation) in connect() }
    }

    private func take(_ sent: BoardView) throws(Violation) {
        stage.tally.frames += 1
        if stage.scenario.sabotage == .ignoresFrames, sent.position.value % 2 == 0 { return }
        // One frame in a few goes through JSON, as all of them do on a wire.
        let view = stage.tally.frames % 8 == 0 ? try Self.throughJSON(sent) : sent
        try stage.tally.check(
            .displaysConverge,
            shown.map { $0.position <= view.position } ?? true,
            "\(hall.plan.hall): a display is sent back from \(shown?.position.value ?? 0) to \(view.position)"
        )
        shown = view
    }

    private static func throughJSON(_ view: BoardView) throws(Violation) -> BoardView {
        do { return try decoder.decode(BoardView.self, from: try encoder.encode(view)) } catch {
            throw Violation(.displaysConverge, "a board cannot be carried: \(error)")
        }
    }

    /// Looks whether the display shows what is true.
    func audit() throws(Violation) {
        let state = hall.live.state
        let board = rendered.map { state.boardView(plan: hall.plan, at: $0.moment) }
        try stage.tally.check(
            .displaysConverge,
            shown?.position == state.position && shown?.calls == board?.calls && shown?.missed == board?.missed
                && shown?.queues == board?.queues && shown?.notice == board?.notice,
            "\(hall.plan.hall): a display stands at \(shown?.position.value ?? 0), the hall at \(state.position)"
        )
    }
}
