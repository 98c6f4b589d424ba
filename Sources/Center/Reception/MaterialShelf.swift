// SPDX-License-Identifier: Apache-2.0
import Glibc
package import Ports
package import Vault

/// Where the files lie that visitors sent ahead (R72): sealed, one each, named by a random id, below the center's
/// directory, readable by the center alone.
///
/// Nothing here looks into them: they are kept, given back as they came, and deleted.
package struct MaterialShelf: Sendable {
    private let directory: String
    private let vault: Vault

    /// Free bytes of the disk below which no file is taken: bookings need the rest.
    package static let reservedBytes: Int64 = 1_073_741_824

    /// Opens or makes the shelf below `directory`.
    package init(directory: String, vault: Vault) throws(PortError) {
        (self.directory, self.vault) = (directory + "/materials", vault)
        guard unsafe mkdir(self.directory, 0o700) == 0 || errno == EEXIST else {
            throw PortError(call: "mkdir", on: self.directory)
        }
    }

    /// Seals `content` and keeps it under `id`; on the disk when it returns.
    package func keep(_ content: [UInt8], as id: String) throws(MaterialShelfFault) {
        let sealed: [UInt8]
        do throws(VaultError) { sealed = try vault.seal(content, for: context(id)) } catch { throw .vault(error) }
        let free: Int64
        do throws(PortError) { free = try DiskSpace.free(directory) } catch { throw .files(error) }
        guard free > Self.reservedBytes else { throw .full }
        do throws(PortError) {
            try WholeFile.writeAtomically(sealed, to: path(id), mode: 0o600)
        } catch { throw .files(error) }
    }

    /// The content kept under `id`.
    package func content(of id: String) throws(MaterialShelfFault) -> [UInt8] {
        let sealed: [UInt8]
        do throws(PortError) {
            sealed = try WholeFile.read(path: path(id), limit: Vault.sealLimit)
        } catch { throw .files(error) }
        do throws(VaultError) { return try vault.open(sealed, for: context(id)) } catch { throw .vault(error) }
    }

    /// Deletes what is kept under `id`; nothing when it is gone already.
    package func discard(_ id: String) throws(PortError) {
        guard unsafe unlink(path(id)) == 0 || errno == ENOENT else { throw PortError(call: "unlink", on: directory) }
    }

    /// The ids of all that is kept, at most `limit` of them.
    package func ids(limit: Int) throws(PortError) -> [String] {
        guard let folder = unsafe opendir(directory) else { throw PortError(call: "opendir", on: directory) }
        defer { unsafe closedir(folder) }
        var ids: [String] = []
        while ids.count < limit, let entry = unsafe readdir(folder) {
            let name = unsafe withUnsafeBytes(of: &entry.pointee.d_name) { bytes in
                unsafe String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
            }
            if !name.hasPrefix(".") { ids.append(name) }
        }
        return ids
    }

    private func path(_ id: String) -> String { directory + "/" + id }

    private func context(_ id: String) -> String { "material " + id }
}

/// Why a file could not be kept or given back.
package enum MaterialShelfFault: Error, Sendable, CustomStringConvertible, Loggable {
    /// The disk has to keep room for bookings.
    case full
    case files(PortError)
    case vault(VaultError)

    package var description: String {
        switch self {
        case .full: "the disk has less than \(MaterialShelf.reservedBytes >> 20) MiB left"
        case .files(let error): error.description
        case .vault(let error): "\(error)"
        }
    }
}
