// SPDX-License-Identifier: Apache-2.0
import Glibc
import Testing

@testable import Ports

struct WholeFileTests {
    @Test func `what was written is read back, with the mode asked for and nothing left beside it`() throws {
        let folder = try Folder()
        let path = folder.path + "/keys"
        for contents in [[], [1, 2, 3], [UInt8](repeating: 7, count: 200_000)] as [[UInt8]] {
            try WholeFile.writeAtomically(contents, to: path, mode: 0o640)
            #expect(try WholeFile.read(path: path, limit: 200_000) == contents)
        }
        var status = stat()
        #expect(unsafe stat(path, &status) == 0)
        #expect(status.st_mode & 0o7777 == 0o640)
        #expect(try folder.names() == ["keys"])
    }

    @Test func `a file at the limit is read and one byte more is refused`() throws {
        let folder = try Folder()
        let path = folder.path + "/file"
        try WholeFile.writeAtomically([1, 2, 3, 4], to: path, mode: 0o600)
        #expect(try WholeFile.read(path: path, limit: 4) == [1, 2, 3, 4])
        #expect(throws: PortError.full(limit: 3)) { try WholeFile.read(path: path, limit: 3) }
    }

    @Test func `a leftover of a power cut does not stand in the way`() throws {
        let folder = try Folder()
        let leftover = try Descriptor(opening: folder.path + "/.file.new", O_WRONLY | O_CREAT)
        send([9, 9, 9], to: leftover.number)
        try WholeFile.writeAtomically([1], to: folder.path + "/file", mode: 0o600)
        #expect(try WholeFile.read(path: folder.path + "/file", limit: 10) == [1])
        #expect(try folder.names() == ["file"])
    }

    @Test func `a write that fails half way leaves the old contents and nothing beside it`() async {
        // A limit on the size of files stands for the full disk: write(2) takes a part, then fails.
        await #expect(processExitsWith: .success) {
            let folder = try Folder()
            let path = folder.path + "/file"
            try WholeFile.writeAtomically([1], to: path, mode: 0o600)
            signal(SIGXFSZ, SIG_IGN)
            var limit = rlimit(rlim_cur: 100, rlim_max: 100)
            try #require(unsafe setrlimit(__rlimit_resource_t(RLIMIT_FSIZE.rawValue), &limit) == 0)
            #expect(throws: PortError.system(call: "write", code: EFBIG)) {
                try WholeFile.writeAtomically([UInt8](repeating: 2, count: 200), to: path, mode: 0o600)
            }
            #expect(try WholeFile.read(path: path, limit: 10) == [1])
            #expect(try folder.names() == ["file"])
        }
    }

    @Test func `a missing file and a folder are told apart`() throws {
        let folder = try Folder()
        let path = folder.path
        #expect(throws: PortError.notFound(path + "/no")) { try WholeFile.read(path: path + "/no", limit: 1) }
        #expect(throws: PortError.wrongKind(path, hint: "a file")) { try WholeFile.read(path: path, limit: 1) }
    }
}
