// SPDX-License-Identifier: Apache-2.0
import Safekeeping

/// Manifests of backups, which lie on disks that people carry, and the names of their folders.
enum BackupManifests {
    static func check(_ input: [UInt8]) throws(Broken) {
        if let name = BackupName(text: String(decoding: input, as: UTF8.self)) {
            try hold(Array(name.text.utf8) == input, "a folder's name is not read as it is written")
        }
        let manifest: BackupManifest
        do throws(BackupFault) {
            manifest = try BackupManifest.read(input, in: "backup")
        } catch {
            return try Discretion.check(error.description, about: input, "a message on a backup")
        }
        for file in manifest.files {
            let parts = file.path.split(separator: "/", omittingEmptySubsequences: false)
            try hold(!parts.contains("..") && !file.path.hasPrefix("/"), "a backup reaches out of its folder")
        }
        let again = try? BackupManifest.read(manifest.bytes, in: "backup")
        try hold(again == manifest, "a manifest is not read as it is written")
    }
}
