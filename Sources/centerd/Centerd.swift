// SPDX-License-Identifier: Apache-2.0
import Glibc
import Office
import Ports
import Settings
import Terms

/// The center server: the unified booking system that halls exchange and sync with.
@main
enum Centerd {
    /// Signals are blocked here, before any other thread: the first thread of an asynchronous `main` would wait with all
    /// of them open, and SIGTERM would end the program in the middle of its work.
    static func main() {
        Signals.prepare()
        Task.detached { exit(await runCenterd(Array(CommandLine.arguments.dropFirst()))) }
        while true { pause() }
    }
}

/// Runs until SIGTERM; 0 after an orderly stop, 1 when it cannot start, 78 for a bad configuration (sysexits.h).
@concurrent
private func runCenterd(_ words: [String]) async -> CInt {
    // Whatever is made here is nobody else's to read.
    umask(0o077)
    do {
        let arguments = try Arguments(words, options: ["config"])
        let path = arguments["config"] ?? "/etc/hallkiosk/center.conf"
        let file = try SettingsFile.parse(
            bytes: WholeFile.read(path: path, limit: SettingsFile.byteLimit),
            name: path
        )
        try await serve(try CenterSettings(file))
        return 0
    } catch let error as SettingsError {
        complain("\(error)")
        return EX_CONFIG
    } catch {
        complain("\(error)")
        return 1
    }
}

private func serve(_ settings: CenterSettings) async throws {
    guard unsafe mkdir(settings.directory, 0o700) == 0 || errno == EEXIST else {
        throw PortError(call: "mkdir", on: settings.directory)
    }
    let loop = try EventLoop(name: "centerd")
    let clock = HallClock(zone: try HallZone(identifier: settings.zone))
    let office = try CenterOffice(settings: settings, clock: clock)
    let (signals, continuation) = AsyncStream.makeStream(of: Void.self, bufferingPolicy: .bufferingNewest(1))
    let watcher = try Signals(on: loop) { signal in
        if signal == .leave { continuation.yield() }
    }
    let watchdog = Watchdog(Notify.system, time: loop)
    Notify.system.ready()
    Log.write(.notice, "center is open", ["halls": office.hallPort, "administration": office.adminPort])
    for await _ in signals { break }
    Notify.system.stopping()
    watchdog.stop()
    await office.stop()
    _ = consume watcher
    Log.write(.notice, "center is closed")
}

private func complain(_ text: String) {
    let line = Array("centerd: \(text)\n".utf8)
    _ = unsafe line.withUnsafeBytes { unsafe write(STDERR_FILENO, $0.baseAddress, $0.count) }
}
