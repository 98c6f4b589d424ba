// SPDX-License-Identifier: Apache-2.0
import Glibc
import Ports
import Queueing
import Setup
import Vault
import Web

/// The files of a hall's directory besides the journal: keys and tokens, made on first start, and the enrolment.
struct HallFiles {
    let keys: KeyRing
    let tokens: AccessTokens
    /// nil for a hall without a center.
    let enrolment: EnrolmentBundle?

    private static let fileLimit = 65_536

    /// Reads the files, making those that are missing; a key ring given by systemd's `LoadCredential=keys` wins.
    init(_ settings: HallSettings) throws {
        let directory = settings.directory
        guard unsafe mkdir(directory, 0o700) == 0 || errno == EEXIST else {
            throw PortError(call: "mkdir", on: directory)
        }
        keys = try KeyRing.loadOrCreate(credential: "keys", path: directory + "/keys", role: .hall)
        let text = try Self.read(directory + "/tokens") ?? Self.makeTokens(directory + "/tokens")
        tokens = try AccessTokens(text: String(decoding: text, as: UTF8.self))
        guard let bundle = try Self.read(directory + "/enrolment") else {
            enrolment = nil
            return
        }
        guard let enrolment = EnrolmentBundle(bytes: bundle) else { throw HallFault.damagedEnrolment(directory) }
        guard enrolment.hall == settings.plan.hall else { throw HallFault.otherHall(enrolment.hall) }
        self.enrolment = enrolment
    }

    private static func read(_ path: String) throws -> [UInt8]? {
        do throws(PortError) {
            return try WholeFile.read(path: path, limit: fileLimit)
        } catch {
            guard case .notFound = error else { throw error }
            return nil
        }
    }

    private static func makeTokens(_ path: String) throws -> [UInt8] {
        let text = Array(AccessTokens.freshText(roles: Role.allCases.map(\.rawValue)).utf8)
        try WholeFile.writeAtomically(text, to: path, mode: 0o600)
        return text
    }
}
