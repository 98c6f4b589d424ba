// SPDX-License-Identifier: Apache-2.0

/// Takes the elements of a stream one by one, from wherever the test is.
actor Upcoming<Element: Sendable> {
    private let elements: AsyncStream<Element>

    init(_ elements: AsyncStream<Element>) {
        self.elements = elements
    }

    func next() async -> Element? {
        for await element in elements { return element }
        return nil
    }
}
