// SPDX-License-Identifier: Apache-2.0
import Terms
import Vault

/// Keys and vouchers that every run has alike; the keys guard nothing.
enum FuzzKeys {
    static let centerText = """
        key 1 tag hmac-sha256 1111111111111111111111111111111111111111111111111111111111111111
        key 1 seal aes-256-gcm 2222222222222222222222222222222222222222222222222222222222222222
        key 1 sign ed25519 3333333333333333333333333333333333333333333333333333333333333333

        """

    static let center: KeyRing = sound { try KeyRing.parse(centerText, name: "center") }

    static let hall: KeyRing = sound {
        let own = """
            key 0 tag hmac-sha256 4444444444444444444444444444444444444444444444444444444444444444
            key 1 seal aes-256-gcm 2222222222222222222222222222222222222222222222222222222222222222
            key 1 token hmac-sha256 6666666666666666666666666666666666666666666666666666666666666666
            """
        return try KeyRing.parse(own, name: "hall").merging(center.enrolmentBundle(), name: "bundle")
    }

    static let vault: Vault = sound { try Vault(keys: hall) }

    static let verifier: VoucherVerifier = sound { try VoucherVerifier(keys: hall) }

    /// The only vouchers there are; Ed25519 makes the same signature every time.
    static let vouchers: [String] = sound {
        let mint = try VoucherMint(keys: center)
        return try (1...3).map { try mint.voucher(for: FuzzHall.claims($0)) }
    }

    private static func sound<Value>(_ make: () throws -> Value) -> Value {
        do {
            return try make()
        } catch { preconditionFailure("the fuzz targets' own keys are sound") }
    }
}
