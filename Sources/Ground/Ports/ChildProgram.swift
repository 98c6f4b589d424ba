// SPDX-License-Identifier: Apache-2.0
import Glibc

/// Another program that does one job here: it is given bytes on its standard input and says others on its output.
///
/// It is started without a shell, inherits no descriptor, and ends at the latest when its time is over or it has said
/// too much. What it says on standard error is thrown away.
package struct ChildProgram: Sendable, Hashable {
    /// Where it is: an absolute path.
    package let path: String
    /// The words after its name.
    package let arguments: [String]
    /// Its environment, `NAME=value`, besides a PATH and a locale of UTF-8.
    package let environment: [String]

    /// How much a run may take.
    package struct Limits: Sendable, Hashable {
        /// Until it must have ended.
        package let time: Duration
        /// The most bytes that it may say.
        package let output: Int

        /// Joins both limits.
        package init(time: Duration, output: Int) { (self.time, self.output) = (time, output) }
    }

    /// How a run ended.
    package enum Ending: Sendable, Equatable {
        /// By itself, with this exit status and these bytes.
        case exited(CInt, output: [UInt8])
        /// By a signal that was not sent here.
        case signalled(CInt)
        case notStarted(PortError)
        case tookTooLong
        case saidTooMuch
        /// The task that waited was cancelled.
        case cancelled
    }

    /// Names a program; nothing is looked at yet.
    package init(path: String, arguments: [String], environment: [String] = []) {
        (self.path, self.arguments, self.environment) = (path, arguments, environment)
    }

    /// Runs it once: hands it `input`, then the end of it, and returns when it is gone.
    ///
    /// `time` is the loop, or a `ManualTimekeeper` on it. The process must ignore SIGPIPE (`Signals.prepare`).
    package func run(
        input: [UInt8],
        limits: Limits,
        on loop: EventLoop,
        time: (any Timekeeper)? = nil
    ) async -> Ending {
        await ChildRun(self, input: input, limits: limits, on: loop, time: time ?? loop).run()
    }
}
