// SPDX-License-Identifier: Apache-2.0
package import Charter
package import Ports
import Store
package import Terms
package import Vault

/// Takes a hall into the city's system: registers it and makes the code or the bundle that it joins with.
package enum Enrolment {
    /// Registers `hall`, or moves it to `center`, and makes the one-time code that it joins with over the line.
    package static func code(
        _ hall: HallID,
        of center: CenterID,
        name: String,
        settings: CenterSettings,
        clock: HallClock
    ) throws(EnrolmentFault) -> EnrolmentCode {
        let now = clock.now().timestamp
        let files: CenterFiles
        do throws(CharterFault) {
            files = try CenterFiles(directory: settings.directory, now: now)
        } catch { throw .charter(error) }
        let vault: Vault
        do throws(VaultError) {
            vault = try Vault(keys: files.keys, as: .center)
        } catch { throw .keys(error) }
        do throws(StoreError) {
            let path = settings.directory + "/center.db"
            let store = try CenterStore(path: path, vault: vault) { clock.now().timestamp }
            guard let code = EnrolmentCode(hall: hall, authority: files.authority.pair.certificate) else {
                throw .damaged("authority")
            }
            try store.enrol(hall, center: center, name: name, since: now.adding(minutes: -24 * 60))
            try store.setCode(code.digest, for: hall, until: now.adding(minutes: EnrolmentCode.lifeMinutes))
            return code
        } catch { throw .store(error) }
    }

    /// Enrols `hall` in the center set up by `settings`, which may be running; the bundle is secret.
    ///
    /// For halls without a line to join by a code; what the hall had before is revoked.
    package static func issue(
        _ hall: HallID,
        of center: CenterID,
        name: String,
        settings: CenterSettings,
        clock: HallClock
    ) throws(EnrolmentFault) -> EnrolmentBundle {
        let now = clock.now().timestamp
        let files: CenterFiles
        do throws(CharterFault) {
            files = try CenterFiles(directory: settings.directory, now: now)
        } catch { throw .charter(error) }
        let bundle: EnrolmentBundle
        let vault: Vault
        do throws(VaultError) {
            vault = try Vault(keys: files.keys, as: .center)
            bundle = EnrolmentBundle(
                hall: hall,
                center: "https://\(settings.hostNames[0]):\(settings.port)",
                authority: files.authority.pair.certificate,
                pair: try files.authority.issue(name: hall.text, for: .client, at: now),
                keys: try files.keys.enrolmentBundle()
            )
        } catch { throw .keys(error) }
        do throws(StoreError) {
            let path = settings.directory + "/center.db"
            let store = try CenterStore(path: path, vault: vault) { clock.now().timestamp }
            guard let facts = CertificateFacts(certificate: bundle.certificate) else { throw .damaged("certificate") }
            let since = now.adding(minutes: -24 * 60)
            try store.enrol(hall, center: center, name: name, since: since)
            try store.enrolled(facts, of: hall, since: since, at: now)
        } catch { throw .store(error) }
        return bundle
    }
}
