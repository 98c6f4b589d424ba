// SPDX-License-Identifier: Apache-2.0
import Checkup
import Glibc

/// Looks at every file that matters: whose it is, and who else may use it.
struct FileEyes {
    /// The files of a hall whose state is in `directory`.
    static func hall(_ directory: String, _ configuration: String) -> [FileSight] {
        let isUsual = directory == ToolCommand.usualDirectory
        let owner = owner(of: directory, usual: isUsual ? "hallkiosk" : nil)
        var files = state(directory, owner, ["keys", "tokens", "enrolment", "staff", "journal.db", "statistics.db"])
        if configuration == HallOnDisk.usualConfiguration {
            files += [
                FileSight("/etc/hallkiosk", owner: owner, mode: 0o755, isNeeded: true, isFolder: true),
                FileSight(configuration, owner: owner, mode: 0o644),
            ]
        }
        if isUsual {
            files += [
                FileSight("/var/backups/hallkiosk", owner: owner, mode: 0o700, isNeeded: true, isFolder: true),
                FileSight(
                    "/etc/udev/hallkiosk-keyboards.d",
                    owner: "root",
                    mode: 0o755,
                    isNeeded: true,
                    isFolder: true
                ),
            ]
        }
        return files.map(look)
    }

    /// The files of a center whose state is in `directory`.
    static func center(_ directory: String) -> [FileSight] {
        let isUsual = directory == "/var/lib/hallkiosk-center"
        let owner = owner(of: directory, usual: isUsual ? "hallkiosk-center" : nil)
        var files = state(directory, owner, ["keys", "tokens", "authority.pem", "center.db"])
        if isUsual {
            let path = "/var/backups/hallkiosk-center"
            files.append(FileSight(path, owner: owner, mode: 0o700, isNeeded: true, isFolder: true))
        }
        return files.map(look)
    }

    private static func state(_ directory: String, _ owner: String, _ names: [String]) -> [FileSight] {
        [FileSight(directory, owner: owner, mode: 0o700, isNeeded: true, isFolder: true)]
            + names.map { FileSight(directory + "/" + $0, owner: owner, mode: 0o600) }
    }

    /// The user of the package, or whoever has a directory of somebody's own.
    private static func owner(of directory: String, usual: String?) -> String {
        usual ?? Kernel.facts(directory).map { Steward.name(of: $0.st_uid) } ?? Steward.name(of: geteuid())
    }

    private static func look(_ file: FileSight) -> FileSight {
        var (file, facts) = (file, stat())
        if unsafe lstat(file.path, &facts) == 0 {
            let owner = Steward.name(of: facts.st_uid)
            file.found = .there(owner: owner, mode: facts.st_mode & 0o7777, isEmpty: facts.st_size == 0)
        } else {
            file.found = errno == EACCES ? .unseen : .missing
        }
        return file
    }
}
