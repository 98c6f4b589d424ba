// SPDX-License-Identifier: Apache-2.0

/// What happens when: actions in the order of their time, and of their making when that is equal; a binary heap.
struct Timetable {
    typealias Action = () throws(Violation) -> Void

    struct Entry {
        /// True time in milliseconds since the epoch.
        let due: Int64
        let serial: Int
        let label: StaticString
        let action: Action

        func comesBefore(_ other: Entry) -> Bool { (due, serial) < (other.due, other.serial) }
    }

    private var heap: [Entry] = []
    private var serial = 0

    var count: Int { heap.count }

    /// The time of the first entry.
    var next: Int64? { heap.first?.due }

    mutating func add(at due: Int64, _ label: StaticString, _ action: @escaping Action) {
        serial += 1
        heap.append(Entry(due: due, serial: serial, label: label, action: action))
        var child = heap.count - 1
        while child > 0, case let parent = (child - 1) / 2, heap[child].comesBefore(heap[parent]) {
            heap.swapAt(child, parent)
            child = parent
        }
    }

    mutating func takeFirst() -> Entry? {
        guard let last = heap.popLast() else { return nil }
        guard let first = heap.first else { return last }
        heap[0] = last
        var parent = 0
        while true {
            var least = parent
            for child in [2 * parent + 1, 2 * parent + 2] where child < heap.count {
                if heap[child].comesBefore(heap[least]) { least = child }
            }
            guard least != parent else { return first }
            heap.swapAt(parent, least)
            parent = least
        }
    }
}
