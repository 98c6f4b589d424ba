// SPDX-License-Identifier: Apache-2.0
import Ports

/// Proves the rounds: on a disk that does nothing at a sync the real programs lose what they acknowledged, and that has
/// to be found.
struct DeafProof {
    private let options: CrashOptions
    private let loop: EventLoop

    /// A round in which everything is kept finds nothing; not all of them are.
    private static let rounds = 12

    init(_ options: CrashOptions, _ loop: EventLoop) {
        self.options = {
            var deaf = options
            (deaf.isDeaf, deaf.rounds) = (true, Self.rounds)
            return deaf
        }()
        self.loop = loop
    }

    /// True when a loss was found.
    func run() async throws -> Bool {
        Screen.say("planted fault: a disk that ignores syncs")
        let report = try await Campaign(options, loop).run()
        Screen.say(
            report.isSound
                ? "  NOT FOUND: the rounds prove nothing"
                : "  found in round \(report.findings[0].round), as it must be"
        )
        return !report.isSound
    }
}
