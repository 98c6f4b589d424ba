// SPDX-License-Identifier: Apache-2.0
import Glibc
import Ports
import Settings

/// A hall and its center in one terminal: the real programs on simulated devices, with people who do not exist.
@main
enum Demo {
    /// Signals are blocked on the first thread too, before any other begins, and it never becomes one of the runtime's: an
    /// asynchronous `main` would let it wait in sigsuspend(2) with every signal open, and SIGTERM would end the program.
    static func main() {
        Signals.prepare()
        Task.detached { exit(await runDemo(Array(CommandLine.arguments.dropFirst()))) }
        while true { pause() }
    }
}

/// Leads the demonstration, or checks it with `--check`; 0 is success, 1 a failure or a miss, 64 a command line that was
/// not understood (sysexits.h).
@concurrent
private func runDemo(_ words: [String]) async -> CInt {
    do {
        let arguments = try Arguments(words, options: ["directory", "zone"], flags: ["check", "help"])
        guard !arguments.has("help"), arguments.words.isEmpty else {
            Screen.write(Usage.text)
            return arguments.has("help") ? 0 : EX_USAGE
        }
        let hall = try DemoHall(
            folder: RunFolder(path: arguments["directory"] ?? RunFolder.usualPath),
            zone: arguments["zone"] ?? DemoClock.lateMorningZone()
        )
        return await lead(hall, isCheck: arguments.has("check"))
    } catch let fault as ArgumentsFault {
        Screen.complain("\(fault)")
        return EX_USAGE
    } catch {
        Screen.complain("\(error)")
        return 1
    }
}

/// Opens the hall, does what was asked, and leaves nothing running.
private func lead(_ hall: DemoHall, isCheck: Bool) async -> CInt {
    var outcome: CInt = 1
    do {
        if isCheck {
            outcome = try await Check(hall).run() ? 0 : 1
        } else {
            try await Console(hall).run()
            outcome = 0
        }
    } catch {
        Screen.complain("\(error)")
    }
    await hall.close()
    return outcome
}
