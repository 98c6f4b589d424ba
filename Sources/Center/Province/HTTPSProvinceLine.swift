// SPDX-License-Identifier: Apache-2.0
package import Booking
package import Charter
import HTTP
package import Terms

/// The province over HTTPS, by `ProvinceContract`.
package final class HTTPSProvinceLine: ProvinceLine {
    private let base: String
    private let city: String
    private let client: HTTPClient
    private let timeoutMilliseconds: Int

    /// How long the province may take for one answer.
    static let usualTimeoutMilliseconds = 10_000

    /// Makes a line for the city of `settings`; nothing is sent yet.
    package convenience init(_ settings: ProvinceSettings) throws(CharterFault) {
        let pem = try settings.pem()
        let tls = ClientTLS(ca: pem.authority, certificate: pem.certificate, key: pem.key)
        self.init(url: settings.url, city: settings.city, tls: tls)
    }

    /// Makes a line to `url`.
    init(
        url: String,
        city: String,
        tls: ClientTLS = ClientTLS(),
        timeoutMilliseconds: Int = usualTimeoutMilliseconds
    ) {
        self.timeoutMilliseconds = timeoutMilliseconds
        base = url.hasSuffix("/") ? String(url.dropLast()) : url
        self.city = city
        client = HTTPClient(tls: tls)
    }

    /// Asks `POST /v1/codes`.
    package func codes(for orders: [ProvinceOrder]) async throws(ProvinceTrouble) -> [BookingNumber: ProvinceCode] {
        let question = ProvinceContract.CodeQuestion(city: city, orders)
        let answer = try await post("/v1/codes", question, ProvinceContract.CodeAnswer.self)
        return answer.codes(for: orders)
    }

    /// Asks `POST /v1/noshows`.
    package func report(_ events: [ProvinceEvent]) async throws(ProvinceTrouble) -> [ProvinceEvent] {
        let report = ProvinceContract.EventReport(city: city, events)
        return try await post("/v1/noshows", report, ProvinceContract.EventReceipt.self).taken(of: events)
    }

    /// Asks `GET /v1/list`.
    package func list(after cursor: Int64) async throws(ProvinceTrouble) -> ProvinceListPage {
        let call = HTTPCall(.get, base + "/v1/list?after=\(cursor)")
        let answer = try await ask(call, ProvinceContract.ListAnswer.self)
        guard let page = answer.page, page.from == cursor else { throw .garbled }
        return page
    }

    /// Ends every call with `.stopped`.
    package func close() { client.close() }

    private func post<Body: Encodable, Answer: Decodable>(
        _ path: String,
        _ body: Body,
        _ type: Answer.Type
    ) async throws(ProvinceTrouble) -> Answer {
        var call = HTTPCall(.post, base + path, headers: ["Content-Type": "application/json"])
        call.body = ProvinceContract.bytes(body)
        return try await ask(call, type)
    }

    private func ask<Answer: Decodable>(_ call: HTTPCall, _ type: Answer.Type) async throws(ProvinceTrouble) -> Answer {
        var call = call
        call.timeoutMilliseconds = timeoutMilliseconds
        call.maxReplyBytes = ProvinceContract.longestReply
        let response: HTTPResponse
        do throws(HTTPFailure) {
            response = try await client.send(call)
        } catch { throw ProvinceTrouble(error) }
        guard response.status == 200 else { throw .refused(status: response.status) }
        guard let answer = ProvinceContract.read(type, response.body) else { throw .garbled }
        return answer
    }
}

extension ProvinceTrouble {
    /// Sorts a failure of HTTP.
    fileprivate init(_ failure: HTTPFailure) {
        self =
            switch failure {
            case .unresolved, .refused, .badCall, .cutOff, .other: .unreachable
            case .timedOut, .busy: .timedOut
            case .tls: .untrusted
            case .garbled, .tooLarge: .garbled
            case .cancelled, .closed: .stopped
            }
    }
}
