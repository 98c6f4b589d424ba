// SPDX-License-Identifier: Apache-2.0
import Ports
import Terms
import Vault
import Wire

/// Keeps the hall's certificate fresh: asks for a new one in time, with a new key that never leaves the hall.
struct RenewalLink: Sendable {
    let line: CenterLine
    let upkeep: LinkUpkeep

    /// Looks after it until the task is cancelled.
    func run() async {
        while true {
            let course = RenewalCourse(CertificateFacts(certificate: upkeep.bundle().certificate))
            var rest = line.limits.renewalLook
            if course.isDue(at: line.clock()) {
                do throws(LinkTrouble) {
                    try await renew()
                } catch {
                    guard error != .stopped else { return }
                    Log.write(.warning, "certificate was not renewed", ["reason": error])
                    rest = line.limits.renewalRetry
                }
            }
            let now = RenewalCourse(CertificateFacts(certificate: upkeep.bundle().certificate))
            line.condition.noteCertificate(until: now.certificate?.until, alarm: now.alarm(at: line.clock()))
            do throws(CancellationError) { try await line.time.wait(for: rest) } catch { return }
        }
    }

    /// The old certificate stays good until the center has seen the new one: a lost answer costs nothing.
    private func renew() async throws(LinkTrouble) {
        let bundle = upkeep.bundle()
        let made: (request: CertificateRequest, key: String)
        do throws(VaultError) {
            made = try CertificateRequest.make(name: bundle.hall.text)
        } catch {
            Log.write(.error, "no key for a certificate", ["reason": error])
            throw .journal
        }
        let grant = try await line.renew(CertificateRenewal(request: made.request.text))
        let pair = CertificatePair(certificate: grant.certificate, key: made.key)
        guard pair.isWhole, CertificateFacts(certificate: pair.certificate)?.commonName == bundle.hall.text else {
            throw .garbled
        }
        guard upkeep.adopt(bundle.renewed(pair, authority: grant.authority)) else { throw .journal }
        Log.write(.notice, "certificate is renewed")
    }
}

extension VaultError: Loggable {}
