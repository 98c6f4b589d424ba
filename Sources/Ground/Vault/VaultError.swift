// SPDX-License-Identifier: Apache-2.0

package import Terms

/// Why a key ring cannot be used, or a sealed or signed thing not be made or opened; never holds a key or a secret.
package enum VaultError: Error, Hashable, Sendable {
    // A private file: keys, staff.
    case noFile(path: String)
    case fileExists(path: String)
    /// Others may read the file, it is no ordinary file, or it is too large for what it should hold.
    case unsafeFile(path: String, KeyFileFault)
    case noCredentialsDirectory
    case system(call: String, path: String, errno: Int32)
    case badLine(file: String, line: Int, KeyLineFault)
    // The keys.
    case noKey(KeyUse)
    case keyExists(KeyUse, id: UInt32)
    /// All key numbers of a use are spent.
    case noKeyNumberLeft(KeyUse)
    // An envelope.
    case malformedEnvelope
    case unknownVersion(UInt8)
    case unknownAlgorithm(UInt8)
    case unknownKey(UInt32)
    /// The tag does not fit: changed bytes, another key, or another context.
    case tampered
    /// The claims do not fit into a voucher.
    case voucher(VoucherCodecError)
    /// Not a request for a certificate on P-256 that its own key has signed.
    case unfitRequest
    /// libcrypto refused: no memory, or a key that is no point of its curve.
    case library(operation: String)
}

/// Why a file of keys is not trusted.
package enum KeyFileFault: Hashable, Sendable {
    /// Group or others have a right; the file's mode bits.
    case mode(UInt32)
    case notOrdinary
    case tooLarge
}

/// What is wrong with a line of a key ring.
package enum KeyLineFault: Hashable, Sendable {
    /// Not `key <id> <use> <algorithm> <hex>`.
    case form
    case unknownUse
    case unknownAlgorithm
    /// The algorithm does not serve the use.
    case unfit
    /// Not as many hex digits as the algorithm's key has.
    case length
    /// Another key has the same use and number.
    case repeated
    /// More keys than a ring may have.
    case tooMany
    /// A center gives a hall no keys of this use.
    case notForEnrolment
}

extension VaultError: CustomStringConvertible {
    package var description: String {
        switch self {
        case .noFile(let path): "\(path): there is no such file"
        case .fileExists(let path): "\(path): the file exists already — keys are never overwritten"
        case .unsafeFile(let path, .mode(let mode)):
            "\(path): mode \(String(mode, radix: 8)) lets others read its secrets — chmod 600, and make new ones"
        case .unsafeFile(let path, .notOrdinary): "\(path): not an ordinary file"
        case .unsafeFile(let path, .tooLarge): "\(path): larger than such a file can be"
        case .noCredentialsDirectory: "CREDENTIALS_DIRECTORY is not set — use LoadCredential= in the unit"
        case .system(let call, let path, let errno): "\(path): \(call) failed with error \(errno)"
        case .badLine(let file, let line, let fault): "\(file):\(line): \(fault.text)"
        case .noKey(let use): "the key ring has no \(use.rawValue) key"
        case .keyExists(let use, let id): "the key ring has another \(use.rawValue) key \(id) already"
        case .noKeyNumberLeft(let use): "the key ring has no number left for a \(use.rawValue) key"
        case .malformedEnvelope: "the sealed bytes are cut off"
        case .unknownVersion(let version): "sealed in version \(version), which is not known here"
        case .unknownAlgorithm(let algorithm): "algorithm \(algorithm) is not known here"
        case .unknownKey(let id): "key \(id) is not in the key ring"
        case .tampered: "the sealed bytes were changed, or belong to something else"
        case .voucher(let error): "the claims do not fit into a voucher: \(error)"
        case .unfitRequest: "not a request for a certificate on P-256, signed by its own key"
        case .library(let operation): "libcrypto refused: \(operation)"
        }
    }
}

extension KeyLineFault {
    fileprivate var text: String {
        switch self {
        case .form: "not a key — write: key <number> <use> <algorithm> <hex digits>"
        case .unknownUse: "unknown use — one of \(KeyUse.allCases.map(\.rawValue).joined(separator: ", "))"
        case .unknownAlgorithm:
            "unknown algorithm — one of \(KeyAlgorithm.allCases.map(\.name).joined(separator: ", "))"
        case .unfit: "the algorithm does not serve this use"
        case .length: "the key has the wrong length, or is not lower-case hex"
        case .repeated: "a key of this use and number was already given"
        case .tooMany: "more than \(KeyRing.keyLimit) keys"
        case .notForEnrolment: "a center gives tag and verify keys only"
        }
    }
}
