// SPDX-License-Identifier: Apache-2.0
import HTTP
import Ports
import Settings

/// `kioskctl config diff`: what a configuration says beyond the defaults, or what two of them, or the file and the running
/// hall, have apart; by what keys mean, not by lines.
struct ConfigurationDiff {
    private let invocation: Invocation
    private let file: ConfigurationFile

    init(_ invocation: Invocation) throws {
        self.invocation = invocation
        file = try ConfigurationFile(invocation.operands.first ?? HallOnDisk.usualConfiguration)
    }

    @concurrent
    func run() async throws {
        _ = try file.meaning()
        let entries = try file.effective()
        switch invocation[.against] {
        case nil:
            let shown = entries.map { "[\($0.section)] \($0.key) = \($0.shown)   (line \($0.lines[0]))\n" }.joined()
            Terminal.write(shown + "\(entries.count) keys say something else than the default, or have none\n")
        case "running"?:
            tell(SettingsDifference.between(try await running(), entries), beside: "what the hall works with")
        case let path?:
            let other = try ConfigurationFile(path)
            guard other.isCenter == file.isCenter else { throw ToolFault("one is a hall's, the other a center's") }
            tell(SettingsDifference.between(try other.effective(), entries), beside: path)
        }
    }

    private func tell(_ differences: [SettingsDifference], beside other: String) {
        guard !differences.isEmpty else { return Terminal.write("\(file.path) means the same as \(other)\n") }
        Terminal.write(differences.map(Self.line).joined() + need(of: differences))
    }

    private static func line(_ difference: SettingsDifference) -> String {
        switch difference {
        case .added(let entry): "+ [\(entry.section)] \(entry.key) = \(entry.shown)\n"
        case .removed(let entry): "- [\(entry.section)] \(entry.key) = \(entry.shown)\n"
        case .changed(let from, let to): "~ [\(to.section)] \(to.key) = \(to.shown)   (was \(from.shown))\n"
        }
    }

    /// What it takes until the daemon works with the file's words.
    private func need(of differences: [SettingsDifference]) -> String {
        if file.isCenter { return "the center takes it with: sudo systemctl restart centerd.service\n" }
        let other = differences.map(\.place).filter { $0.section == "hall" && Self.identity.contains($0.key) }.map(
            \.key
        )
        guard other.isEmpty else {
            return "\(other.joined(separator: ", ")): another hall, which a running one does not become: "
                + "sudo systemctl restart kioskd.service\n"
        }
        return "the hall takes it without a restart: sudo systemctl reload kioskd.service\n"
    }

    /// Keys that a running hall does not take another value of.
    private static let identity: Set<String> = ["id", "center", "directory"]

    /// What the running hall opened with, as `/admin` keeps it.
    private func running() async throws -> [SettingsEntry] {
        let client = HTTPClient()
        defer { client.close() }
        let access = try DaemonAccess.hall(invocation.arguments, role: "admin")
        guard let saved = await DaemonEyes.read("/configuration", access, client), case .text(let text) = saved["text"]
        else {
            throw ToolFault("\(access.url) does not say what the hall runs with: is it running?")
        }
        return try ConfigurationFile(name: "the running hall", bytes: Array(text.utf8)).effective()
    }
}
