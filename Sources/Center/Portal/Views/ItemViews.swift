// SPDX-License-Identifier: Apache-2.0
import Catalog
import Terms

/// A page of items.
struct ItemsView: Encodable {
    let items: [ItemBrief]
    let next: ItemCode?
}

/// An item in a list.
struct ItemBrief: Encodable {
    let code: ItemCode
    let name: String
    let nameEn: String?
    let department: DepartmentID
    let bookable: Bool
    let service: ServiceID?

    init(_ stored: StoredItem, isOfCenter: Bool) {
        let item = stored.item
        (code, name, nameEn) = (item.code, item.name, item.englishName.orNil)
        (department, service) = (item.department, stored.service)
        bookable = item.isBookable && (!isOfCenter || stored.service != nil)
    }
}

/// What to know before booking an item (R12), and what may be sent ahead of it (R71, R72).
struct ItemGuide: Encodable {
    struct Material: Encodable {
        let name: String
        let nameEn: String?
        let copies: Int
        let note: String?
    }

    let code: ItemCode
    let name: String
    let nameEn: String?
    let department: DepartmentID
    let departmentName, departmentNameEn, conditions, conditionsEn: String?
    let materials: [Material]
    let fee, timeLimit, phone: String?
    let bookable: Bool
    let service: ServiceID?
    let form: FormSchema?
    let uploads: UploadRules?

    /// `service` is the line that takes it at `center`; without a center nothing is said of lines.
    init(_ item: CatalogItem, department: Department?, service: ServiceID?, center: CenterProfile?) {
        (code, name, nameEn) = (item.code, item.name, item.englishName.orNil)
        self.department = item.department
        (departmentName, departmentNameEn) = (department?.name, department?.englishName.orNil)
        (conditions, conditionsEn) = (item.conditions.orNil, item.englishConditions.orNil)
        materials = item.materials.map {
            Material(name: $0.name, nameEn: $0.englishName.orNil, copies: $0.copies, note: $0.note.orNil)
        }
        (fee, timeLimit) = (item.fee.orNil, item.timeLimit.orNil)
        // Whom one asks: the item's own telephone, its department's, its center's.
        phone = item.phone.orNil ?? department?.phone.orNil ?? center?.phone
        bookable = item.isBookable && (center == nil || service != nil)
        self.service = service
        let offers = VisitOffers(item)
        (form, uploads) = (offers.form, offers.uploads)
    }
}
