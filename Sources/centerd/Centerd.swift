// SPDX-License-Identifier: Apache-2.0
import Charter
import Glibc
import HTTP
import Ports
import Settings
import Terms

/// The center server: the unified booking system that halls exchange and sync with.
@main
enum Centerd {
    /// What can be refused is refused here, on the only thread there is, with no help from the concurrency runtime.
    ///
    /// Signals are blocked before any other thread: the first thread of an asynchronous `main` would wait with all of them
    /// open, and SIGTERM would end the program in the middle of its work.
    static func main() {
        Signals.prepare()
        // Whatever is made here is nobody else's to read.
        umask(0o077)
        let passed: PassedSockets
        do throws(HTTPServerError) {
            passed = try PassedSockets.take()
        } catch {
            complain("\(error)")
            exit(EX_CONFIG)
        }
        let settings: CenterSettings
        switch readSettings(Array(CommandLine.arguments.dropFirst())) {
        case .read(let read): settings = read
        case .refused(let code, let reason):
            complain(reason)
            exit(code)
        }
        Task.detached { exit(await work(settings, passed)) }
        while true { pause() }
    }
}

/// How often it is tried whether the disk takes a booking, while it does not.
private let proofInterval = Duration.seconds(10)

/// What became of the command line and the file that it names.
private enum Reading {
    case read(CenterSettings)
    /// Status 64 for a bad command line, 78 for a bad configuration (sysexits.h, which systemd shows by name), 1 when the
    /// file cannot be read.
    case refused(CInt, String)
}

private func readSettings(_ words: [String]) -> Reading {
    do {
        let arguments = try Arguments(words, options: ["config"])
        let path = arguments["config"] ?? "/etc/hallkiosk-center/center.conf"
        let bytes = try WholeFile.read(path: path, limit: SettingsFile.byteLimit)
        return .read(try CenterSettings(SettingsFile.parse(bytes: bytes, name: path)))
    } catch let fault as ArgumentsFault {
        return .refused(EX_USAGE, "\(fault)")
    } catch let error as SettingsError {
        return .refused(EX_CONFIG, "\(error)")
    } catch {
        return .refused(1, "\(error)")
    }
}

/// Runs until SIGTERM; 0 after an orderly stop, 1 when it cannot start.
@concurrent
private func work(_ settings: CenterSettings, _ passed: PassedSockets) async -> CInt {
    do {
        try await serve(settings, passed)
        return 0
    } catch {
        complain("\(error)")
        return 1
    }
}

private func serve(_ settings: CenterSettings, _ passed: PassedSockets) async throws {
    guard unsafe mkdir(settings.directory, 0o700) == 0 || errno == EEXIST else {
        throw PortError(call: "mkdir", on: settings.directory)
    }
    let loop = try EventLoop(name: "centerd")
    let clock = HallClock(zone: try HallZone(identifier: settings.zone))
    let center = try Center(settings: settings, clock: clock, passed: passed)
    let (signals, continuation) = AsyncStream.makeStream(of: Void.self, bufferingPolicy: .bufferingNewest(1))
    let watcher = try Signals(on: loop) { signal in
        if signal == .leave { continuation.yield() }
    }
    let watchdog = Watchdog(Notify.system, time: loop) { await center.pulse() }
    report(center.agreements)
    Log.write(
        .notice,
        "center is open",
        ["halls": center.hallPort, "web": center.webPort, "administration": center.adminPort]
    )
    await withDiscardingTaskGroup { group in
        group.addTask { await center.work() }
        group.addTask { await watchdog.run() }
        group.addTask {
            await Notify.system.ready(showing: "center is open", time: loop, every: proofInterval) {
                await center.fault()
            }
        }
        for await _ in signals { break }
        group.cancelAll()
    }
    Notify.system.stopping()
    await center.stop()
    _ = consume watcher
    Log.write(.notice, "center is closed")
}

/// Says where systemd listens elsewhere than center.conf says.
private func report(_ agreements: [OpenPort.Agreement]) {
    if agreements.contains(.besides) {
        Log.write(
            .warning,
            "a socket of centerd listens elsewhere than center.conf says: both are served until it is restarted"
        )
    }
    if agreements.contains(.instead) {
        Log.write(
            .error,
            "a socket of centerd is in the way of what center.conf says: it is served instead until it is restarted"
        )
    }
}

private func complain(_ text: String) {
    let line = Array("centerd: \(text)\n".utf8)
    _ = unsafe line.withUnsafeBytes { unsafe write(STDERR_FILENO, $0.baseAddress, $0.count) }
}
