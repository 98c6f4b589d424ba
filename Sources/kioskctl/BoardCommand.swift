// SPDX-License-Identifier: Apache-2.0
import Board
import FoundationEssentials
import Glibc
import HTTP
import Ports
import Queueing
import Settings
import Synchronization
import Terms

/// `kioskctl board`: follows the hall's event stream and draws it, until the terminal is closed or SIGTERM comes.
final class BoardCommand: Sendable {
    /// Back-off between two attempts to reach the hall.
    private static let retryDelay = Duration.seconds(2)

    private let access: DaemonAccess
    private let options: BoardOptions
    /// What is asked of the hall: the board, of a zone or not, or the sign of a window.
    private let path: String
    private let loop: EventLoop
    private let screen: Lock<BoardScreen>
    /// The hall's offset from UTC, as the last board told it.
    private let offset = Atomic(8 * 3600)

    init(_ arguments: Arguments) throws {
        access = try DaemonAccess.hall(arguments, role: "display")
        guard let language = BoardOptions.Language(rawValue: arguments["language"] ?? "zh") else {
            throw ToolFault("--language is zh, en or both")
        }
        path = try Self.path(zone: arguments["zone"], window: arguments["window"])
        options = BoardOptions(language: language, flashes: true)
        loop = try EventLoop(name: "board")
        screen = Lock(BoardScreen(options: options, at: Self.time(offsetSeconds: 8 * 3600)))
    }

    private static func path(zone: String?, window: String?) throws -> String {
        switch (zone, window) {
        case (nil, nil): return "/events?view=board"
        case (let zone?, nil):
            guard let zone = ZoneID(zone) else { throw ToolFault("--zone is a zone of hall.conf") }
            return "/events?view=board&zone=\(zone)"
        case (nil, let window?):
            guard let window = WindowID(window) else { throw ToolFault("--window is a window of hall.conf") }
            return "/events?view=window&window=\(window)"
        case (_?, _?): throw ToolFault("--zone and --window exclude each other")
        }
    }

    @concurrent
    func run() async throws {
        Terminal.write(BoardTerminal.enter)
        defer { Terminal.write(BoardTerminal.leave) }
        await withDiscardingTaskGroup { group in
            group.addTask(name: "stream") { await self.follow() }
            group.addTask(name: "paint") { await self.paint() }
            await untilAskedToLeave()
            group.cancelAll()
        }
    }

    /// Draws what changed, eight times a second; asking the terminal's size each time makes resizing a matter of course.
    private func paint() async {
        var pulse = BoardPulse(.system)
        while !Task.isCancelled {
            let size = TerminalSize.current(STDOUT_FILENO) ?? TerminalSize(columns: 80, rows: 24)
            let now = time
            Terminal.write(screen.withLock { $0.render(size: size, now: now) })
            pulse.painted(at: MonotonicTime.now())
            try? await loop.wait(for: .milliseconds(BoardScreen.tickMilliseconds))
        }
    }

    private func follow() async {
        let client = HTTPClient()
        defer { client.close() }
        while !Task.isCancelled {
            try? await followOnce(client)
            screen.withLock { $0.lost(at: time) }
            try? await loop.wait(for: Self.retryDelay)
        }
    }

    private func followOnce(_ client: HTTPClient) async throws {
        let stream = try await client.stream(access.call(path))
        guard stream.status == 200 else { throw ToolFault("the hall answered \(stream.status)") }
        var parser = EventStreamParser()
        let decoder = JSONDecoder()
        while let bytes = try await stream.next() {
            screen.withLock { $0.heard(at: time) }
            for event in try parser.push(bytes) {
                switch event.event {
                case "board": try take(decoder.decode(BoardMessage.self, from: Data(event.data.utf8)))
                case "window":
                    let sign = try decoder.decode(WindowSign.self, from: Data(event.data.utf8))
                    screen.withLock { $0.receive(sign, at: time) }
                default: break
                }
            }
        }
    }

    private func take(_ message: BoardMessage) throws {
        guard let view = message.view else { throw ToolFault("the hall sent no board") }
        offset.store(view.moment.offsetSeconds, ordering: .relaxed)
        screen.withLock { $0.receive(view, at: time) }
    }

    private func untilAskedToLeave() async {
        let (signals, continuation) = AsyncStream.makeStream(of: Void.self, bufferingPolicy: .bufferingNewest(1))
        // SIGHUP, too: the terminal was closed.
        let watcher = try? Signals(on: loop) { _ in continuation.yield() }
        for await _ in signals { break }
        _ = consume watcher
    }

    private var time: BoardTime { Self.time(offsetSeconds: offset.load(ordering: .relaxed)) }

    private static func time(offsetSeconds: Int) -> BoardTime {
        BoardTime(
            Moment(SystemClock.now(), offsetSeconds: offsetSeconds),
            steadyMilliseconds: MonotonicTime.now().milliseconds
        )
    }
}
