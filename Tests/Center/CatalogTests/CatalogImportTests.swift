// SPDX-License-Identifier: Apache-2.0
import Catalog
import Terms
import Testing

/// What the catalog's files may hold and how they are refused.
struct CatalogImportTests {
    private typealias Fixture = CatalogFixture

    @Test
    func `R64, R12: a file of items with Chinese headings`() throws {
        let text = """
            事项编码,部门,名称,英文名称,办理条件,申请材料,收费,办结时限,咨询电话,可预约
            410105001000,natural,不动产首次登记,First registration,"权属清楚,无争议",身份证|ID card|1|原件; 申请书|||,不收费,5个工作日,0372-0000001,是
            410105001001,natural,异议登记,,,,,,,否
            """
        let items = try CatalogImport.items(csv: text).map(\.record)
        #expect(items.map(\.code.text) == ["410105001000", "410105001001"])
        #expect(items[0].materials.map(\.name) == ["身份证", "申请书"])
        #expect(items[0].materials.map(\.copies) == [1, 1] && items[0].materials[0].note == "原件")
        #expect(items[0].conditions == "权属清楚,无争议" && items[0].timeLimit == "5个工作日")
        #expect(items.map(\.isBookable) == [true, false])
        #expect(items[0].searchText.contains("不动产首次登记") && items[0].searchText.contains("FIRSTREGISTRATION"))
    }

    @Test
    func `R7: a center without a telephone is not taken`() throws {
        let heading = "center,name,address,phone,level,parent,hours,kiosks\n"
        let fault = #expect(throws: CatalogImportFault.self) {
            try CatalogImport.centers(csv: heading + "linzhou,林州,示例路1号,,county,anyang,,6")
        }
        #expect(fault == .problems([CatalogProblem("line 2", .missing(.phone))]))
        #expect(throws: CatalogImportFault.problems([CatalogProblem("line 2", .malformed(.phone, .phone))])) {
            try CatalogImport.centers(csv: heading + "linzhou,林州,示例路1号,12,county,anyang,,6")
        }
        let good = try CatalogImport.centers(csv: heading + "linzhou,林州,示例路1号,12345,县级,anyang,mon 09:00-12:00,0")
        #expect(good[0].record.level == .county && good[0].record.kiosks == 0)
    }

    @Test
    func `R6: centers of every level, each below a higher one`() throws {
        let text = """
            中心,名称,地址,咨询电话,层级,上级中心
            anyang,安阳市政务服务中心（样例）,示例路1号,0372-0000000,市级,
            linzhou,林州市政务服务中心（样例）,示例路2号,0372-0000000,县级,anyang
            yaocun,姚村镇便民服务中心（样例）,示例路3号,0372-0000000,乡镇,linzhou
            """
        let centers = try CatalogImport.centers(csv: text).map(\.record)
        #expect(Set(centers.map(\.level)) == Set(CenterLevel.allCases))
        let names = CatalogReferences(centers: Dictionary(uniqueKeysWithValues: centers.map { ($0.id, $0.level) }))
        #expect(centers.flatMap { names.faults($0) }.isEmpty)
        var turned = centers[1]
        turned.parent = centers[2].id
        #expect(names.faults(turned) == [.parentNotAbove])
        turned.parent = try Fixture.center("nowhere")
        #expect(names.faults(turned) == [.unknown(.parent)])
        turned.parent = nil
        #expect(turned.faults == [.parentNotAbove])
    }

    @Test
    func `R75, A30: a township center has one kiosk or none`() throws {
        let heading = "center,name,address,phone,level,parent,kiosks\n"
        for kiosks in ["0", "1", ""] {
            let row = "yaocun,姚村镇便民服务中心,示例路3号,0372-0000000,township,linzhou,\(kiosks)"
            let profile = try CatalogImport.centers(csv: heading + row)[0].record
            #expect(profile.kiosks == (kiosks == "0" ? 0 : 1))
        }
    }

    @Test(arguments: [(4, 4, false), (4, 3, true), (1, 1, false), (1, 0, true)])
    func `A26, R3: at least one window of a business takes visitors without a booking`(
        windows: Int,
        bookedOnly: Int,
        isAllowed: Bool
    ) throws {
        let entry = try Fixture.entry(windows: windows, bookedOnly: bookedOnly)
        #expect(entry.faults == (isAllowed ? [] : [.noWindowForWalkIns]))
    }

    @Test
    func `R65: a binding names what exists`() throws {
        let names = CatalogReferences(
            centers: [try Fixture.center(): .county],
            items: [try Fixture.item("410105001000")],
            services: [try Fixture.center(): [try Fixture.service()]]
        )
        let text = """
            center,item,service
            linzhou,410105001000,estate
            linzhou,410105001001,estate
            linzhou,410105001000,tax
            """
        let fault = #expect(throws: CatalogImportFault.self) { try CatalogImport.bindings(csv: text) }
        #expect(fault == .problems([CatalogProblem("line 4", .repeated)]))
        let rows = try CatalogImport.bindings(
            csv: text.replacing("linzhou,410105001000,tax", with: "anyang,410105001000,tax")
        )
        #expect(rows.map { names.faults($0.record) } == [[], [.unknown(.item)], [.unknown(.center)]])
    }

    @Test
    func `R66: a calendar with make-up workdays`() throws {
        let text = """
            日期,类型,按星期,时段,中心,说明
            2026-10-01,节假日,,,,国庆节
            2026-10-10,调休工作日,wed,,,国庆节调休
            2026-10-17,另行开放,,09:00-12:00,linzhou,周末服务
            2026-10-14,extra,,17:00-20:00 20:30-21:00,,延时服务
            """
        let days = try CatalogImport.calendar(csv: text).map(\.record)
        #expect(days.map(\.kind) == [.holiday, .workday, .open, .extra])
        #expect(days[1].weekday == .wednesday && days[3].sessions == [1020..<1200, 1230..<1260])
    }

    @Test(arguments: [
        ("2026-02-30,holiday,,", CatalogFault.malformed(.day, .date)),
        ("2026-02-01,holiday,mon,", .sessionsDoNotFitKind),
        ("2026-02-01,open,,", .sessionsDoNotFitKind),
        ("2026-02-01,open,,12:00-09:00", .malformed(.sessions, .sessions)),
        ("2026-02-01,open,,09:00-12:00 12:00-13:00", .malformed(.sessions, .sessions)),
        (
            "2026-02-01,feast,,",
            .malformed(.kind, .oneOf(CalendarDay.Kind.allCases.map { $0.rawValue + "/" + $0.chineseName }))
        ),
    ])
    func `a wrong day is named by its line`(row: String, fault: CatalogFault) {
        #expect(throws: CatalogImportFault.problems([CatalogProblem("line 2", fault)])) {
            try CatalogImport.calendar(csv: "day,kind,weekday,sessions\n" + row)
        }
    }

    @Test
    func `a fault says its field and never its content`() throws {
        let fault = #expect(throws: CatalogImportFault.self) {
            try CatalogImport.items(csv: "item,department,name\n!secret!,natural,x\n1,natural,\n")
        }
        let text = fault?.description ?? ""
        #expect(text.contains("line 2: item must be") && text.contains("line 3: name is missing"))
        #expect(!text.contains("secret"))
    }

    @Test
    func `5,000 items with their guides are read`() throws {
        let row = ",natural,不动产首次登记,First registration,权属清楚,身份证|ID card|1|原件; 申请书|Form|2|,不收费,5个工作日,,yes"
        let rows = (0..<5000).map { "41010500\($0)" + row }
        let heading = "item,department,name,name_en,conditions,materials,fee,time_limit,phone,bookable"
        let items = try CatalogImport.items(csv: ([heading] + rows).joined(separator: "\n"))
        #expect(items.count == 5000 && items[4999].place == "line 5001")
    }

    @Test
    func `unknown, missing and too many columns and rows are named`() {
        #expect(throws: CatalogImportFault.unknownColumn(2)) { try CatalogImport.items(csv: "item,price\n1,2") }
        #expect(throws: CatalogImportFault.unknownColumn(4)) {
            try CatalogImport.items(csv: "item,department,name,form\n1,2,3,4")
        }
        #expect(throws: CatalogImportFault.unknownColumn(2)) { try CatalogImport.items(csv: "item,事项编码\n1,2") }
        #expect(throws: CatalogImportFault.missingColumn(.department)) { try CatalogImport.items(csv: "item\n1") }
        #expect(throws: CatalogImportFault.noRows) { try CatalogImport.items(csv: "item,department,name\n") }
        #expect(throws: CatalogImportFault.tooManyRows(limit: CatalogImport.mostRows)) {
            let rows = String(repeating: "1,a,b\n", count: CatalogImport.mostRows + 1)
            return try CatalogImport.items(csv: "item,department,name\n" + rows)
        }
    }
}
