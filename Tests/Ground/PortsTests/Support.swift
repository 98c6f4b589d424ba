// SPDX-License-Identifier: Apache-2.0
import CLinux
import Glibc

@testable import Ports

/// A pseudo-terminal: the test is the device at `device`, the product opens `path`.
struct Pty: ~Copyable {
    let device: Descriptor
    let path: String

    init() throws {
        var (device, terminal): (CInt, CInt) = (-1, -1)
        guard unsafe openpty(&device, &terminal, nil, nil, nil) == 0 else {
            throw PortError(call: "openpty", on: "pty")
        }
        let near = Descriptor(owning: device)
        let far = Descriptor(owning: terminal)
        var name = [CChar](repeating: 0, count: 64)
        guard unsafe ttyname_r(far.number, &name, name.count) == 0 else { throw PortError(call: "ttyname", on: "pty") }
        self.device = near
        path = String(decoding: name.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
    }

    borrowing func type(_ bytes: [UInt8]) { send(bytes, to: device.number) }

    /// Lets go of the device's end, as a pulled plug.
    consuming func unplug() {}
}

func send(_ bytes: [UInt8], to number: CInt) {
    _ = unsafe bytes.withUnsafeBytes { unsafe write(number, $0.baseAddress, $0.count) }
}

/// Reads until `count` bytes have come or the end; blocks.
func receive(_ count: Int, from number: CInt) -> [UInt8] {
    var received: [UInt8] = []
    while received.count < count {
        var chunk = [UInt8](repeating: 0, count: count - received.count)
        let size = unsafe read(number, &chunk, chunk.count)
        guard size > 0 else { break }
        received += chunk.prefix(size)
    }
    return received
}

/// Two connected sockets; the first does not block.
func socketPair() throws -> (near: CInt, far: CInt) {
    var ends: [CInt] = [-1, -1]
    guard unsafe socketpair(AF_UNIX, CInt(SOCK_STREAM.rawValue), 0, &ends) == 0 else {
        throw PortError(call: "socketpair", on: "sockets")
    }
    _ = fcntl(ends[0], F_SETFL, O_NONBLOCK)
    return (ends[0], ends[1])
}

/// What happened, in order, for a test that awaits it instead of sleeping.
struct Happenings<Element: Sendable>: Sendable {
    private let stream: AsyncStream<Element>
    private let continuation: AsyncStream<Element>.Continuation

    init() {
        (stream, continuation) = AsyncStream.makeStream(of: Element.self, bufferingPolicy: .bufferingOldest(10_000))
    }

    func add(_ element: Element) { continuation.yield(element) }

    /// The next one, from where the last call ended.
    func next() async -> Element? {
        var iterator = stream.makeAsyncIterator()
        return await iterator.next()
    }
}

/// A folder of the test's own, removed at the end.
struct Folder: ~Copyable {
    let path: String

    init() throws {
        var template = Array("/tmp/ports-tests-XXXXXX".utf8CString)
        guard unsafe mkdtemp(&template) != nil else { throw PortError(call: "mkdtemp", on: "/tmp") }
        path = String(decoding: template.dropLast().map(UInt8.init(bitPattern:)), as: UTF8.self)
    }

    deinit {
        for name in (try? names()) ?? [] { _ = unsafe unlink(path + "/" + name) }
        _ = unsafe rmdir(path)
    }

    borrowing func names() throws -> [String] {
        guard let folder = unsafe opendir(path) else { throw PortError(call: "opendir", on: path) }
        defer { unsafe closedir(folder) }
        var names: [String] = []
        while let entry = unsafe readdir(folder) {
            let name = unsafe withUnsafeBytes(of: &entry.pointee.d_name) {
                unsafe String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self)
            }
            if name != ".", name != ".." { names.append(name) }
        }
        return names.sorted()
    }
}

/// A small generator with a printable seed (SplitMix64 of Vigna).
struct SplitMix64: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
