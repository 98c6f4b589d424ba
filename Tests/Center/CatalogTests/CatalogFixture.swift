// SPDX-License-Identifier: Apache-2.0
import Catalog
import Terms
import Testing

/// A county center with a few businesses, for the tests of the catalog.
enum CatalogFixture {
    static func center(_ text: String = "linzhou") throws -> CenterID { try #require(CenterID(text)) }

    static func service(_ text: String = "estate") throws -> ServiceID { try #require(ServiceID(text)) }

    static func item(_ text: String) throws -> ItemCode { try #require(ItemCode(text)) }

    static func department(_ text: String = "natural") throws -> DepartmentID { try #require(DepartmentID(text)) }

    static func day(_ text: String) throws -> BusinessDay { try #require(BusinessDay(text: text)) }

    static func hours(_ text: String) throws -> OpeningHours { try #require(OpeningHours(text: text)) }

    static func profile(_ hours: String = "mon-fri 09:00-12:00 13:00-17:00") throws -> CenterProfile {
        CenterProfile(
            id: try center(),
            name: "林州市政务服务中心（样例）",
            address: "林州市示例路1号",
            phone: "0372-0000000",
            level: .county,
            parent: try center("anyang"),
            hours: try self.hours(hours),
            kiosks: 6
        )
    }

    static func entry(
        windows: Int = 4,
        bookedOnly: Int = 0,
        handling: Int = 9,
        hours: String? = nil
    ) throws -> ServiceEntry {
        ServiceEntry(
            center: try center(),
            id: try service(),
            name: "不动产登记",
            englishName: "Real estate registration",
            windows: windows,
            bookedOnlyWindows: bookedOnly,
            handlingMinutes: handling,
            hours: try hours.map { try self.hours($0) }
        )
    }

    static func plan(_ bands: [SlotBand], from: String = "2026-11-02") throws -> SlotPlan {
        SlotPlan(
            center: try center(),
            service: try service(),
            validFrom: try day(from),
            bands: bands,
            reason: "按窗口数测算"
        )
    }
}
