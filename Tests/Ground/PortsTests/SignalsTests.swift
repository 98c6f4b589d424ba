// SPDX-License-Identifier: Apache-2.0
import Glibc
import Testing

@testable import Ports

struct SignalsTests {
    @Test(arguments: [(SIGTERM, Signals.Signal.leave), (SIGINT, .leave), (SIGHUP, .reload)])
    func `a signal becomes an event of the loop`(number: CInt, signal: Signals.Signal) async throws {
        let loop = try EventLoop(name: "test")
        defer { loop.stop() }
        let happened = Happenings<Signals.Signal>()
        let signals = try Signals(on: loop, handler: happened.add)
        // To the loop's thread alone, which has it blocked: the threads of the test runner have not.
        await loop.call { _ = pthread_kill(pthread_self(), number) }
        #expect(await happened.next() == signal)
        withExtendedLifetime(signals) {}
    }

    @Test func `a write to a closed connection is an error, not the end of the process`() async {
        await #expect(processExitsWith: .success) {
            Signals.prepare()
            let (near, far) = try socketPair()
            close(far)
            var byte: UInt8 = 0
            #expect(unsafe write(near, &byte, 1) == -1)
            #expect(errno == EPIPE)
        }
    }
}
