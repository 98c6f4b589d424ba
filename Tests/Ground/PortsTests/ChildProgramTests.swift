// SPDX-License-Identifier: Apache-2.0
import Glibc
import Testing

@testable import Ports

/// Programs that do one job.
struct ChildProgramTests {
    private static let limits = ChildProgram.Limits(time: .seconds(20), output: 4_000_000)

    private func run(
        _ path: String,
        _ arguments: [String] = [],
        input: [UInt8] = [],
        limits: ChildProgram.Limits = limits,
        environment: [String] = []
    ) async throws -> ChildProgram.Ending {
        linuxIgnoresBrokenPipes()
        let loop = try EventLoop(name: "child")
        defer { loop.stop() }
        let program = ChildProgram(path: path, arguments: arguments, environment: environment)
        return await program.run(input: input, limits: limits, on: loop)
    }

    /// As `Signals.prepare` does in every program.
    private func linuxIgnoresBrokenPipes() { _ = signal(SIGPIPE, SIG_IGN) }

    @Test(arguments: [0, 1, 65_536, 65_537, 1_000_000])
    func `everything handed over comes back from a program that repeats it`(count: Int) async throws {
        let input = (0..<count).map { UInt8(truncatingIfNeeded: $0 &* 31 &+ $0 >> 8) }
        #expect(try await run("/bin/cat", input: input) == .exited(0, output: input))
    }

    @Test
    func `the exit status and the environment are the program's own`() async throws {
        let script = "printf %s \"$VOICE\"; exit 3"
        let ending = try await run("/bin/sh", ["-c", script], environment: ["VOICE=B"])
        #expect(ending == .exited(3, output: Array("B".utf8)))
    }

    @Test
    func `a program that is not there is told, and so is one that does not read`() async throws {
        #expect(try await run("/nonexistent/voice") == .notStarted(.notFound("/nonexistent/voice")))
        let ending = try await run("/bin/true", input: [UInt8](repeating: 0, count: 1_000_000))
        #expect(ending == .exited(0, output: []))
    }

    @Test
    func `a program that does not end is ended, and its process is gone`() async throws {
        let limits = ChildProgram.Limits(time: .milliseconds(50), output: 1000)
        #expect(try await run("/bin/sh", ["-c", "exec tail -f /dev/null"], limits: limits) == .tookTooLong)
    }

    @Test
    func `a program that says too much is ended`() async throws {
        let limits = ChildProgram.Limits(time: .seconds(20), output: 10_000)
        #expect(try await run("/usr/bin/yes", limits: limits) == .saidTooMuch)
    }

    @Test
    func `a program that kills itself is told with the signal`() async throws {
        #expect(try await run("/bin/sh", ["-c", "kill -9 $$"]) == .signalled(SIGKILL))
    }

    @Test
    func `the program inherits no descriptor but three`() async throws {
        let kept = unsafe open("/dev/null", O_RDONLY)
        defer { close(kept) }
        let ending = try await run("/bin/sh", ["-c", "ls /proc/self/fd | wc -l"])
        guard case .exited(0, let output) = ending else { throw PortError.notOpen }
        // Three of its own, and the folder that ls reads.
        #expect(String(decoding: output, as: UTF8.self) == "4\n")
    }

    @Test
    func `whoever stops waiting ends the program`() async throws {
        linuxIgnoresBrokenPipes()
        let loop = try EventLoop(name: "child")
        defer { loop.stop() }
        let program = ChildProgram(path: "/bin/cat", arguments: ["/dev/zero"])
        let limits = ChildProgram.Limits(time: .seconds(20), output: .max)
        let task = Task { await program.run(input: [], limits: limits, on: loop) }
        task.cancel()
        #expect(await task.value == .cancelled)
    }
}
