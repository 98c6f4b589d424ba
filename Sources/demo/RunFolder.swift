// SPDX-License-Identifier: Apache-2.0
import Glibc
import Ports

/// The folder of one run: settings, both directories, logs and the devices' links; made anew each time.
struct RunFolder: Sendable {
    /// Where it is unless the command line says otherwise, beside the build.
    static let usualPath = ".build/demo-run"
    /// The file that says that a folder may be cleared.
    private static let mark = "hallkiosk-demo"

    let path: String

    var centerSettings: String { path + "/center.conf" }
    var hallSettings: String { path + "/hall.conf" }
    var center: String { path + "/center" }
    var hall: String { path + "/hall" }
    var backup: String { path + "/backup" }
    var bundle: String { path + "/bundle" }
    var logs: String { path + "/logs" }
    var devices: String { path + "/devices" }

    /// Clears what an earlier run left and makes the folders; refuses a folder that is not its own.
    init(path: String) throws {
        var path = path
        if !path.hasPrefix("/") { path = try Self.workingDirectory() + "/" + path }
        self.path = path
        if FileTree.exists(path) {
            let isOwn = FileTree.exists(path + "/" + Self.mark) || FileTree.isEmpty(path)
            guard isOwn else { throw DemoFault("\(path) is no folder of an earlier run: name another by --directory") }
            try FileTree.remove(path)
        }
        for folder in [path, logs, devices] { try FileTree.makeFolder(folder) }
        try write("Made by demo, which removes this folder when it runs again.\n", to: path + "/" + Self.mark)
    }

    /// Writes a small file.
    func write(_ text: String, to path: String) throws {
        try WholeFile.writeAtomically(Array(text.utf8), to: path, mode: 0o600)
    }

    private static func workingDirectory() throws -> String {
        var buffer = [CChar](repeating: 0, count: Int(PATH_MAX))
        guard unsafe getcwd(&buffer, buffer.count) != nil else { throw PortError(call: "getcwd", on: ".") }
        return String(decoding: buffer.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
    }
}
