// SPDX-License-Identifier: Apache-2.0

/// The state while a report descriptor is read: global items last, local ones belong to the next main item (HID 1.11
/// section 6.2.2).
struct HIDReportParser {
    private struct Global {
        var page: UInt16 = 0
        var minimum: Int64 = 0
        var maximum: Int64 = 0
        var bitSize = 0
        var count = 0
        var reportID: UInt8 = 0
    }

    private struct Local {
        /// A usage as written: with its own page when it has four bytes.
        struct Written {
            var range: ClosedRange<HIDUsage>
            let hasPage: Bool
        }

        var usages: [Written] = []
        var minimum: Written?
        /// In a set of alternatives only the first counts.
        var isInSet = false
        var hasAlternative = false
    }

    private struct Report: Hashable {
        let kind: HIDReportDescriptor.Kind
        let id: UInt8
    }

    private var global = Global()
    private var stack: [Global] = []
    private var local = Local()
    private var collections: [HIDUsage] = []
    private var applications: [HIDUsage] = []
    private var fields: [HIDReportDescriptor.Field] = []
    private var lengths: [Report: Int] = [:]
    /// nil before the first field.
    private var hasNumbers: Bool?

    /// Takes one item; unknown ones mean nothing.
    mutating func take(_ item: HIDItem) throws(HIDReportDescriptor.Fault) {
        switch item.tag & 0x0C {
        case 0x00: try takeMain(item)
        case 0x04: try takeGlobal(item)
        case 0x08: takeLocal(item)
        default: break
        }
    }

    /// What was read, when all collections are closed.
    func finish() throws(HIDReportDescriptor.Fault) -> ([HIDReportDescriptor.Field], [HIDUsage]) {
        guard collections.isEmpty else { throw .collections }
        return (fields, applications)
    }

    // MARK: Main items

    private mutating func takeMain(_ item: HIDItem) throws(HIDReportDescriptor.Fault) {
        let usages = completeUsages()
        switch item.tag {
        case 0x80: try addField(.input, item.data, usages)
        case 0x90: try addField(.output, item.data, usages)
        case 0xB0: try addField(.feature, item.data, usages)
        case 0xA0:
            guard collections.count < HIDReportDescriptor.depthLimit else { throw .limit }
            let usage = usages.first?.lowerBound ?? HIDUsage(rawValue: 0)
            if collections.isEmpty { applications.append(usage) }
            collections.append(usage)
        case 0xC0:
            guard collections.popLast() != nil else { throw .collections }
        default: break
        }
        local = Local()
    }

    private mutating func addField(
        _ kind: HIDReportDescriptor.Kind,
        _ flags: UInt32,
        _ usages: [ClosedRange<HIDUsage>]
    ) throws(HIDReportDescriptor.Fault) {
        // With several reports each has a number.
        guard hasNumbers != (global.reportID == 0) else { throw .reportID }
        hasNumbers = global.reportID != 0
        let report = Report(kind: kind, id: global.reportID)
        // A report's number is its first byte.
        let offset = lengths[report] ?? (global.reportID == 0 ? 0 : 8)
        let length = offset + global.bitSize * global.count
        guard length <= HIDReportDescriptor.reportLimit else { throw .limit }
        lengths[report] = length
        fields.append(
            HIDReportDescriptor.Field(
                kind: kind,
                reportID: global.reportID,
                bitOffset: offset,
                bitSize: global.bitSize,
                count: global.count,
                usages: usages,
                flags: HIDReportDescriptor.Flags(rawValue: flags),
                logicalMinimum: global.minimum,
                logicalMaximum: global.maximum,
                collections: collections
            )
        )
    }

    // MARK: Global items

    private mutating func takeGlobal(_ item: HIDItem) throws(HIDReportDescriptor.Fault) {
        switch item.tag {
        case 0x04: global.page = UInt16(truncatingIfNeeded: item.data)
        case 0x14: global.minimum = item.signed
        // Unsigned unless the least value is negative, as the kernel has it: 25 FF after 15 00 means 255.
        case 0x24: global.maximum = global.minimum < 0 ? item.signed : Int64(item.data)
        case 0x74:
            guard item.data <= UInt32(HIDReportDescriptor.bitSizeLimit) else { throw .limit }
            global.bitSize = Int(item.data)
        case 0x84:
            guard let id = UInt8(exactly: item.data), id > 0 else { throw .reportID }
            global.reportID = id
        case 0x94:
            guard item.data <= UInt32(HIDReportDescriptor.countLimit) else { throw .limit }
            global.count = Int(item.data)
        case 0xA4:
            guard stack.count < HIDReportDescriptor.stackLimit else { throw .stack }
            stack.append(global)
        case 0xB4:
            guard let pushed = stack.popLast() else { throw .stack }
            global = pushed
        default: break
        }
    }

    // MARK: Local items

    private mutating func takeLocal(_ item: HIDItem) {
        switch item.tag {
        case 0x08: addUsage(written(item))
        case 0x18: local.minimum = written(item)
        case 0x28:
            guard let minimum = local.minimum.take() else { return }
            let (first, last) = (minimum.range.lowerBound, written(item).range.upperBound)
            guard first <= last, first.page == last.page else { return }
            addUsage(Local.Written(range: first...last, hasPage: minimum.hasPage))
        case 0xA8:
            local.isInSet = item.data == 1
            local.hasAlternative = false
        default: break
        }
    }

    private func written(_ item: HIDItem) -> Local.Written {
        let hasPage = item.size == 4
        let usage = HIDUsage(rawValue: hasPage ? item.data : UInt32(global.page) << 16 | item.data)
        return Local.Written(range: usage...usage, hasPage: hasPage)
    }

    private mutating func addUsage(_ usage: Local.Written) {
        if local.isInSet, local.hasAlternative { return }
        local.hasAlternative = local.isInSet
        local.usages.append(usage)
    }

    /// The usages with the page that counts: one declared after them stands for those since the page before it, as the
    /// kernel has it (hid_concatenate_last_usage_page).
    private func completeUsages() -> [ClosedRange<HIDUsage>] {
        var usages = local.usages
        for index in usages.indices.reversed() where !usages[index].hasPage {
            let range = usages[index].range
            if range.lowerBound.page == global.page { break }
            let first = HIDUsage(page: global.page, range.lowerBound.number)
            usages[index].range = first...HIDUsage(page: global.page, range.upperBound.number)
        }
        return usages.map(\.range)
    }
}
