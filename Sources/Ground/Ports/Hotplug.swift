// SPDX-License-Identifier: Apache-2.0
import CUdev
import Glibc

/// Tells when devices are plugged in or out, on the loop's thread.
///
/// Listens to udevd's processed events, not the kernel's: only then are permissions and properties set. Where no udevd runs
/// (containers) it stays silent, and `KeptLine` finds devices by trying again.
package final class Hotplug: Sendable {
    /// One change.
    package enum Event: Sendable, Hashable {
        /// A device is there and ready to be opened.
        case added(PortIdentity)
        /// A device is gone; whoever has it open sees the hang-up as well.
        case removed(PortIdentity)
        /// Events were lost; look at what is attached now.
        case lookAgain
    }

    /// Ends a subscription when asked to.
    package struct Subscription: Sendable {
        fileprivate let hotplug: Hotplug
        fileprivate let number: Int

        /// Ends it; on the loop's thread no event follows.
        package func cancel() { _ = hotplug.subscribers.withLock { $0.handlers.removeValue(forKey: number) } }
    }

    /// How many events are taken before other descriptors have their turn.
    static let eventsPerWakeUp = 32
    /// Room for the burst of a hub with many devices; the kernel may grant less.
    private static let receiveBuffer: CInt = 1 << 20

    private struct Subscribers {
        var handlers: [Int: @Sendable (Event) -> Void] = [:]
        var last = 0
    }

    private let monitor: Lock<UdevMonitor?>
    private let subscribers = Lock(Subscribers())
    private let watch = Lock<EventLoop.Watch?>(nil)

    /// Starts to listen on `loop`; silent when the kernel or libudev refuses.
    package init(on loop: EventLoop) {
        monitor = Lock(UdevMonitor(receiveBuffer: Self.receiveBuffer))
        guard let number = monitor.withLock({ $0?.descriptor }) else {
            Log.write(.warning, "hotplug is not available, devices are looked for by trying")
            return
        }
        let watch = try? loop.watch(number, for: .input) { [weak self] _ in self?.drain() }
        self.watch.withLock { $0 = watch }
    }

    deinit { stop() }

    /// Calls `handler` on the loop's thread for every event from now on.
    package func subscribe(_ handler: @escaping @Sendable (Event) -> Void) -> Subscription {
        let number = subscribers.withLock { subscribers in
            subscribers.last += 1
            subscribers.handlers[subscribers.last] = handler
            return subscribers.last
        }
        return Subscription(hotplug: self, number: number)
    }

    /// Stops listening.
    package func stop() {
        watch.withLock { $0.take() }?.cancel()
        _ = monitor.withLock { $0.take() }
    }

    /// Passes an event on as if udevd had sent it; for tests of those who subscribe, on the loop's thread.
    func announce(_ event: Event) {
        for (_, handler) in subscribers.withLock({ $0.handlers.sorted { $0.key < $1.key } }) { handler(event) }
    }

    private func drain() {
        for _ in 0..<Self.eventsPerWakeUp {
            switch monitor.withLock({ $0?.next() ?? .nothing }) {
            case .nothing: return
            case .ignored: continue
            case .event(let event): announce(event)
            }
        }
    }
}
