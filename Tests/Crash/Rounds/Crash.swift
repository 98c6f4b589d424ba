// SPDX-License-Identifier: Apache-2.0
import Glibc
import Ports
import Programs
import Settings

/// Ends the real programs at random moments on a disk that forgets, and compares with what clients were told.
@main
enum Crash {
    static func main() {
        Signals.prepare()
        Task.detached { exit(await runCrash(Array(CommandLine.arguments.dropFirst()))) }
        while true { pause() }
    }
}

/// 0 when nothing was lost, doubled or contradicted; 1 when something was, or the rounds could not be held; 64 for a
/// command line that was not understood (sysexits.h).
@concurrent
private func runCrash(_ words: [String]) async -> CInt {
    do {
        let options = try CrashOptions(words)
        if let scribe = options.scribe { try scribe.write() }
        return try await hold(options) ? 0 : 1
    } catch let fault as ArgumentsFault {
        Screen.complain("\(fault)")
        return EX_USAGE
    } catch {
        Screen.complain("\(error)")
        return 1
    }
}

/// Proves that the checks can fail, then holds the rounds; true when all is well.
private func hold(_ options: CrashOptions) async throws -> Bool {
    let loop = try EventLoop(name: "crash")
    let watcher = try Signals(on: loop) { signal in
        guard signal == .leave else { return }
        Process.killAll()
        exit(128 + SIGINT)
    }
    defer { withExtendedLifetime(watcher) {} }
    Screen.say("crash rounds: seed \(options.seed), SEED=\(options.seed) repeats the schedule")
    if options.isDeaf {
        return try await Campaign(options, loop).run().isSound
    }
    guard try await ScribeProof(options, loop).run() else { return false }
    guard try await DeafProof(options, loop).run() else { return false }
    let report = try await Campaign(options, loop).run()
    Screen.say(report.text)
    if let path = options.report { try report.write(to: path) }
    return report.isSound
}
