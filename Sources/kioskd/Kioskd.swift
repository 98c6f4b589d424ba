// SPDX-License-Identifier: Apache-2.0
import Glibc
import Ports
import Settings
import Setup
import Terms

/// The daemon of one hall.
@main
enum Kioskd {
    /// Signals are blocked here, before any other thread: the first thread of an asynchronous `main` would wait with all
    /// of them open, and SIGTERM would end the program in the middle of its work.
    static func main() {
        Signals.prepare()
        Task.detached { exit(await runKioskd(Array(CommandLine.arguments.dropFirst()))) }
        while true { pause() }
    }
}

/// Runs until SIGTERM; 0 after an orderly stop, 1 when it cannot start, 64 for a bad command line, 78 for a bad
/// configuration (sysexits.h), which systemd shows by name.
@concurrent
private func runKioskd(_ words: [String]) async -> CInt {
    // Whatever is made here is nobody else's to read.
    umask(0o077)
    do {
        let arguments = try Arguments(words, options: ["config"])
        let path = arguments["config"] ?? "/etc/hallkiosk/hall.conf"
        let bytes = try WholeFile.read(path: path, limit: SettingsFile.byteLimit)
        let settings = try HallSettings(SettingsFile.parse(bytes: bytes, name: path))
        try await serve(settings)
        return 0
    } catch let fault as ArgumentsFault {
        complain("\(fault)")
        return EX_USAGE
    } catch let error as SettingsError {
        complain("\(error)")
        return EX_CONFIG
    } catch let error as HallSettingsError {
        complain("\(error)")
        return EX_CONFIG
    } catch {
        complain("\(error)")
        return 1
    }
}

private func serve(_ settings: HallSettings) async throws {
    let clock = HallClock(zone: try HallZone(identifier: settings.zone))
    let hall = try await Hall(settings, clock: clock)
    let (signals, continuation) = AsyncStream.makeStream(of: Void.self, bufferingPolicy: .bufferingNewest(1))
    let watcher = try Signals(on: hall.loop) { signal in
        if signal == .leave { continuation.yield() }
    }
    let watchdog = Watchdog(Notify.system, time: hall.loop)
    Notify.system.ready()
    Log.write(.notice, "hall is open", ["port": hall.port, "day": clock.now().day])
    await withDiscardingTaskGroup { group in
        group.addTask(name: "hall") { await hall.run() }
        for await _ in signals { break }
        Notify.system.stopping()
        group.cancelAll()
        await hall.close()
    }
    watchdog.stop()
    _ = consume watcher
    Log.write(.notice, "hall is closed")
}

private func complain(_ text: String) {
    let line = Array("kioskd: \(text)\n".utf8)
    _ = unsafe line.withUnsafeBytes { unsafe write(STDERR_FILENO, $0.baseAddress, $0.count) }
}
