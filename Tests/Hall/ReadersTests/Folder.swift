// SPDX-License-Identifier: Apache-2.0
import Glibc
import Ports
import Testing

/// A folder for one test, which takes it away with everything in it.
final class Folder {
    let path: String

    init() throws {
        var name = Array("/tmp/readers-XXXXXX".utf8CString)
        path = try #require(unsafe mkdtemp(&name).map { unsafe String(cString: $0) })
    }

    deinit { _ = unsafe system("rm -rf '\(path)'") }
}
