// SPDX-License-Identifier: Apache-2.0
package import Ports
package import Terms

/// One text display of the hall: follows the journal from its own position, and shows what its script says.
///
/// It only reads: a panel that is slow, away or broken holds up nobody. Pinned to the loop of its line.
package actor TextPanel {
    /// What is fixed about a panel.
    package struct Configuration: Sendable {
        /// Its name in the configuration.
        package let name: StationID
        /// What it is.
        package let kind: PanelKind
        /// Where it is.
        package let address: DeviceAddress
        /// What it shows.
        package let target: PanelTarget
        /// Cells of a row.
        package let columns: Int
        /// Rows.
        package let rows: Int
        /// How bright it is; nil leaves it as it was set up.
        package var brightness: PanelBrightness?
        /// Whether a window's panel names who is there by the staff number.
        package var showsStaff = false
        /// How long calls stay.
        package var pacing = PanelPacing()

        /// Collects the parts.
        package init(
            name: StationID,
            kind: PanelKind,
            address: DeviceAddress,
            target: PanelTarget,
            columns: Int,
            rows: Int
        ) {
            (self.name, self.kind, self.address, self.target) = (name, kind, address, target)
            (self.columns, self.rows) = (columns, rows)
        }
    }

    /// The longest time between two looks at clock and brightness.
    static let look = Duration.seconds(30)
    /// How long the journal is left alone after it could not be read.
    static let readingPause = Duration.seconds(1)

    let configuration: Configuration
    private let source: PanelSource
    private let loop: EventLoop
    private let time: any Timekeeper
    private let finder: PortFinder
    private let hotplug: Hotplug?
    private let onHealth: @Sendable (PanelHealth) -> Void

    private var script: PanelScript
    private var dialogue: PanelDialogue
    private var line: KeptLine?
    /// What the dialogue has not finished with, the one at work first.
    private var inputs: [PanelDialogue.Input] = []
    /// Of the dialogue.
    private var timer: Alarm?
    /// Of the script.
    private var alarm: Alarm?
    /// The calls on the page that was last wished, to know them again when it is shown.
    private var wished: (page: PanelPage, calls: [PanelCall])?

    /// What is known of the panel now.
    package private(set) var health = PanelHealth.unknown
    /// The bytes exchanged so far.
    package private(set) var traffic = (sent: 0, received: 0)
    /// What its line has been through; empty before `run`.
    package var tally: LineTally { line?.tally ?? LineTally() }
    /// The journal's position that the panel has taken.
    package private(set) var position: Position?

    package nonisolated var unownedExecutor: UnownedSerialExecutor { unsafe loop.asUnownedSerialExecutor() }

    /// Prepares a panel on `loop`; `onHealth` is told every change, on the loop, and must not block.
    ///
    /// `time` is the loop, or a `ManualTimekeeper` on it. Throws when the C library cannot write Chinese.
    package init(
        configuration: Configuration,
        source: PanelSource,
        loop: EventLoop,
        time: (any Timekeeper)? = nil,
        finder: PortFinder = .system,
        hotplug: Hotplug? = nil,
        onHealth: @escaping @Sendable (PanelHealth) -> Void = { _ in }
    ) throws(PortError) {
        (self.configuration, self.source, self.loop, self.time) = (configuration, source, loop, time ?? loop)
        (self.finder, self.hotplug, self.onHealth) = (finder, hotplug, onHealth)
        script = PanelScript(
            rowCount: configuration.rows,
            pacing: configuration.pacing,
            showsStaff: configuration.showsStaff
        )
        dialogue = PanelDialogue(try configuration.kind.face(columns: configuration.columns, rows: configuration.rows))
    }

    /// Works until the task is cancelled or the journal closes; the panel keeps what it shows.
    package func run() async {
        let line = KeptLine(
            configuration.address,
            on: loop,
            time: time,
            finder: finder,
            hotplug: hotplug,
            handler: { [weak self] event in self?.assumeIsolated { $0.hear(event) } }
        )
        self.line = line
        line.start()
        await follow()
        line.stop()
        self.line = nil
        timer.take()?.cancel()
        alarm.take()?.cancel()
    }

    private func follow() async {
        while !Task.isCancelled {
            guard let news = await source.news(configuration.target, position) else {
                guard (try? await time.wait(for: Self.readingPause)) != nil else { return }
                continue
            }
            position = news.position
            script.take(news, at: time.now())
            step()
            guard await source.wait(news.position) != nil else { return }
        }
    }

    /// Wishes what the script says now, and comes again when it will say something else.
    private func step() {
        let now = time.now()
        script.advance(to: now)
        let page = script.page(at: now)
        wished = (page, script.callsOnPage)
        let minute = source.now().secondOfDay / 60
        feed(.wish(page, brightness: configuration.brightness?.level(at: minute)))
        alarm.take()?.cancel()
        let latest = now.advanced(by: Self.look)
        alarm = time.call(at: min(latest, script.nextChange(after: now) ?? latest)) { [weak self] in
            self?.assumeIsolated { $0.step() }
        }
    }

    // MARK: The line

    private func hear(_ event: KeptLine.Event) {
        switch event {
        case .opened: feed(.opened)
        case .bytes(let bytes):
            traffic.received += bytes.count
            feed(.bytes(bytes))
        case .drained: feed(.waiting(0))
        case .closed, .unavailable: feed(.closed)
        }
    }

    /// Carries out all that follows from an input before the next is looked at, also one that comes meanwhile.
    private func feed(_ input: PanelDialogue.Input) {
        inputs.append(input)
        guard inputs.count == 1 else { return }
        while let next = inputs.first {
            for output in dialogue.handle(next) { carryOut(output) }
            inputs.removeFirst()
        }
    }

    private func carryOut(_ output: PanelDialogue.Output) {
        switch output {
        case .write(let bytes): write(bytes)
        case .discard: line?.line?.discardPending()
        case .timer(let delay):
            timer?.cancel()
            timer = time.call(after: delay) { [weak self] in self?.assumeIsolated { $0.feed(.due) } }
        case .present:
            script.returned(at: time.now())
            step()
        case .absent: script.away(at: time.now())
        case .shown(let page): shown(page)
        case .health(let health): become(health)
        case .reopen: reopen()
        }
    }

    private func shown(_ page: PanelPage) {
        guard let wished, wished.page == page else { return }
        script.confirm(wished.calls, at: time.now())
        step()
    }

    private func write(_ bytes: [UInt8]) {
        do throws(PortError) {
            guard let line else { throw .notOpen }
            let waiting = try line.write(bytes)
            traffic.sent += bytes.count
            feed(.waiting(waiting))
        } catch {
            feed(.closed)
        }
    }

    /// A connection may be dead without saying so; a port that is open needs no opening.
    private func reopen() {
        guard case .tcp = configuration.address else {
            if line?.line != nil { feed(.opened) }
            return
        }
        line?.stop()
        line?.start()
    }

    private func become(_ health: PanelHealth) {
        self.health = health
        let level: Log.Level = health.isReady ? .notice : .warning
        Log.write(level, "panel", ["name": configuration.name, "health": health])
        onHealth(health)
    }
}
