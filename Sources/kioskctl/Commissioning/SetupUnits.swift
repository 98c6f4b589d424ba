// SPDX-License-Identifier: Apache-2.0
import Commissioning
import Glibc
import Ports

/// The hall's units of systemd, asked and told through systemctl.
struct SetupUnits {
    let loop: EventLoop
    let language: SetupLanguage

    private static let program = "/usr/bin/systemctl"
    /// What a hall needs at every boot, as far as it is installed.
    private static let names = [
        "kioskd.socket", "kioskd.service", "hallkiosk-listen.path", "hallkiosk-backup.timer", "hallkiosk-day.timer",
        "hallkiosk-clock.timer", "hallkiosk-retention.timer",
    ]
    private static let daemon = "kioskd.service"
    private static let folders = ["/etc/systemd/system", "/usr/lib/systemd/system", "/lib/systemd/system"]
    /// For a question; and for a start, which reads the journal first (TimeoutStartSec=30min).
    private static let (askingTime, startingTime) = (Duration.seconds(20), Duration.seconds(31 * 60))

    /// Whether systemd runs this machine (sd_booted(3)).
    static var isSystemdHere: Bool { exists("/run/systemd/system") && exists(program) }

    /// Whether the daemon runs.
    func isRunning() async -> Bool { await ask("is-active") }

    /// Whether it starts at boot.
    func isEnabled() async -> Bool { await ask("is-enabled") }

    /// Starts everything that is installed, now and at every boot.
    func enable() async throws {
        let units = Self.names.filter { name in Self.folders.contains { Self.exists($0 + "/" + name) } }
        guard units.contains(Self.daemon) else {
            throw ToolFault(
                say(
                    "没有安装 kioskd.service：请安装 hallkiosk 软件包",
                    "kioskd.service is not installed: install the package hallkiosk"
                )
            )
        }
        try await tell(["daemon-reload"])
        try await tell(["enable", "--now"] + units)
        // One that had failed before there was a hall.conf is not started by a socket that listens already.
        try await tell(["start", Self.daemon])
    }

    /// Has the daemon read its hall.conf anew.
    func reload() async throws { try await tell(["reload", Self.daemon]) }

    /// Ends it and starts it again.
    func restart() async throws {
        try await tell(["daemon-reload"])
        try await tell(["restart", Self.daemon])
    }

    /// Ends it; its socket would start it again at the next request.
    func stop() async throws {
        let units =
            [Self.daemon] + (Self.folders.contains { Self.exists($0 + "/kioskd.socket") } ? ["kioskd.socket"] : [])
        try await tell(["stop"] + units)
    }

    private func ask(_ question: String) async -> Bool {
        await run([question, "--quiet", Self.daemon], Self.askingTime) == .exited(0, output: [])
    }

    private func tell(_ words: [String]) async throws {
        switch await run(words, Self.startingTime) {
        case .exited(0, _): return
        case .tookTooLong: throw fault(words, say("太久没有结束", "takes too long"))
        default: throw fault(words, say("没有成功", "did not succeed"))
        }
    }

    private func fault(_ words: [String], _ what: String) -> ToolFault {
        let remedy = say(
            "systemctl status kioskd、journalctl -u kioskd -e 说明原因",
            "systemctl status kioskd and journalctl -u kioskd -e say why"
        )
        return ToolFault("systemctl \(words.joined(separator: " ")) \(what)" + say("：", ": ") + remedy)
    }

    private func say(_ zh: String, _ en: String) -> String { Phrase(zh, en).text(language) }

    private func run(_ words: [String], _ time: Duration) async -> ChildProgram.Ending {
        await ChildProgram(path: Self.program, arguments: words).run(
            input: [],
            limits: ChildProgram.Limits(time: time, output: 65_536),
            on: loop
        )
    }

    private static func exists(_ path: String) -> Bool { unsafe access(path, F_OK) == 0 }
}
