// SPDX-License-Identifier: Apache-2.0
import Glibc

/// The entries that libFuzzer calls (llvm.org/docs/LibFuzzer.html); its runtime brings `main`.
///
/// `FUZZ_TARGET` names the target; every option is libFuzzer's own.
private let target: FuzzTarget = {
    let name = unsafe getenv("FUZZ_TARGET").map { unsafe String(cString: $0) } ?? ""
    guard let target = FuzzTarget.named(name) else {
        let names = FuzzTarget.all.map(\.name).joined(separator: " ")
        complain("FUZZ_TARGET must be one of: \(names)")
        exit(2)
    }
    return target
}()

/// Writes a line to standard error, unbuffered, since the process may be about to end.
private func complain(_ text: String) {
    let line = Array("fuzz: \(text)\n".utf8)
    _ = unsafe write(STDERR_FILENO, line, line.count)
}

/// Names the target before libFuzzer begins to measure.
@c(LLVMFuzzerInitialize)
func initialize(
    _ count: UnsafeMutablePointer<CInt>?,
    _ words: UnsafeMutablePointer<UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?>?
) -> CInt {
    _ = target
    return 0
}

/// Takes one input; a broken rule ends the process, which libFuzzer reports with the input.
@c(LLVMFuzzerTestOneInput)
func testOneInput(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    let input = unsafe Array(UnsafeBufferPointer(start: start, count: count))
    do throws(Broken) {
        try target.check(input)
    } catch {
        complain("\(target.name): \(error)")
        abort()
    }
    return 0
}
