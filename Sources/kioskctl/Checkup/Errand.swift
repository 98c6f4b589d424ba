// SPDX-License-Identifier: Apache-2.0
import Ports

/// Asks other programs of the machine, each for a few seconds at most.
final class Errand: Sendable {
    private let loop: EventLoop

    private static let limits = ChildProgram.Limits(time: .seconds(10), output: 1 << 20)

    init() throws { loop = try EventLoop(name: "errands") }

    deinit { loop.stop() }

    /// What a program printed; nil when it is not there, failed or did not end.
    func text(_ path: String, _ arguments: [String]) async -> String? {
        let program = ChildProgram(path: path, arguments: arguments)
        guard case .exited(0, let output) = await program.run(input: [], limits: Self.limits, on: loop) else {
            return nil
        }
        return String(decoding: output, as: UTF8.self)
    }
}
