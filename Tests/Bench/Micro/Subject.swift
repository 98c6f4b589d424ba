// SPDX-License-Identifier: Apache-2.0
import CAllocations
import Ports

/// One thing to measure, again and again; what prepares each time is not counted.
struct Subject {
    let name: String
    /// What one time may take at most, in microseconds.
    let target: Double?
    /// What is said of the sizes involved.
    let note: String
    /// Times in a batch.
    let times: Int
    private let once: () -> Sample

    struct Sample {
        let nanoseconds: Int64
        let allocations: UInt64
    }

    init<Input, Output>(
        _ name: String,
        times: Int = 400,
        target: Double? = nil,
        note: String = "",
        prepare: @escaping () -> Input,
        perform: @escaping (Input) -> Output
    ) {
        (self.name, self.times, self.target, self.note) = (name, times, target, note)
        once = {
            let input = prepare()
            let allocations = callocations_count()
            let begin = MonotonicTime.now()
            let output = perform(input)
            let end = MonotonicTime.now()
            let sample = Sample(
                nanoseconds: end.nanoseconds - begin.nanoseconds,
                allocations: callocations_count() - allocations
            )
            keep(output)
            return sample
        }
    }

    /// Measures with nothing to prepare.
    init<Output>(
        _ name: String,
        times: Int = 400,
        note: String = "",
        perform: @escaping () -> Output
    ) {
        self.init(name, times: times, note: note, prepare: {}, perform: { _ in perform() })
    }

    /// Runs one batch that is not counted, then `batches` that are; at most three of what is done but once in each.
    func measure(batches: Int) -> Measurement {
        let isLong = times == 1
        if !isLong { _ = batch() }
        return Measurement(self, (0..<max(1, isLong ? min(batches, 3) : batches)).map { _ in batch() })
    }

    private func batch() -> [Sample] { (0..<times).map { _ in once() } }

    /// What reading the clock twice takes, the middle of many; it is taken off every sample.
    static let clockNanoseconds: Int64 = {
        let gaps = (0..<1001).map { _ in
            let begin = MonotonicTime.now()
            return MonotonicTime.now().nanoseconds - begin.nanoseconds
        }
        return gaps.sorted()[gaps.count / 2]
    }()
}

/// Takes a result where the optimiser cannot see that nobody needs it.
@inline(never)
private func keep<T>(_ value: T) {
    withExtendedLifetime(value) {}
}
