// SPDX-License-Identifier: Apache-2.0
import Glibc
import Ports
import Settings

/// The tool of the people who install and look after a hall.
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

/// Runs one command; 0 is success, 1 a failure told on standard error, 64 a command line that was not understood
/// (sysexits.h).
@concurrent
private func runKioskctl(_ words: [String]) async -> CInt {
    do {
        let arguments = try Arguments(words, options: Usage.options, flags: ["help"])
        if arguments.has("help") || arguments.words.isEmpty {
            Terminal.write(Usage.text)
            return arguments.has("help") ? 0 : EX_USAGE
        }
        guard let command = Command(arguments.words) else {
            Terminal.complain(
                "there is no command \(arguments.words.joined(separator: " ")); kioskctl --help lists them"
            )
            return EX_USAGE
        }
        try await command.run(arguments)
        return 0
    } catch let fault as ArgumentsFault {
        Terminal.complain("\(fault); kioskctl --help lists the commands")
        return EX_USAGE
    } catch {
        Terminal.complain("\(error)")
        return 1
    }
}
