// SPDX-License-Identifier: Apache-2.0
import Ports

extension RunningHall {
    /// What a run of the tool came to.
    struct ToolRun: Sendable {
        let code: CInt
        /// Both outputs.
        let text: String
    }

    /// Runs kioskctl against this hall.
    func tool(_ words: String...) async throws -> ToolRun { try await tool(words) }

    /// Runs kioskctl with `words` against this hall.
    func tool(_ words: [String]) async throws -> ToolRun {
        let log = folder.path + "/kioskctl.\(Self.freshKey())"
        let reach = ["--url", door.url, "--token-file", directory + "/tokens"]
        let program = try Program("kioskctl", words + reach, log: log)
        let code = try await loop.until("kioskctl is done") { program.exitCode }
        return ToolRun(code: code, text: String(decoding: try Folder.read(log), as: UTF8.self))
    }
}
