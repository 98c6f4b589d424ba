// SPDX-License-Identifier: Apache-2.0
import Ports
import Simulators

/// Stands beside the kiosk and tells what comes out of it and what it shows.
struct Onlooker: Sendable {
    /// How often it looks.
    private static let pause = Duration.milliseconds(200)

    private let devices: Devices
    private let loop: EventLoop
    private let look: @Sendable () async throws -> KioskScreen

    init(_ stage: DemoHall) throws {
        (devices, loop) = (stage.devices, stage.loop)
        let hall = try stage.hall
        look = { try await hall.screen() }
    }

    /// Tells until the task is cancelled.
    @concurrent
    func run() async {
        var slips: [SimulatedPrinterSlip] = []
        var shown: KioskScreen?
        while !Task.isCancelled {
            let all = devices.slips
            for slip in Self.added(to: slips, in: all) { Screen.write("\n" + Console.framed(slip) + "> ") }
            slips = all
            // A hall that is down has no screen to tell of.
            if let screen = try? await look(), screen != shown {
                if !screen.isHome { Screen.write(Self.framed(screen)) }
                shown = screen
            }
            guard (try? await loop.wait(for: Self.pause)) != nil else { return }
        }
    }

    /// What is new in `slips`; the oldest of them may have been thrown away meanwhile.
    static func added(to old: [SimulatedPrinterSlip], in slips: [SimulatedPrinterSlip]) -> [SimulatedPrinterSlip] {
        let lost = (0...old.count).first { slips.starts(with: old.dropFirst($0)) } ?? old.count
        return Array(slips.dropFirst(old.count - lost))
    }

    private static func framed(_ screen: KioskScreen) -> String {
        "\n" + screen.lines.map { "  ┃ " + $0.zh + "\n" }.joined() + "> "
    }
}
