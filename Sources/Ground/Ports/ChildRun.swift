// SPDX-License-Identifier: Apache-2.0
import CLinux
import Glibc

/// One run of a program, on the loop's thread: its socket is served like any line, its end is told by a pidfd(2).
actor ChildRun {
    private let program: ChildProgram
    private let limits: ChildProgram.Limits
    private let loop: EventLoop
    private let time: any Timekeeper

    private var input: ArraySlice<UInt8>
    private var output: [UInt8] = []
    private var line: ByteLine?
    private var process: pid_t = 0
    private var pidfd: Descriptor?
    private var watch: EventLoop.Watch?
    private var alarm: Alarm?
    /// The wait status (waitpid(2)) once it has ended.
    private var status: CInt?
    /// Why it was ended from here.
    private var verdict: ChildProgram.Ending?
    private var waiter: CheckedContinuation<ChildProgram.Ending, Never>?

    nonisolated var unownedExecutor: UnownedSerialExecutor { unsafe loop.asUnownedSerialExecutor() }

    /// What is handed to the line at once: well within its queue.
    private static let portion = 65_536

    init(
        _ program: ChildProgram,
        input: [UInt8],
        limits: ChildProgram.Limits,
        on loop: EventLoop,
        time: any Timekeeper
    ) {
        (self.program, self.limits, self.loop, self.time) = (program, limits, loop, time)
        self.input = input[...]
    }

    /// Starts the program and waits for its end; to be called once.
    func run() async -> ChildProgram.Ending {
        await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                guard !Task.isCancelled else { return continuation.resume(returning: .cancelled) }
                waiter = continuation
                do throws(PortError) { try start() } catch { giveUp(error) }
            }
        } onCancel: {
            loop.perform { self.assumeIsolated { $0.end(.cancelled) } }
        }
    }

    private func start() throws(PortError) {
        // The run is kept alive by what the loop holds until both ends are known.
        let (process, ours) = try ChildSpawn.start(program)
        self.process = process
        line = try ByteLine(Descriptor(owning: ours), on: loop) { event in self.assumeIsolated { $0.hear(event) } }
        let pidfd = try Descriptor(linux_pidfd_open(process), from: "pidfd_open", on: program.path)
        watch = try loop.watch(pidfd.number, for: .input) { _ in self.assumeIsolated { $0.reap() } }
        self.pidfd = consume pidfd
        alarm = time.call(after: limits.time) { self.assumeIsolated { $0.end(.tookTooLong) } }
        feed()
    }

    /// Something of the machinery could not be had: the child, if there is one, goes at once.
    private func giveUp(_ error: PortError) {
        if process > 0 {
            kill(process, SIGKILL)
            var status: CInt = 0
            _ = unsafe waitpid(process, &status, 0)
        }
        finish(.notStarted(error))
    }

    private func hear(_ event: ByteLine.Event) {
        switch event {
        case .bytes(let bytes):
            guard output.count + bytes.count <= limits.output else { return end(.saidTooMuch) }
            output += bytes
        case .drained: feed()
        case .closed:
            line = nil
            conclude()
        }
    }

    /// Hands over the next portions; behind the last comes the end.
    private func feed() {
        guard let line else { return }
        while !input.isEmpty {
            let portion = Array(input.prefix(Self.portion))
            input = input.dropFirst(portion.count)
            guard let waiting = try? line.write(portion) else { return }
            if waiting > 0 { return }
        }
        // The program may have gone already; then there is nobody to tell.
        try? line.withDescriptor { number throws(PortError) in
            if let number { shutdown(number, CInt(SHUT_WR)) }
        }
    }

    private func reap() {
        var status: CInt = 0
        guard unsafe waitpid(process, &status, WNOHANG) == process else { return }
        self.status = status
        watch.take()?.cancel()
        pidfd = nil
        conclude()
    }

    private func end(_ verdict: ChildProgram.Ending) {
        guard waiter != nil, self.verdict == nil else { return }
        self.verdict = verdict
        // Not reaped yet, so the number cannot be another's.
        if status == nil, process > 0 { kill(process, SIGKILL) }
        conclude()
    }

    /// Finishes when the program is gone and has said everything, or was told to go.
    private func conclude() {
        guard let status, line == nil || verdict != nil else { return }
        if let verdict { return finish(verdict) }
        let signal = status & 0x7F
        finish(signal == 0 ? .exited(status >> 8 & 0xFF, output: output) : .signalled(signal))
    }

    private func finish(_ ending: ChildProgram.Ending) {
        alarm.take()?.cancel()
        watch.take()?.cancel()
        line.take()?.close()
        pidfd = nil
        waiter.take()?.resume(returning: ending)
    }

    private func kill(_ process: pid_t, _ signal: CInt) { _ = Glibc.kill(process, signal) }
}
