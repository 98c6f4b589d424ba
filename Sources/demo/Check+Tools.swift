// SPDX-License-Identifier: Apache-2.0

// Those who look after the hall.
extension Check {
    func takeToolSteps() async {
        let folder = stage.folder
        await step("kioskctl config check finds the settings in order") {
            try await expectTool(["config", "check", folder.hallSettings], says: "3 windows, 1 stations")
        }
        await step("kioskctl status reaches the hall") {
            let url = String(stage.hallAddress.dropLast("/api/v1".count))
            let tokens = folder.hall + "/tokens"
            try await expectTool(["status", "--json", "--url", url, "--token-file", tokens], says: "\"position\":")
        }
        await step("kioskctl backup copies the running hall, and the copy is sound") {
            try await expectTool(
                ["backup", "--directory", folder.hall, "--to", folder.backup],
                says: "copied and checked"
            )
        }
        await step("kioskctl journal verify finds the journal sound") {
            try await expectTool(["journal", "verify", "--directory", folder.hall], says: "sound: ")
        }
    }

    /// The very last step: nobody can be asked anything after it.
    func takeLeavingStep() async {
        await step("both daemons leave in order when they are asked to (SIGTERM)") {
            for (name, code) in await stage.leave() { try expect("exit code of \(name)", code, is: 0) }
        }
    }

    private func expectTool(_ arguments: [String], says words: String) async throws {
        let (code, output) = try await stage.tool(arguments)
        try expect(code == 0 && output.contains(words), "0 and 「\(words)」", "\(code) \(output)")
    }
}
