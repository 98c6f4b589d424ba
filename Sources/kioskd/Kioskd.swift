// SPDX-License-Identifier: Apache-2.0
import Glibc
import HTTP
import Ports
import Settings
import Setup
import Terms

/// The daemon of one hall.
@main
enum Kioskd {
    /// What can be refused is refused here, on the only thread there is, with no help from the concurrency runtime.
    ///
    /// Signals are blocked before any other thread: the first thread of an asynchronous `main` would wait with all of them
    /// open, and SIGTERM would end the program in the middle of its work.
    static func main() {
        Signals.prepare()
        Memory.prepare()
        // Whatever is made here is nobody else's to read.
        umask(0o077)
        let passed: PassedSockets
        do throws(HTTPServerError) {
            passed = try PassedSockets.take()
        } catch {
            complain("\(error)")
            exit(EX_CONFIG)
        }
        let (draft, path): (ConfigurationOffice.Draft, String)
        switch readSettings(Array(CommandLine.arguments.dropFirst())) {
        case .read(let read): (draft, path) = read
        case .refused(let code, let reason):
            complain(reason)
            exit(code)
        }
        Task.detached { exit(await work(draft, path, passed)) }
        while true { pause() }
    }
}

/// What became of the command line and the file that it names.
private enum Reading {
    case read((ConfigurationOffice.Draft, path: String))
    /// Status 64 for a bad command line, 78 for a bad configuration (sysexits.h, which systemd shows by name), 1 when the
    /// file cannot be read.
    case refused(CInt, String)
}

private func readSettings(_ words: [String]) -> Reading {
    do {
        let arguments = try Arguments(words, options: ["config"])
        let path = arguments["config"] ?? "/etc/hallkiosk/hall.conf"
        return .read((try ConfigurationOffice.read(path), path))
    } catch let fault as ArgumentsFault {
        return .refused(EX_USAGE, "\(fault)")
    } catch let error as HallSettingsError {
        return .refused(EX_CONFIG, "\(error)")
    } catch {
        return .refused(1, "\(error)")
    }
}

/// Runs until SIGTERM; 0 after an orderly stop, 1 when it cannot start.
@concurrent
private func work(_ draft: ConfigurationOffice.Draft, _ path: String, _ passed: PassedSockets) async -> CInt {
    do {
        try await HallKeeper(draft, path: path, passed: passed).run(draft)
        return 0
    } catch {
        complain("\(error)")
        return 1
    }
}

/// Says what is wrong to whoever started the daemon: a text may hold what no log line may.
func complain(_ text: String) {
    let line = Array("kioskd: \(text)\n".utf8)
    _ = unsafe line.withUnsafeBytes { unsafe write(STDERR_FILENO, $0.baseAddress, $0.count) }
}
