// SPDX-License-Identifier: Apache-2.0
import Glibc
import Journal
import Panels
import Ports
import Queueing
import Simulators
import Terms
import Testing

/// A hall with a real journal and a loop, whose clock the test turns, and panels on pseudo terminals and sockets.
final class PanelRoom: Sendable {
    let loop: EventLoop
    let time: ManualTimekeeper
    let journal: Journal
    let plan: HallPlan
    private let directory: String
    private let wall = Lock(Sample.moment)
    private let healths = Lock<[String]>([])
    private let lines = Lock<[Line]>([])

    private typealias Line = (panel: TextPanel, device: @Sendable () -> (heard: Int, sent: Int))

    init() throws {
        var template = Array("/tmp/panels-XXXXXX".utf8CString)
        try #require(unsafe mkdtemp(&template) != nil)
        directory = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
        loop = try EventLoop(name: "panels-test")
        time = ManualTimekeeper(on: loop)
        plan = try Sample.plan()
        let wall = wall
        journal = try Journal.open(directory: directory + "/journal", plan: plan) { wall.withLock { $0 } }
    }

    /// A panel of the product at `address`, on the room's clocks.
    func panel(
        _ kind: PanelKind,
        at address: String,
        traffic: @escaping @Sendable () -> (heard: Int, sent: Int),
        target: PanelTarget = .hall,
        columns: Int = 16,
        rows: Int = 1,
        brightness: PanelBrightness? = nil
    ) throws -> TextPanel {
        var configuration = TextPanel.Configuration(
            name: try #require(StationID("panel")),
            kind: kind,
            address: try DeviceAddress(configuration: address),
            target: target,
            columns: columns,
            rows: rows
        )
        configuration.brightness = brightness
        let wall = wall
        let panel = try TextPanel(
            configuration: configuration,
            source: PanelSource(journal: journal, plan: plan) { wall.withLock { $0 } },
            loop: loop,
            time: time,
            onHealth: { [healths] health in healths.withLock { $0.append(health.name) } }
        )
        lines.withLock { $0.append((panel, traffic)) }
        return panel
    }

    /// Runs `body` while the panels work, then stops them as the program does.
    func run(_ panels: TextPanel..., body: () async throws -> Void) async throws {
        try await withThrowingTaskGroup(of: Void.self) { group in
            for panel in panels { group.addTask { await panel.run() } }
            defer { group.cancelAll() }
            try await body()
        }
    }

    /// Closes the journal and forgets its files; to be called last.
    func close() async {
        await journal.close()
        loop.stop()
        removeTree(directory)
    }

    /// The health of all panels, as it changed.
    var told: [String] { healths.withLock { $0 } }

    /// Turns both clocks by 50 ms at a time until `isReached`, for as long as a device may take to answer.
    func until(_ what: Comment, _ isReached: @Sendable () -> Bool) async {
        let patience = ContinuousClock.now.advanced(by: .seconds(20))
        while !isReached() {
            await pass(.milliseconds(50))
            guard ContinuousClock.now < patience else {
                Issue.record(what)
                return
            }
        }
    }

    /// Waits until nothing is on its way, for a moment at most: what a pulled cable has swallowed never arrives.
    private func settle() async {
        let patience = ContinuousClock.now.advanced(by: .milliseconds(60))
        while ContinuousClock.now < patience {
            await loop.call {}
            var isQuiet = true
            for line in lines.withLock({ $0 }) {
                let (near, far) = (await line.panel.traffic, line.device())
                isQuiet = isQuiet && near.sent == far.heard && near.received == far.sent
            }
            if isQuiet { return }
        }
    }

    /// Turns both clocks, once everything has arrived.
    func pass(_ duration: Duration) async {
        await settle()
        wall.withLock { $0 = $0.at(Timestamp(milliseconds: $0.timestamp.milliseconds + duration.wholeMilliseconds)) }
        await time.advance(by: duration)
        await loop.call {}
    }

    /// Turns the hall's clock alone.
    func turnWall(hours: Int) { wall.withLock { $0 = $0.at($0.timestamp.adding(minutes: 60 * hours)) } }

    // MARK: The hall

    /// Opens windows and lets so many visitors wait.
    func open(_ windows: [String], visitors: Int) async throws {
        for window in windows { try await submit(.step(window: Sample.window(window), .open)) }
        for _ in 0..<visitors {
            try await submit(
                .issueWalkIn(
                    service: Sample.service(),
                    person: nil,
                    station: nil,
                    token: TicketToken(bytes: (0..<17).map { _ in UInt8.random(in: 0...255) })
                )
            )
        }
    }

    func callNext(_ window: String) async throws {
        try await submit(.callNext(window: Sample.window(window), settling: .finish))
    }

    func step(_ window: String, _ step: WindowStep) async throws {
        try await submit(.step(window: Sample.window(window), step))
    }

    private func submit(_ command: HallCommand) async throws {
        let receipt = try await journal.submit(command, key: nil, staff: nil)
        if case .refused(let refusal) = receipt.answer { Issue.record("refused: \(refusal)") }
    }
}

/// Removes a directory and what is in it.
private func removeTree(_ path: String) {
    guard let folder = unsafe opendir(path) else { return }
    while let entry = unsafe readdir(folder) {
        let name = unsafe withUnsafeBytes(of: &entry.pointee.d_name) { bytes in
            unsafe String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
        }
        guard name != ".", name != ".." else { continue }
        if unsafe unlink(path + "/" + name) != 0 { removeTree(path + "/" + name) }
    }
    unsafe closedir(folder)
    _ = unsafe rmdir(path)
}
