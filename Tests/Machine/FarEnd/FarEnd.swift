// SPDX-License-Identifier: Apache-2.0
import Glibc
import Ports

/// The inside of a simulated device, for whoever brings its bytes to a real kernel: `far-end reader`,
/// `far-end printer [epson|clone|statusOnly|mute]`, `far-end panel 128x16` or `far-end pole [epson|cd5220]`.
///
/// What the daemon sends comes on standard input, and the device's answers go to standard output. Wishes, a line each,
/// come on descriptor 3 (`place 1`, `lift`, `set paperOut`), and on standard error it tells what happens to it.
@main
enum FarEnd {
    /// Where wishes are read.
    private static let wishes: CInt = 3

    static func main() {
        Signals.prepare()
        let words = CommandLine.arguments.dropFirst()
        switch words.first {
        case "reader": run(FarReader())
        case "printer":
            guard let printer = FarPrinter(model: words.dropFirst().first ?? "epson") else { exit(EX_USAGE) }
            run(printer)
        case "panel":
            guard let panel = FarPanel(size: words.dropFirst().first ?? "128x16") else { exit(EX_USAGE) }
            run(panel)
        case "pole":
            guard let pole = FarPole(dialect: words.dropFirst().first ?? "epson") else { exit(EX_USAGE) }
            run(pole)
        default: exit(EX_USAGE)
        }
    }

    /// Serves both sides until the bytes end.
    private static func run(_ device: some FarDevice) {
        let device = Lock(device)
        tell(["ready"])
        Thread.start {
            each(wishes) { bytes in
                for line in lines(bytes) {
                    let (reply, news) = device.withLock { device in
                        (device.obey(line.split(separator: " ").map(String.init)), device.news())
                    }
                    answer(reply ?? [])
                    tell(reply == nil ? ["not understood: \(line)"] : news)
                }
            }
        }
        each(STDIN_FILENO) { bytes in
            let (reply, news) = device.withLock { ($0.receive(bytes), $0.news()) }
            answer(reply)
            tell(news)
        }
    }

    /// A wish is written at once, so that it arrives whole.
    private static func lines(_ bytes: [UInt8]) -> [String] {
        String(decoding: bytes, as: UTF8.self).split(separator: "\n").map(String.init)
    }

    private static func each(_ descriptor: CInt, _ body: ([UInt8]) -> Void) {
        var buffer = [UInt8](repeating: 0, count: 65_536)
        while true {
            let count = unsafe buffer.withUnsafeMutableBytes { unsafe read(descriptor, $0.baseAddress, $0.count) }
            guard count > 0 else { return }
            body(Array(buffer[..<count]))
        }
    }

    private static func answer(_ bytes: [UInt8]) { send(bytes, to: STDOUT_FILENO) }

    private static func tell(_ news: [String]) { send(Array(news.map { $0 + "\n" }.joined().utf8), to: STDERR_FILENO) }

    private static func send(_ bytes: [UInt8], to descriptor: CInt) {
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = unsafe rest.withUnsafeBytes { unsafe write(descriptor, $0.baseAddress, $0.count) }
            // Whoever started this has left.
            guard count > 0 else { exit(EXIT_SUCCESS) }
            rest = rest.dropFirst(count)
        }
    }
}
