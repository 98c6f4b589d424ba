// SPDX-License-Identifier: Apache-2.0
import FoundationEssentials
package import HTTP
package import Ledger
import Ports
package import Store
package import Terms

/// A request of a member of staff who may ask it.
package struct OfficeRequest: Sendable {
    /// As it came.
    package let http: HTTPRequest
    /// Who asks.
    package let caller: OfficeCaller
    /// The center's memory.
    package let ledger: CenterLedger
    /// Now, in the city's zone.
    package let now: Moment
    /// Where secrets are checked and made; nil where nobody can sign in.
    package let door: StaffDoor?
    /// Where files lie that visitors sent ahead; nil where none are taken.
    package let shelf: MaterialShelf?
    /// The certificate of the center's authority, PEM: what the code of a hall pins.
    package let authority: String?
    private let captures: [String: String]

    /// Collects the parts.
    package init(
        _ http: HTTPRequest,
        caller: OfficeCaller,
        captures: [String: String],
        ledger: CenterLedger,
        now: Moment,
        door: StaffDoor? = nil,
        shelf: MaterialShelf? = nil,
        authority: String? = nil
    ) {
        (self.http, self.caller, self.captures) = (http, caller, captures)
        (self.ledger, self.now, self.door, self.shelf) = (ledger, now, door, shelf)
        self.authority = authority
    }

    /// A varying segment of the path, read as `Value`; there is no such thing when it cannot be one.
    package func capture<Value>(_ name: String, _ read: (String) -> Value?) throws(CenterProblem) -> Value {
        guard let text = captures[name], let value = read(text) else { throw .notFound }
        return value
    }

    /// A value of the query, read as `Value`; nil without it.
    package func query<Value>(
        _ name: String,
        expected: String,
        _ read: (String) -> Value?
    ) throws(CenterProblem) -> Value? {
        guard let text = http.query[name], !text.isEmpty else { return nil }
        guard let value = read(text) else { throw .badField(name, expected: expected) }
        return value
    }

    /// The center that the query asks for, within what the caller may see; nil is the whole city.
    package func centerScope() throws(CenterProblem) -> CenterID? {
        try caller.scope(query("center", expected: "a center's id") { CenterID($0) })
    }

    /// The JSON body, keys in snake case.
    package func body<Value: Decodable>(_ type: Value.Type) throws(CenterProblem) -> Value {
        let decoder = JSONDecoder()
        decoder.keyDecodingStrategy = .convertFromSnakeCase
        guard let value = try? decoder.decode(type, from: Data(http.body)) else { throw .badBody }
        return value
    }

    /// Runs a verb that writes.
    package func write<Answer: Sendable>(
        _ verb: @escaping @Sendable (CenterStore) throws(StoreError) -> Answer
    ) async throws(CenterProblem) -> Answer {
        do throws(StoreError) {
            return try await ledger.write(verb)
        } catch { throw .logged(error) }
    }

    /// Reads from the store.
    package func view<Answer: Sendable>(
        _ read: @Sendable (CenterStore) throws(StoreError) -> Answer
    ) async throws(CenterProblem) -> Answer {
        do throws(StoreError) {
            return try await ledger.view(read)
        } catch { throw .logged(error) }
    }
}

extension CenterProblem {
    /// The fault as a client sees it, once the log has been told what is behind it.
    package static func logged(_ error: StoreError) -> CenterProblem {
        Log.write(.error, "request failed", ["reason": error])
        return CenterProblem(error)
    }
}
