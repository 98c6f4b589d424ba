// SPDX-License-Identifier: Apache-2.0
import Ports
import Store
import Terms
import Vault

/// Reads the center's store on a connection and a thread of its own: a release rush of readers never waits for the disk.
actor CenterReader {
    private let loop: EventLoop
    private let store: CenterStore

    nonisolated var unownedExecutor: UnownedSerialExecutor { unsafe loop.asUnownedSerialExecutor() }

    init(path: String, vault: Vault, clock: HallClock, on loop: EventLoop) throws(StoreError) {
        store = try CenterStore(reading: path, vault: vault) { clock.now().timestamp }
        self.loop = loop
    }

    /// Runs `read` on one unchanging view.
    func view<Result: Sendable>(
        _ read: @Sendable (CenterStore) throws(StoreError) -> Result
    ) throws(StoreError) -> Result {
        try store.viewing { () throws(StoreError) in try read(store) }
    }
}
