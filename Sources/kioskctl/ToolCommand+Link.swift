// SPDX-License-Identifier: Apache-2.0
import Link

extension ToolCommand {
    /// Takes back the link's alarms that stay until somebody has looked into them.
    static func clearAlarms(_ invocation: Invocation) throws {
        let cleared = try CenterLink.clearAlarms(directory: invocation[.directory] ?? usualDirectory)
        let told = cleared.isEmpty ? "there was no alarm to clear\n" : cleared.map { "cleared: \($0)\n" }.joined()
        Terminal.write(told)
    }
}
