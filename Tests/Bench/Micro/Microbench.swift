// SPDX-License-Identifier: Apache-2.0
import Glibc
import Ports
import Settings

/// What the pure parts of a hall cost, one at a time, without disk and network; to be built with `-c release`.
@main
enum Microbench {
    static func main() {
        Task.detached { exit(await runMicrobench(Array(CommandLine.arguments.dropFirst()))) }
        while true { pause() }
    }

    static let usage = """
        microbench [--only TEXT] [--batches N] [--json FILE]
            measure what the pure parts of a hall cost
        microbench history --config hall.conf --tickets N [--day-tickets N] [--until DAY] [--waiting N] [--abrupt N]
            give a hall tickets of the past, N in all, so many a business day, the last of which is DAY (YYYY-MM-DD);
            leave --waiting of the last day's in the line; --abrupt ends without a snapshot of the last N events

        """
}

/// 0 is success, 1 a wrong answer or a failure, 64 a command line that was not understood (sysexits.h).
@concurrent
private func runMicrobench(_ words: [String]) async -> CInt {
    do {
        let arguments = try Arguments(
            words,
            options: ["only", "batches", "json", "config", "tickets", "day-tickets", "until", "waiting", "abrupt"],
            flags: ["help"]
        )
        switch arguments.words.first {
        case _ where arguments.has("help"):
            print(Microbench.usage, terminator: "")
            return 0
        case nil: return try measure(arguments)
        case "history":
            try await HistoryOrder(arguments).carryOut()
            return 0
        default: throw MicrobenchFault("there is no command \(arguments.words[0]); microbench --help lists them")
        }
    } catch let fault as ArgumentsFault {
        complain("\(fault); microbench --help lists the options")
        return EX_USAGE
    } catch {
        complain("\(error)")
        return 1
    }
}

private func measure(_ arguments: Arguments) throws -> CInt {
    #if DEBUG
        throw MicrobenchFault("figures of a debug build mean nothing: swift build -c release --product microbench")
    #else
        let batches = try arguments["batches"].map { try MicrobenchFault.number($0, of: "batches") } ?? 7
        var report = MicroReport()
        var faults: [String] = []
        for group in SubjectGroup.all {
            let subjects = group.make().filter { subject in
                arguments["only"].map { subject.name.contains($0) } ?? true
            }
            for subject in subjects { report.add(subject.measure(batches: batches), in: group.name) }
            faults += group.faults()
        }
        print(report.table, terminator: "")
        for fault in faults { complain(fault) }
        if let path = arguments["json"] {
            try WholeFile.writeAtomically(Array(try report.json().utf8), to: path, mode: 0o644)
        }
        return faults.isEmpty ? 0 : 1
    #endif
}

private func complain(_ text: String) {
    let line = Array("microbench: \(text)\n".utf8)
    _ = unsafe line.withUnsafeBytes { unsafe write(STDERR_FILENO, $0.baseAddress, $0.count) }
}
