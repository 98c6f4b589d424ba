// SPDX-License-Identifier: Apache-2.0
import Glibc
import Ports
import Programs
import Settings

/// A release of numbers against the real center: how many it takes at once, and that none is given twice or lost.
@main
enum Rush {
    static func main() {
        Signals.prepare()
        Task.detached { exit(await runRush(Array(CommandLine.arguments.dropFirst()))) }
        while true { pause() }
    }
}

/// 0 when every promise was kept; 1 when one was not, or nothing could be measured; 64 for a command line that was not
/// understood (sysexits.h).
@concurrent
private func runRush(_ words: [String]) async -> CInt {
    do {
        let options = try RushOptions(words)
        let loop = try EventLoop(name: "rush")
        let watcher = try Signals(on: loop) { signal in
            guard signal == .leave else { return }
            Process.killAll()
            exit(128 + SIGINT)
        }
        defer { withExtendedLifetime(watcher) {} }
        return try await hold(options, loop) ? 0 : 1
    } catch let fault as ArgumentsFault {
        Screen.complain("\(fault)")
        return EX_USAGE
    } catch {
        Screen.complain("\(error)")
        return 1
    }
}

private func hold(_ options: RushOptions, _ loop: EventLoop) async throws -> Bool {
    var isSound = true
    if options.parts.contains(.slot) { isSound = try await OneSlot(options).run() && isSound }
    if options.parts.contains(.events) { isSound = try await Comeback(options, loop).run() && isSound }
    if options.parts.contains(.release) { isSound = try await Release(options, loop).run() && isSound }
    if options.kills > 0 { isSound = try await Kills(options, loop).run() && isSound }
    Screen.say(isSound ? "every promise was kept" : "A PROMISE WAS BROKEN")
    return isSound
}
