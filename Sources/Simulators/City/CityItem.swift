// SPDX-License-Identifier: Apache-2.0
import Terms

/// One item of the synthetic city's catalog: a matter of a subject of a department.
struct CityItem {
    let code: String
    let department: CityDepartment
    /// The place of the department in its list, which is the line that takes the item in a hall.
    let departmentIndex: Int
    let name: String
    let englishName: String

    static let subjects: [(name: String, englishName: String)] = [
        ("证书", "certificate"), ("经营许可", "licence"), ("从业资格", "qualification"), ("项目审批", "project approval"),
        ("信息", "record"), ("补贴", "subsidy"),
    ]

    static let matters: [(name: String, englishName: String)] = [
        ("新办", "application"), ("变更", "change"), ("延续", "renewal"), ("注销", "cancellation"), ("补领", "replacement"),
        ("备案", "filing"), ("年度报告", "annual report"), ("查询", "enquiry"), ("出具证明", "proof"), ("咨询辅导", "guidance"),
    ]

    /// The item with a number, departments in turn so that a small catalog has something of everything.
    init(_ number: Int) {
        let departments = CityDepartment.all
        departmentIndex = number % departments.count
        department = departments[departmentIndex]
        let place = number / departments.count
        let subject = Self.subjects[place % Self.subjects.count]
        let matter = Self.matters[place / Self.subjects.count % Self.matters.count]
        // Twelve digits as a basic code of GB/T 39554.1 has, of a region that is none.
        code = "990" + Digits.padded(departmentIndex + 1, to: 3) + Digits.padded(place + 1, to: 6)
        name = department.field + subject.name + matter.name
        englishName = department.englishField + " " + subject.englishName + ": " + matter.englishName
    }

    static let materials = [
        "申请表|Application form|1|原件", "居民身份证|Resident ID card|1|原件核验", "营业执照|Business licence|1|复印件",
        "授权委托书|Letter of authorization|1|委托办理时提供", "不动产权证书|Certificate of title|1|原件",
        "照片|Photograph|2|近期免冠", "合同|Contract|1|复印件", "申请人承诺书|Declaration|1|原件",
    ]
    static let fees = ["不收费", "不收费", "不收费", "工本费10元", "按标准收费"]
    static let timeLimits = ["即时办结", "1个工作日", "3个工作日", "5个工作日", "20个工作日"]
}
