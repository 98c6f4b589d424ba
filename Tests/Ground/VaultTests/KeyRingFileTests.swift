// SPDX-License-Identifier: Apache-2.0
import Glibc
import Terms
import Testing
import Vault

/// Each test has a directory of its own, which goes with it.
final class KeyRingFileTests {
    let directory: String

    init() throws {
        let name = "/tmp/keyring." + Hex.text(Random.bytes(8))
        try #require(unsafe mkdir(name, 0o700) == 0)
        directory = name
    }

    deinit {
        for name in entries { unsafe unlink(directory + "/" + name) }
        unsafe rmdir(directory)
    }

    var path: String { directory + "/kiosk.keys" }

    @Test func `a new ring is a readable file for its owner alone`() throws {
        let ring = try KeyRing.create(path: path)
        #expect(mode(path) == 0o600)
        #expect(entries == ["kiosk.keys"], "nothing else is left behind")
        let lines = contents(path).split(separator: "\n")
        #expect(lines[0].hasPrefix("# "))
        #expect(lines.dropFirst().map { $0.split(separator: " ").count } == [5, 5, 5])
        #expect(lines[1].hasPrefix("key 0 tag hmac-sha256 "))
        let loaded = try KeyRing.load(path: path)
        #expect(loaded.keys.map(\.description) == ring.keys.map(\.description))
        let sealed = try Vault(keys: ring).seal([1, 2, 3])
        #expect(try Vault(keys: loaded).open(sealed) == [1, 2, 3])
    }

    @Test func `keys are never overwritten by new ones`() throws {
        write("precious", path)
        #expect(throws: VaultError.fileExists(path: path)) { try KeyRing.create(path: path) }
        #expect(contents(path) == "precious")
        #expect(entries == ["kiosk.keys"])
    }

    @Test func `of many first starts at once one makes the keys`() async {
        let path = path
        let made = await withTaskGroup(of: Bool.self) { group in
            for _ in 0..<8 { group.addTask { (try? KeyRing.create(path: path)) != nil } }
            return await group.reduce(0) { $0 + ($1 ? 1 : 0) }
        }
        #expect(made == 1)
        #expect(entries == ["kiosk.keys"])
        #expect((try? KeyRing.load(path: path)) != nil)
    }

    @Test func `the second start finds the keys of the first`() throws {
        let first = try Vault(keys: .loadOrCreate(path: path)).seal([7])
        #expect(try Vault(keys: .loadOrCreate(path: path)).open(first) == [7])
        write("key", path)
        #expect(throws: VaultError.badLine(file: path, line: 1, .form)) { try KeyRing.loadOrCreate(path: path) }
    }

    @Test(arguments: [0o640, 0o620, 0o610, 0o604, 0o602, 0o601, 0o660, 0o666, 0o777, 0o440] as [UInt32])
    func `a file that others have a right to is refused`(mode: UInt32) throws {
        _ = try KeyRing.create(path: path)
        unsafe chmod(path, mode)
        let error = #expect(throws: VaultError.self) { try KeyRing.load(path: path) }
        #expect(error == .unsafeFile(path: path, .mode(mode)))
        #expect(error.map { "\($0)" }?.contains("chmod 600") == true)
    }

    @Test(arguments: [0o600, 0o400] as [UInt32])
    func `a file of the owner alone is taken`(mode: UInt32) throws {
        _ = try KeyRing.create(path: path)
        unsafe chmod(path, mode)
        #expect(try KeyRing.load(path: path).keys.count == 3)
    }

    @Test func `only an ordinary file is read, and nothing is waited for`() throws {
        #expect(throws: VaultError.noFile(path: path)) { try KeyRing.load(path: path) }
        #expect(throws: VaultError.unsafeFile(path: directory, .notOrdinary)) { try KeyRing.load(path: directory) }
        let (link, pipe) = (directory + "/link", directory + "/pipe")
        _ = try KeyRing.create(path: path)
        #expect(unsafe symlink(path, link) == 0)
        #expect(throws: VaultError.unsafeFile(path: link, .notOrdinary)) { try KeyRing.load(path: link) }
        #expect(unsafe mkfifo(pipe, 0o600) == 0)
        #expect(throws: VaultError.unsafeFile(path: pipe, .notOrdinary)) { try KeyRing.load(path: pipe) }
    }

    @Test func `a file larger than any ring is refused, one of the limit is read`() throws {
        write(String(repeating: "#", count: KeyRing.fileLimit), path)
        #expect(try KeyRing.load(path: path).keys.isEmpty)
        write(String(repeating: "#", count: KeyRing.fileLimit + 1), path)
        #expect(throws: VaultError.unsafeFile(path: path, .tooLarge)) { try KeyRing.load(path: path) }
    }

    @Test func `a full ring fits into the file`() throws {
        let digits = Samples.counting(65, from: 4)
        let lines = (0..<UInt32(KeyRing.keyLimit)).map { "key \(UInt32.max - $0) verify sm2-sm3 \(digits)" }
        let ring = try KeyRing.parse(lines.joined(separator: "\n"), name: "f")
        try ring.save(path: path)
        #expect(try KeyRing.load(path: path).keys.count == KeyRing.keyLimit)
    }

    @Test func `a credential is read from the unit's directory, with the group bits of its access list`() throws {
        let ring = try KeyRing.create(path: path)
        unsafe chmod(path, 0o440)
        #expect(try KeyRing.load(credential: "kiosk.keys", directory: directory).keys.count == ring.keys.count)
        unsafe chmod(path, 0o444)
        #expect(throws: VaultError.unsafeFile(path: path, .mode(0o444))) {
            try KeyRing.load(credential: "kiosk.keys", directory: directory)
        }
        #expect(throws: VaultError.noCredentialsDirectory) { try KeyRing.load(credential: "x", directory: nil) }
    }

    @Test func `a ring given by root wins, and without one the daemon makes its own`() throws {
        let own = directory + "/own"
        func ring(_ credential: String, _ credentials: String?) throws -> [UInt32] {
            try KeyRing.loadOrCreate(credential: credential, directory: credentials, path: own, role: .hall).keys.map(
                \.id
            )
        }
        let given = try KeyRing.create(path: path).rotated(.seal)
        try given.save(path: path)
        #expect(try ring("kiosk.keys", directory) == given.keys.map(\.id))
        #expect(unsafe access(own, F_OK) != 0, "nothing is made beside a given ring")
        let made = try ring("kiosk.keys", nil)
        #expect(made.count == given.keys.count - 1)
        #expect(try ring("missing", directory) == made)
        unsafe chmod(path, 0o444)
        #expect(throws: VaultError.unsafeFile(path: path, .mode(0o444))) { try ring("kiosk.keys", directory) }
    }

    @Test func `saving replaces the file whole`() throws {
        let ring = try KeyRing.create(path: path)
        let sealed = try Vault(keys: ring).seal([5])
        try ring.rotated(.seal).save(path: path)
        let loaded = try KeyRing.load(path: path)
        #expect(loaded.all(.seal).map(\.id) == [2, 1])
        #expect(try Vault(keys: loaded).open(sealed) == [5])
        #expect(mode(path) == 0o600)
        #expect(entries == ["kiosk.keys"])
    }

    @Test func `a directory that is not there is named`() {
        let error = #expect(throws: VaultError.self) { try KeyRing.create(path: directory + "/no/kiosk.keys") }
        guard case .system(call: "open", path: _, errno: ENOENT) = error else {
            Issue.record("\(String(describing: error))")
            return
        }
    }

    @Test func `a disk that takes no more leaves the old keys and no rubbish`() async {
        await #expect(processExitsWith: .success) {
            let test = try KeyRingFileTests()
            let ring = try KeyRing.create(path: test.path)
            let before = contents(test.path)
            signal(SIGXFSZ, SIG_IGN)
            var limit = rlimit(rlim_cur: 100, rlim_max: 100)
            try #require(unsafe setrlimit(__rlimit_resource_t(RLIMIT_FSIZE.rawValue), &limit) == 0)
            #expect(throws: VaultError.system(call: "write", path: test.path, errno: EFBIG)) {
                try ring.rotated(.seal).save(path: test.path)
            }
            #expect(contents(test.path) == before)
            #expect(test.entries == ["kiosk.keys"])
        }
    }

    private var entries: [String] {
        guard let stream = unsafe opendir(directory) else { return [] }
        defer { unsafe closedir(stream) }
        var names: [String] = []
        while let entry = unsafe readdir(stream) {
            let name = unsafe withUnsafeBytes(of: &entry.pointee.d_name) { bytes in
                unsafe String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
            }
            if name != ".", name != ".." { names.append(name) }
        }
        return names.sorted()
    }
}

private func mode(_ path: String) -> UInt32 {
    var facts = stat()
    return unsafe stat(path, &facts) == 0 ? facts.st_mode & 0o7777 : 0
}

private func contents(_ path: String) -> String {
    let file = unsafe open(path, O_RDONLY)
    defer { close(file) }
    var bytes = [UInt8](repeating: 0, count: 100_000)
    let count = unsafe read(file, &bytes, bytes.count)
    return String(decoding: bytes.prefix(max(0, count)), as: UTF8.self)
}

private func write(_ text: String, _ path: String) {
    let file = unsafe open(path, O_WRONLY | O_CREAT | O_TRUNC, 0o600)
    defer { close(file) }
    let bytes = Array(text.utf8)
    #expect(unsafe Glibc.write(file, bytes, bytes.count) == bytes.count)
}
