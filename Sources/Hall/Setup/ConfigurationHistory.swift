// SPDX-License-Identifier: Apache-2.0
import Glibc
package import Ports
package import Terms

/// Every configuration that a hall had: `000001.conf`, `000002.conf` … in a directory, each below a line that says who
/// saved it, when and why.
package struct ConfigurationHistory: Sendable {
    private let directory: String

    /// Versions kept; the oldest are removed.
    package static let limit = 500
    /// The most bytes a version may have, with its headline.
    private static let byteLimit = 1_100_000

    /// Looks after `configuration` in the hall's directory, which may still be missing.
    package init(hallDirectory: String) { directory = hallDirectory + "/configuration" }

    /// Lists the versions, newest first; files that are none are passed over.
    package func versions() -> [ConfigurationVersion] {
        numbers().sorted(by: >).compactMap { number in (try? read(number))?.version }
    }

    /// The newest version and its text; nil when there is none yet.
    package func newest() throws(PortError) -> (version: ConfigurationVersion, text: [UInt8])? {
        guard let number = numbers().max() else { return nil }
        return try read(number)
    }

    /// The version with a number; throws `notFound` when it is not there, or no longer.
    package func read(_ number: Int) throws(PortError) -> (version: ConfigurationVersion, text: [UInt8]) {
        let path = path(number)
        let bytes = try WholeFile.read(path: path, limit: Self.byteLimit)
        let headline = String(decoding: bytes.prefix { $0 != UInt8(ascii: "\n") }, as: UTF8.self)
        guard let version = ConfigurationVersion(number: number, headline: headline) else {
            throw .wrongKind(path, hint: "a saved configuration")
        }
        return (version, Array(bytes.dropFirst(headline.utf8.count + 1)))
    }

    /// Adds a version after the newest; durable when it returns.
    package func append(
        _ text: [UInt8],
        at moment: Moment,
        by staff: StaffID?,
        note: String
    ) throws(PortError) -> ConfigurationVersion {
        guard unsafe mkdir(directory, 0o700) == 0 || errno == EEXIST else {
            throw PortError(call: "mkdir", on: directory)
        }
        let numbers = numbers()
        let version = ConfigurationVersion(number: (numbers.max() ?? 0) + 1, at: moment, staff: staff, note: note)
        try WholeFile.writeAtomically(
            Array(version.headline.utf8) + [0x0A] + text,
            to: path(version.number),
            mode: 0o600
        )
        // One too old that cannot be removed takes room, nothing else.
        for number in numbers.sorted(by: >).dropFirst(Self.limit - 1) { _ = unsafe unlink(path(number)) }
        return version
    }

    private func path(_ number: Int) -> String { directory + "/" + Digits.padded(number, to: 6) + ".conf" }

    private func numbers() -> [Int] {
        guard let folder = unsafe opendir(directory) else { return [] }
        defer { unsafe closedir(folder) }
        var numbers: [Int] = []
        while let entry = unsafe readdir(folder) {
            let name = unsafe withUnsafeBytes(of: &entry.pointee.d_name) { bytes in
                unsafe String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
            }
            guard name.hasSuffix(".conf"), let number = Digits.value(name.utf8.dropLast(5)), number > 0,
                path(number) == directory + "/" + name
            else { continue }
            numbers.append(number)
        }
        return numbers
    }
}
