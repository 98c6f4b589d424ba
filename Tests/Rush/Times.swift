// SPDX-License-Identifier: Apache-2.0
/// How long requests took.
struct Times: Sendable {
    private var milliseconds: [Double] = []

    mutating func add(_ duration: Duration) {
        let (seconds, attoseconds) = duration.components
        milliseconds.append(Double(seconds) * 1000 + Double(attoseconds) / 1e15)
    }

    mutating func add(_ others: Times) { milliseconds += others.milliseconds }

    var count: Int { milliseconds.count }

    /// A duration in seconds.
    static func seconds(_ duration: Duration) -> Double {
        let (seconds, attoseconds) = duration.components
        return Double(seconds) + Double(attoseconds) / 1e18
    }

    /// The time that `share` of the requests stayed within, in milliseconds.
    func quantile(_ share: Double) -> Double {
        guard !milliseconds.isEmpty else { return 0 }
        let sorted = milliseconds.sorted()
        return sorted[min(sorted.count - 1, Int((share * Double(sorted.count)).rounded(.up)) - 1)]
    }

    /// `p50 1.2, p99 8.0, most 20.1 ms`.
    var text: String {
        "p50 \(Self.text(quantile(0.5))), p99 \(Self.text(quantile(0.99))), most \(Self.text(quantile(1))) ms"
    }

    private static func text(_ number: Double) -> String { "\((number * 10).rounded() / 10)" }
}
