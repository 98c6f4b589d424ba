// SPDX-License-Identifier: Apache-2.0
import Booking
import Catalog
import Charter
import Rules
import Terms

/// The city with its rules in short; the clock is the one that every limit is judged by (A27).
struct CityView: Encodable {
    let name: String
    let nameEn, bookingMethod: String?
    let phone: String
    let hotline: String
    let now: String
    let horizonDays, cancelLeadMinutes, earlyWindowMinutes, activeBookings, rescheduleLimit: Int
    /// Whether one can wait for a number that is freed (A12).
    let waitlist: Bool
    let documentTypes: [DocumentTypeView]
    /// Centers that take bookings only, now or by a notice for later (R47).
    let modes: [ModeView]
    let notices: [NoticeText]

    /// By the city-level center, or whichever there is; `settings` may name the city otherwise.
    init(
        _ city: CenterProfile?,
        _ rules: CityRules,
        _ settings: PortalSettings,
        modes: [ModeView],
        notice: String?,
        at now: Moment
    ) {
        self.modes = modes
        notices = notice.map { [NoticeText(title: city?.name ?? "", titleEn: city?.englishName.orNil, text: $0)] } ?? []
        name = settings.cityName ?? city?.name ?? "政务服务中心"
        nameEn = settings.cityEnglishName ?? city?.englishName.orNil
        bookingMethod = city?.bookingAddress.orNil
        phone = city?.phone ?? "12345"
        hotline = "12345"
        self.now = now.rfc3339
        (horizonDays, cancelLeadMinutes) = (rules.horizonDays, rules.cancelLeadMinutes)
        (earlyWindowMinutes, activeBookings) = (rules.earlyWindowMinutes, rules.activeBookings)
        rescheduleLimit = rules.rescheduleLimit
        waitlist = rules.refill != .pool
        documentTypes = DocumentType.allCases.map { DocumentTypeView($0) }
    }
}

/// A period in which a center takes bookings only, as its notice says (R47–R49).
struct ModeView: Encodable {
    let center: CenterID
    let centerName, centerNameEn: String?
    let notice, text, start, end: String

    init(_ mode: EmergencyMode, _ center: CenterProfile?, _ zone: Moment) {
        self.center = mode.center
        (centerName, centerNameEn) = (center?.name, center?.englishName.orNil)
        (notice, text) = (mode.period.notice, mode.period.text)
        (start, end) = (zone.at(mode.period.start).rfc3339, zone.at(mode.period.end).rfc3339)
    }
}

/// What the city tells everybody.
struct NoticeText: Encodable {
    let title: String
    let titleEn: String?
    let text: String
}

/// A kind of identity document (A31).
struct DocumentTypeView: Encodable {
    let type, name, nameEn: String
    let unit: Bool

    init(_ type: DocumentType) {
        self.type = type.rawValue
        (name, nameEn) =
            switch type {
            case .residentID: ("居民身份证", "Resident identity card")
            case .hmtResidencePermit: ("港澳台居民居住证", "Residence permit for Hong Kong, Macao and Taiwan residents")
            case .foreignPermanentResidence: ("外国人永久居留身份证", "Foreign permanent resident ID card")
            case .passport: ("护照", "Passport")
            case .hmtTravelPermit: ("港澳居民来往内地通行证 / 台湾居民来往大陆通行证", "Mainland travel permit")
            case .creditCode: ("统一社会信用代码（单位）", "Unified social credit code (unit)")
            }
        unit = type == .creditCode
    }
}

/// A center in a list.
struct CenterBrief: Encodable {
    let id: CenterID
    let name, address, phone, kind: String
    let nameEn, addressEn: String?
    let parent: CenterID?

    init(_ center: CenterProfile) {
        (id, name, address, phone) = (center.id, center.name, center.address, center.phone)
        (kind, parent) = (center.level.rawValue, center.parent)
        (nameEn, addressEn) = (center.englishName.orNil, center.englishAddress.orNil)
    }
}

/// A center with what can be booked there.
struct CenterView: Encodable {
    struct Service: Encodable {
        let id: ServiceID
        let name: String
        let nameEn: String?
    }

    struct Department: Encodable {
        let id: DepartmentID
        let name: String
        let nameEn: String?
    }

    let center: CenterBrief
    let services: [Service]
    /// Those whose items are taken there, to choose from.
    let departments: [Department]
    let notice: String?

    init(
        _ center: CenterProfile,
        _ services: [ServiceEntry],
        _ departments: [Catalog.Department],
        notice: String?
    ) {
        self.center = CenterBrief(center)
        self.services = services.map { Service(id: $0.id, name: $0.name, nameEn: $0.englishName.orNil) }
        self.departments = departments.map { Department(id: $0.id, name: $0.name, nameEn: $0.englishName.orNil) }
        self.notice = notice
    }
}
