// SPDX-License-Identifier: Apache-2.0
import Glibc
import Journal
package import Ports
package import Terms
package import Vault
package import Wire

/// The center's documents in the hall's directory: one file for the newest of each kind, readable by the hall alone.
///
/// Reads and writes on a thread of its own. A file is checked like what comes down the line: one that was changed on the
/// disk is not believed either.
package actor DocumentShelf {
    private let folder: String
    private let center: CenterID
    private let verifier: DocumentVerifier
    private let thread: WorkThread
    private var believed = BelievedDocuments()

    package nonisolated var unownedExecutor: UnownedSerialExecutor {
        unsafe thread.executor.asUnownedSerialExecutor()
    }

    /// Reads what is in `documents/` of the hall's directory; makes the folder when it is missing.
    package init(directory: String, center: CenterID, verifier: DocumentVerifier) throws {
        folder = directory + "/documents"
        (self.center, self.verifier) = (center, verifier)
        thread = try WorkThread(named: "documents")
        guard unsafe mkdir(folder, 0o700) == 0 || errno == EEXIST else {
            throw PortError(call: "mkdir", on: folder)
        }
        believed = Self.read(folder, center, verifier)
    }

    /// What a hall whose directory is `directory` believes, without opening it; for those who look after the machine.
    package static func documents(
        in directory: String,
        center: CenterID,
        verifier: DocumentVerifier
    ) -> BelievedDocuments { read(directory + "/documents", center, verifier) }

    /// What is believed now.
    package var documents: BelievedDocuments { believed }

    /// Judges `document`, and keeps it where it takes an older one's place; throws when the disk does not.
    package func take(_ document: SignedDocument) throws(PortError) -> DocumentVerdict {
        let verdict = DocumentVerdict.of(
            document,
            for: center,
            newest: believed.versions[document.kind],
            verifier: verifier
        )
        guard verdict == .takes else { return verdict }
        try WholeFile.writeAtomically(LinkJSON.encode(document), to: Self.path(folder, document.kind), mode: 0o600)
        believed.take(document)
        return .takes
    }

    private static func read(
        _ folder: String,
        _ center: CenterID,
        _ verifier: DocumentVerifier
    ) -> BelievedDocuments {
        var believed = BelievedDocuments()
        for kind in SignedDocument.Kind.allCases {
            guard let bytes = try? WholeFile.read(path: path(folder, kind), limit: fileLimit) else { continue }
            guard let document = LinkJSON.decode(SignedDocument.self, bytes), document.kind == kind,
                DocumentVerdict.of(document, for: center, newest: nil, verifier: verifier) == .takes
            else {
                Log.write(.error, "a document of the center is damaged", ["kind": kind])
                continue
            }
            believed.take(document)
        }
        return believed
    }

    private static func path(_ folder: String, _ kind: SignedDocument.Kind) -> String {
        folder + "/" + kind.rawValue + ".json"
    }

    /// A body of the longest kind, every byte of it escaped, and its header.
    private static let fileLimit = 2 * SignedDocument.longestBody + 4096
}

extension SignedDocument.Kind: Loggable, CustomStringConvertible {
    package var description: String { rawValue }
}

extension DocumentProblem: Loggable, CustomStringConvertible {
    package var description: String { rawValue }
}
