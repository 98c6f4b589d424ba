// SPDX-License-Identifier: Apache-2.0
import FoundationEssentials
import HTTP
import Ports
import Setup
import Terms
import Vault

/// The set-up's own talk with the hall that it has started: as its admin, in the name of the first member of staff.
struct HallLine {
    private let access: DaemonAccess
    private let staff: StaffID?

    init(_ place: SetupPlace, url: String) throws {
        access = try DaemonAccess(url: url, root: "/api/v1", tokens: place.directory + "/tokens", role: "admin")
        staff = try place.roll().members.first { $0.roles.contains(.admin) && !$0.isDisabled }?.number
    }

    /// Where the hall of a hall.conf is reached from its own machine.
    static func url(of settings: HallSettings) -> String {
        let host =
            switch settings.api.address {
            case "0.0.0.0": "127.0.0.1"
            case "::": "[::1]"
            case let address where address.contains(":"): "[\(address)]"
            default: settings.api.address
            }
        return "http://\(host):\(settings.api.port)"
    }

    /// Whether the hall can store tickets.
    static func isReady(_ url: String) async -> Bool {
        var call = HTTPCall(.get, url + "/healthz")
        call.timeoutMilliseconds = askingMilliseconds
        return (try? await send(call))?.status == 200
    }

    private static let askingMilliseconds = 5000

    /// Reads `path`; throws the hall's words for a refusal.
    func get(_ path: String) async throws -> JSONValue { try answer(await Self.send(access.call(path))) }

    /// Asks for a change, once.
    func post(_ path: String, _ fields: [String: String] = [:]) async throws -> JSONValue {
        var call = access.call(path, .post)
        call.headers["Content-Type"] = "application/json"
        call.headers["Idempotency-Key"] = "setup." + Hex.text(Random.bytes(16))
        call.headers["X-Staff"] = staff?.text
        call.body = Array(try JSONEncoder().encode(fields))
        return try answer(await Self.send(call))
    }

    private func answer(_ reply: HTTPResponse) throws -> JSONValue {
        let value = JSONValue(bytes: reply.body) ?? .null
        guard (200...299).contains(reply.status) else {
            let words = [value["title"], value["title_en"], value["detail"]].compactMap {
                if case .text(let text) = $0 { text } else { nil }
            }
            throw ToolFault(words.isEmpty ? "\(access.url) answered \(reply.status)" : words.joined(separator: " "))
        }
        return value
    }

    private static func send(_ call: HTTPCall) async throws(HTTPFailure) -> HTTPResponse {
        let client = HTTPClient()
        defer { client.close() }
        return try await client.send(call)
    }
}
