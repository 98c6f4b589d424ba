// SPDX-License-Identifier: Apache-2.0
import Board
import FoundationEssentials
import Glibc
import HTTP
import Ports
import Queueing
import Settings

/// `kioskctl board`: follows the hall's event stream and draws it, until the terminal is closed or SIGTERM comes.
struct BoardCommand {
    /// Back-off between two attempts to reach the hall.
    private static let retryDelay = Duration.seconds(2)

    private let access: HallAccess
    private let options: BoardOptions
    private let loop: EventLoop
    private let screen: Lock<BoardScreen>
    private let clock: HallClock

    init(_ arguments: Arguments) throws {
        Signals.prepare()
        access = try HallAccess(arguments, role: "display")
        guard let language = BoardOptions.Language(rawValue: arguments["language"] ?? "zh") else {
            throw ToolFault("--language is zh, en or both")
        }
        options = BoardOptions(language: language, flashes: true)
        loop = try EventLoop(name: "board")
        clock = HallClock(zone: try HallZone(identifier: "Asia/Shanghai"))
        screen = Lock(BoardScreen(options: options, at: Self.time(clock)))
    }

    @concurrent
    func run() async throws {
        Terminal.write(BoardTerminal.enter)
        defer { Terminal.write(BoardTerminal.leave) }
        await withDiscardingTaskGroup { group in
            group.addTask(name: "stream") { await follow() }
            group.addTask(name: "paint") { await paint() }
            await untilAskedToLeave()
            group.cancelAll()
        }
    }

    /// Draws what changed, eight times a second; asking the terminal's size each time makes resizing a matter of course.
    private func paint() async {
        while !Task.isCancelled {
            let size = TerminalSize.current(STDOUT_FILENO) ?? TerminalSize(columns: 80, rows: 24)
            let now = Self.time(clock)
            Terminal.write(screen.withLock { $0.render(size: size, now: now) })
            try? await loop.wait(for: .milliseconds(BoardScreen.tickMilliseconds))
        }
    }

    private func follow() async {
        let client = HTTPClient()
        defer { client.close() }
        while !Task.isCancelled {
            try? await followOnce(client)
            screen.withLock { $0.lost(at: Self.time(clock)) }
            try? await loop.wait(for: Self.retryDelay)
        }
    }

    private func followOnce(_ client: HTTPClient) async throws {
        let stream = try await client.stream(access.call("/events?view=board"))
        guard stream.status == 200 else { throw ToolFault("the hall answered \(stream.status)") }
        var parser = EventStreamParser()
        let decoder = JSONDecoder()
        while let bytes = try await stream.next() {
            screen.withLock { $0.heard(at: Self.time(clock)) }
            for event in try parser.push(bytes) where event.event == "board" {
                let view = try decoder.decode(BoardView.self, from: Data(event.data.utf8))
                screen.withLock { $0.receive(view, at: Self.time(clock)) }
            }
        }
    }

    private func untilAskedToLeave() async {
        let (signals, continuation) = AsyncStream.makeStream(of: Void.self, bufferingPolicy: .bufferingNewest(1))
        let watcher = try? Signals(on: loop) { signal in
            if signal == .leave { continuation.yield() }
        }
        for await _ in signals { break }
        _ = consume watcher
    }

    private static func time(_ clock: HallClock) -> BoardTime {
        BoardTime(clock.now(), steadyMilliseconds: MonotonicTime.now().milliseconds)
    }
}
