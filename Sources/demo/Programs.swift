// SPDX-License-Identifier: Apache-2.0
import Glibc
import Ports

/// The programs beside this one, as they were built.
struct Programs: Sendable {
    private let folder: String

    /// Finds the folder of the running program.
    init() throws {
        var buffer = [CChar](repeating: 0, count: Int(PATH_MAX))
        let count = unsafe readlink("/proc/self/exe", &buffer, buffer.count)
        guard count > 0 else { throw PortError(call: "readlink", on: "/proc/self/exe") }
        let path = String(decoding: buffer[..<count].map(UInt8.init(bitPattern:)), as: UTF8.self)
        folder = String(path[..<(path.lastIndex(of: "/") ?? path.endIndex)])
    }

    /// The path of a program; throws when it was not built.
    func path(of name: String) throws -> String {
        let path = folder + "/" + name
        guard unsafe access(path, X_OK) == 0 else {
            throw DemoFault("\(path) is not there: build all programs first (make build)")
        }
        return path
    }
}
