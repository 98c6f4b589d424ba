// SPDX-License-Identifier: Apache-2.0
import Checkup
import HTTP
import Ports
import Terms
import Vault
import Wire

/// Goes the way from a hall to its center: name, connection, certificates of both sides.
struct LineEyes {
    private let path: String

    private static let fileLimit = 65_536
    private static let limitMilliseconds = 5000

    init(_ directory: String) { path = directory + "/enrolment" }

    func look() async -> (HallSight.State, RouteSight?) {
        let bytes: [UInt8]
        do throws(PortError) {
            bytes = try WholeFile.read(path: path, limit: Self.fileLimit)
        } catch { return (HallEyes.state(of: error), nil) }
        guard let bundle = EnrolmentBundle(bytes: bytes) else { return (.bad("\(path) is damaged"), nil) }
        var line = RouteSight(url: bundle.center, host: Self.host(bundle.center))
        line.certificateUntil = CertificateFacts(certificate: bundle.certificate).map { $0.until.milliseconds / 1000 }
        line.reach = await reach(bundle)
        return (.good, line)
    }

    /// Asks for the authority's certificate, which changes nothing there; both sides show theirs on the way.
    private func reach(_ bundle: EnrolmentBundle) async -> RouteSight.Reach {
        let base = bundle.center.hasSuffix("/") ? String(bundle.center.dropLast()) : bundle.center
        var call = HTTPCall(.get, base + LinkPath.enrolment)
        (call.timeoutMilliseconds, call.connectMilliseconds) = (Self.limitMilliseconds, Self.limitMilliseconds)
        let tls = ClientTLS(
            ca: Array(bundle.authority.utf8),
            certificate: Array(bundle.certificate.utf8),
            key: Array(bundle.key.utf8)
        )
        let client = HTTPClient(tls: tls)
        defer { client.close() }
        do throws(HTTPFailure) {
            _ = try await client.send(call)
            return .reached
        } catch {
            return switch error {
            case .unresolved: .noName
            case .tls: .untrusted
            default: .noAnswer
            }
        }
    }

    private static func host(_ url: String) -> String {
        let rest = url.split(separator: "/").dropFirst().first.map(String.init) ?? url
        guard !rest.hasPrefix("[") else { return String(rest.dropFirst().prefix { $0 != "]" }) }
        return rest.split(separator: ":").first.map(String.init) ?? rest
    }
}
