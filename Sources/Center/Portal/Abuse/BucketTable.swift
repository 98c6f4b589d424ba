// SPDX-License-Identifier: Apache-2.0
import Ports

/// The buckets of those who came lately, in bounded memory.
///
/// Two generations of at most `generationLimit` keys: when the young one is full it becomes the old one, and what was
/// old is forgotten, which is as good as full again. A key is thus remembered until that many others have come after it,
/// with no sweep and no list to keep in order.
struct BucketTable<Key: Hashable & Sendable>: Sendable {
    /// What everybody of this table is allowed.
    let allowance: Allowance
    /// Keys of one generation; the table holds twice as many.
    let generationLimit: Int
    private var young: [Key: Bucket] = [:]
    private var old: [Key: Bucket] = [:]

    init(_ allowance: Allowance, generationLimit: Int) {
        (self.allowance, self.generationLimit) = (allowance, generationLimit)
    }

    /// How many keys are remembered.
    var count: Int { young.count + old.count }

    /// Takes a token of `key`; nil when there was one, otherwise how long until there is.
    mutating func take(_ key: Key, at now: MonotonicTime) -> Duration? {
        var bucket = recall(key, at: now)
        defer { keep(bucket, of: key) }
        return bucket.take(allowance, at: now)
    }

    /// Puts a token of `key` back that was taken.
    mutating func giveBack(_ key: Key, at now: MonotonicTime) {
        var bucket = recall(key, at: now)
        bucket.giveBack(allowance)
        keep(bucket, of: key)
    }

    /// Takes a token of `key` in any case; returns how many it lacks.
    mutating func press(_ key: Key, at now: MonotonicTime) -> Int {
        var bucket = recall(key, at: now)
        defer { keep(bucket, of: key) }
        return bucket.press(allowance, at: now)
    }

    private mutating func recall(_ key: Key, at now: MonotonicTime) -> Bucket {
        young[key] ?? old.removeValue(forKey: key) ?? Bucket(at: now)
    }

    private mutating func keep(_ bucket: Bucket, of key: Key) {
        if young[key] == nil, young.count >= generationLimit {
            (old, young) = (young, [:])
        }
        young[key] = bucket
    }
}
