// SPDX-License-Identifier: Apache-2.0
import Ports
import Queueing
import Setup
import Terms
import Vault
import Verifier

extension CredentialVerifier {
    /// The longest token file: a signed token of a large service.
    private static let tokenLimit = 16_384

    /// Who checks credentials for a hall, by its configuration; throws when the token file cannot be read.
    convenience init(
        _ settings: VerifierSettings,
        _ hall: HallID,
        _ vault: Vault,
        time: any Timekeeper,
        _ clock: HallClock
    ) throws {
        var token: String?
        if let path = settings.tokenFile {
            let text = String(decoding: try WholeFile.read(path: path, limit: Self.tokenLimit), as: UTF8.self)
            let trimmed = text.drop(while: \.isWhitespace).prefix { !$0.isWhitespace }
            guard !trimmed.isEmpty else { throw HallFault.emptyToken(path) }
            token = String(trimmed)
        }
        self.init(
            Configuration(
                url: settings.url,
                token: token,
                timeout: .seconds(settings.timeoutSeconds),
                rules: CredentialRules(prefixes: settings.prefixes),
                keepsFor: .seconds(settings.cacheMinutes * 60)
            ),
            hall: hall,
            vault: vault,
            time: time,
            today: { clock.now().day }
        )
    }
}
