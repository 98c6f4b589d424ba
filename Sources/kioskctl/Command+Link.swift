// SPDX-License-Identifier: Apache-2.0
import Link
import Settings

extension Command {
    /// Takes back the link's alarms that stay until somebody has looked into them.
    func clearAlarms(_ arguments: Arguments) throws {
        let cleared = try CenterLink.clearAlarms(directory: arguments["directory"] ?? Self.usualDirectory)
        let told = cleared.isEmpty ? "there was no alarm to clear\n" : cleared.map { "cleared: \($0)\n" }.joined()
        Terminal.write(told)
    }
}
