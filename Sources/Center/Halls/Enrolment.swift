// SPDX-License-Identifier: Apache-2.0
package import Charter
package import Ports
import Store
package import Terms
package import Vault

/// Takes a hall into the city's system: registers it and makes the bundle it joins with.
package enum Enrolment {
    /// Enrols `hall` in the center set up by `settings`, which may be running; the bundle is secret.
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
            try store.enrol(hall, center: center, name: name, since: now.adding(minutes: -24 * 60))
        } catch { throw .store(error) }
        return bundle
    }
}
