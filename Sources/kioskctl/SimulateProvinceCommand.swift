// SPDX-License-Identifier: Apache-2.0
import Ports
import Settings
import Simulators

/// `kioskctl simulate province`: the labelled stand-in of the provincial platform, until it is stopped.
struct SimulateProvinceCommand {
    private let port: UInt16
    private let stateFile: String?

    private static let usualPort = 8460

    init(_ arguments: Arguments) throws {
        port = UInt16(try SimulateCommand.number(arguments, "port", Self.usualPort, in: 0...65_535))
        stateFile = arguments["state"]
    }

    /// Serves until SIGTERM or SIGINT.
    @concurrent
    func run() async throws {
        let loop = try EventLoop(name: "signals")
        let (signals, continuation) = AsyncStream.makeStream(of: Void.self, bufferingPolicy: .bufferingNewest(1))
        let watcher = try Signals(on: loop) { signal in
            if signal == .leave { continuation.yield() }
        }
        defer { _ = consume watcher }
        let clock = HallClock(zone: try HallZone(identifier: "Asia/Shanghai"))
        let province = try SimulatedProvince(port: port, stateFile: stateFile, clock: clock)
        Terminal.write(
            """
            样例 / SAMPLE: a stand-in of the provincial platform, whose own interface is not public.
            It listens on http://127.0.0.1:\(province.port); stop it with Ctrl-C.

            """
        )
        for await _ in signals { break }
        await province.stop()
        let desk = province.desk
        Terminal.write("codes given: \(desk.codeCount), no-show events: \(desk.eventCount)\n")
    }
}
