// SPDX-License-Identifier: Apache-2.0
import Charter
import FoundationEssentials
import HTTP
import Ports
import Store
import Terms
import Vault

extension CenterProgram {
    /// Fills the catalog and opens slots in every hour of the coming days.
    func fill() async throws {
        let client = HTTPClient()
        defer { client.close() }
        for (path, csv) in CityFiles.all { try await ask(client, path, csv, type: "text/csv") }
        try await ask(client, "plans/usual", #"{"reason":"样例"}"#, type: "application/json")
    }

    /// Whether every number is where it should be, as the running center says.
    func conserves() async throws -> Bool {
        struct Report: Decodable {
            let holds: Bool
        }
        let client = HTTPClient()
        defer { client.close() }
        var call = HTTPCall(.get, office + "conservation")
        call.headers["Authorization"] = try bearer()
        return try JSONDecoder().decode(Report.self, from: Data(try await client.send(call).body)).holds
    }

    /// Opens the store of a center that does not run.
    func openStore() throws -> CenterStore {
        try CenterStore(
            path: folder.path + "/center.db",
            vault: Vault(keys: KeyRing.load(path: folder.path + "/keys"), as: .center)
        ) { Timestamp(seconds: 0) }
    }

    private var office: String { "http://127.0.0.1:\(settings.adminPort)/office/v1/" }

    private func ask(_ client: HTTPClient, _ path: String, _ body: String, type: String) async throws {
        var call = HTTPCall(.post, office + path, headers: ["Content-Type": type])
        call.headers["Authorization"] = try bearer()
        call.body = Array(body.utf8)
        call.timeoutMilliseconds = 60_000
        let reply = try await client.send(call)
        guard (200...299).contains(reply.status) else {
            throw RushFault("\(path) was answered \(reply.status): \(String(decoding: reply.body, as: UTF8.self))")
        }
    }

    /// The machine's own token of role `admin`.
    private func bearer() throws -> String {
        let text = String(decoding: try WholeFile.read(path: folder.path + "/tokens", limit: 65_536), as: UTF8.self)
        for line in text.split(separator: "\n") where line.hasPrefix("admin ") {
            return "Bearer " + line.dropFirst(6).filter { $0 != " " }
        }
        throw RushFault("the center has no token of role admin")
    }
}
