// SPDX-License-Identifier: Apache-2.0
import FoundationEssentials
import Terms

/// What a verifier is asked: `{"code": …, "hall": …, "station": …}`.
struct CredentialQuestion: Encodable {
    let code: String
    let hall: String
    let station: String

    init(_ code: String, hall: HallID, station: StationID) {
        (self.code, self.hall, self.station) = (code, hall.text, station.text)
    }

    /// The body of the request.
    var body: [UInt8] {
        guard let data = try? JSONEncoder().encode(self) else {
            preconditionFailure("three texts are always JSON")
        }
        return Array(data)
    }
}
