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
        let program = try startTool(words)
        let code = try await loop.until("kioskctl is done") { program.exitCode }
        return ToolRun(code: code, text: String(decoding: try Folder.read(program.log), as: UTF8.self))
    }

    /// Starts kioskctl with `words` against this hall.
    func startTool(_ words: [String]) throws -> Program {
        let reach = ["--url", door.url, "--token-file", directory + "/tokens"]
        return try Program("kioskctl", words + reach, log: folder.path + "/kioskctl.\(Self.freshKey())")
    }
}
