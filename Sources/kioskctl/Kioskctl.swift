// SPDX-License-Identifier: Apache-2.0
import Glibc
import Ports

/// The tool of the people who install and look after a hall, and of those who work in it from a shell.
@main
enum Kioskctl {
    /// Signals are blocked here, before any other thread: the first thread of an asynchronous `main` would wait with all
    /// of them open, and SIGTERM would end the program in the middle of its work.
    static func main() {
        Signals.prepare()
        Task.detached { exit(await runKioskctl(Array(CommandLine.arguments.dropFirst()))) }
        while true { pause() }
    }
}

/// Runs one command; 0 is success, 1 a refusal or failure told on standard error, 64 a command line that was not understood
/// (sysexits.h).
@concurrent
private func runKioskctl(_ words: [String]) async -> CInt {
    do {
        switch try CommandLineReading(words) {
        case .help(let text): Terminal.write(text)
        case .run(let invocation): try await invocation.command.work(invocation)
        }
        return 0
    } catch let fault as CommandLineFault {
        Terminal.complain("\(fault)")
        return EX_USAGE
    } catch let status as ToolStatus {
        return status.code
    } catch {
        Terminal.complain("\(error)")
        return 1
    }
}
