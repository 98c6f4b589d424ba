// SPDX-License-Identifier: Apache-2.0
import Checkup
import Glibc
import Ports

/// Looks at the file systems that state and backups lie on.
struct DiskEyes {
    let errand: Errand
    private let mounts = MountTable(Kernel.text("/proc/self/mountinfo") ?? "")

    init(errand: Errand) { self.errand = errand }

    /// Each file system once, by the first of `paths` that is on it; state directories are written to as their owner.
    func look(_ paths: [String], writing directories: [String]) async -> [DiskSight] {
        var (disks, seen) = ([DiskSight](), Set<dev_t>())
        for path in paths {
            let there = Self.nearest(path)
            guard let facts = Kernel.facts(there) else { continue }
            let isState = directories.contains(path) && there == path
            guard seen.insert(facts.st_dev).inserted || isState else { continue }
            var disk = look(there, facts)
            if isState { disk.isWritable = await isWritable(path, facts) }
            disks.append(disk)
        }
        return disks
    }

    private func look(_ path: String, _ facts: stat) -> DiskSight {
        var disk = DiskSight(path: path)
        var space = statvfs()
        if unsafe statvfs(path, &space) == 0 {
            let unit = UInt64(space.f_frsize)
            disk.free = Int64(clamping: UInt64(space.f_bavail) * unit)
            disk.total = Int64(clamping: UInt64(space.f_blocks) * unit)
            // btrfs and overlays have no inodes of a fixed number.
            disk.freeInodes = space.f_files == 0 ? nil : Int64(clamping: UInt64(space.f_favail))
            disk.isReadOnly = space.f_flag & UInt(ST_RDONLY) != 0
        }
        let number = Self.number(facts.st_dev)
        if let mount = mounts[number], mount.source.hasPrefix("/dev/") {
            disk.device = mount.source
            let name = mount.source.split(separator: "/").last.map(String.init) ?? ""
            disk.errors = Kernel.number("/sys/fs/\(mount.kind)/\(name)/errors_count").map { Int($0) }
        }
        return disk
    }

    /// `major:minor`, as mountinfo has it (makedev(3): the bits of both are spread over 64).
    private static func number(_ device: dev_t) -> String {
        let bits = UInt64(device)
        return "\(bits >> 8 & 0xFFF | bits >> 32 & ~0xFFF):\(bits & 0xFF | bits >> 12 & ~0xFF & 0xFFFF_FFFF)"
    }

    /// Whether the owner of a state directory can make, sync and remove a file there; nil when we are somebody else.
    private func isWritable(_ path: String, _ facts: stat) async -> Bool? {
        let owner = Steward.name(of: facts.st_uid)
        if geteuid() == facts.st_uid {
            let file = path + "/.doctor-\(getpid())"
            defer { unsafe unlink(file) }
            return (try? WholeFile.writeAtomically([0x0A], to: file, mode: 0o600)) != nil
        }
        guard geteuid() == 0 else { return nil }
        let script = #"f="$1/.doctor-$$" && echo > "$f" && sync "$f" && rm "$f""#
        return await errand.text("/usr/sbin/runuser", ["-u", owner, "--", "/bin/sh", "-c", script, "sh", path]) != nil
    }

    /// `path`, or what there is of the way to it.
    private static func nearest(_ path: String) -> String {
        var path = path
        while !Kernel.exists(path), let slash = path.lastIndex(of: "/"), slash > path.startIndex {
            path = String(path[..<slash])
        }
        return Kernel.exists(path) ? path : "/"
    }
}
