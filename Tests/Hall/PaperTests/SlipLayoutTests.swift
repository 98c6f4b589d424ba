// SPDX-License-Identifier: Apache-2.0
import Paper
import Queueing
import Simulators
import Terms
import Testing

/// Slips as they come out of a simulated printer, which knows nothing of the layout.
struct SlipLayoutTests {
    private func print(
        _ content: SlipContent,
        width: PaperWidth,
        english: Bool = false,
        model: SimulatedPrinterModule.Model = .epson
    ) throws -> String {
        var printer = SimulatedPrinterModule(model: model, columns: width.columns)
        let layout = SlipLayout(content, width: width, showsEnglish: english)
        _ = printer.receive(SlipJob.bytes(of: layout, alphabet: try PrinterAlphabet()))
        #expect(printer.strayBytes == 0)
        #expect(printer.wraps == 0)
        let slip = try #require(printer.slips.first)
        #expect(printer.slips.count == 1)
        #expect(slip.isCut)
        return slip.text(columns: width.columns)
    }

    @Test
    func `a booked slip on 80 mm paper`() throws {
        let content = try Sample.content(Sample.ticket(kind: Sample.booked(verifyAtWindow: true)))
        #expect(try print(content, width: .mm80) == Golden.booked80)
    }

    @Test
    func `a reprinted green slip on 58 mm paper with English`() throws {
        let content = try Sample.content(
            Sample.ticket("A1000", kind: .green(reason: "elderly"), copy: 2),
            settings: Sample.settings(width: .mm58, code: .link("https://hall.example/t/"), showsEnglish: true),
            minutesLater: 11
        )
        #expect(try print(content, width: .mm58, english: true) == Golden.green58)
    }

    @Test
    func `a reprint of a called ticket sends the visitor to the window`() throws {
        let window = try Sample.window("13")
        let content = try Sample.content(
            Sample.ticket(state: .called(window: window, calls: 1, at: Sample.moment.timestamp), copy: 1)
        )
        let text = try print(content, width: .mm80)
        #expect(text.contains(" 已叫号：请到 13 号窗口办理\n"))
        #expect(!text.contains("前面还有"))
        #expect(text.contains("（补打 1）\n"))
    }

    @Test
    func `a clone whose GS ! leaves hanzi small prints the title as large`() throws {
        let content = try Sample.content(Sample.ticket())
        #expect(try print(content, width: .mm80, model: .clone) == print(content, width: .mm80))
    }

    @Test(arguments: [
        ("A017", PaperWidth.mm80, 4), ("A99-99999", .mm80, 4), ("A99-99999", .mm58, 3), ("A017", .mm58, 4),
    ])
    func `the number is as large as it fits`(number: String, width: PaperWidth, scale: Int) throws {
        let layout = SlipLayout(try Sample.content(Sample.ticket(number)), width: width)
        #expect(layout.rows.contains(.text(number, scale: scale, .center)))
    }

    @Test(arguments: PaperWidth.allCases)
    func `an ordinary slip with everything stays within 130 mm, on narrow paper without English`(width: PaperWidth)
        throws
    {
        let content = try Sample.content(Sample.ticket(kind: Sample.booked(verifyAtWindow: true), copy: 1))
        let layout = SlipLayout(content, width: width, showsEnglish: true)
        #expect(layout.lengthDots <= SlipLayout.lengthLimitDots)
        #expect(layout.rows.contains { if case .code = $0 { true } else { false } })
        let isEnglish = layout.rows.contains { row in
            if case .text(let text, _, _) = row { text.contains("Real estate") } else { false }
        }
        #expect(isEnglish == (width == .mm80))
    }

    /// Counted by hand on the golden slip: cutter, title, number and mark, 15 rows, and 25 + 6 modules of 6 dots.
    @Test
    func `the length is what the rows need and the cutter's distance`() throws {
        let content = try Sample.content(Sample.ticket(kind: Sample.booked(verifyAtWindow: true)))
        #expect(SlipLayout(content, width: .mm80).lengthDots == 112 + 48 + 96 + 48 + 15 * 30 + 31 * 6)
    }

    @Test(arguments: [1, 2, 3, 4] as [UInt64])
    func `whatever is configured, a slip is short, fits its paper and can be printed`(seed: UInt64) throws {
        var random = SplitMix64(seed: seed)
        let alphabet = try PrinterAlphabet()
        for _ in 0..<60 {
            let settings = SlipSettings(
                width: PaperWidth.allCases.randomElement(using: &random) ?? .mm80,
                contact: SlipContact(
                    bookingMethod: noise(&random, 200),
                    telephone: noise(&random, 80),
                    complaintWindow: noise(&random, 20)
                ),
                stationLabel: noise(&random, 30),
                code: .link(noise(&random, 150)),
                showsEnglish: Bool.random(using: &random)
            )
            let plan = try noisyPlan(&random)
            let content = SlipContent(
                ticket: try Sample.ticket("A99-99999", kind: Sample.booked(verifyAtWindow: true), copy: 3),
                copy: 3,
                plan: plan,
                outlook: Outlook(ahead: 100_000, minutes: 0...99_999, windowsOnDuty: 0),
                settings: settings,
                now: Sample.moment
            )
            let layout = SlipLayout(content, width: settings.width, showsEnglish: settings.showsEnglish)
            #expect(layout.lengthDots <= SlipLayout.lengthLimitDots, "seed \(seed)")
            var printer = SimulatedPrinterModule(columns: settings.width.columns)
            let job = SlipJob.bytes(of: layout, alphabet: alphabet)
            #expect(job.count <= SlipJob.sizeLimit)
            _ = printer.receive(job)
            #expect(printer.strayBytes == 0 && printer.wraps == 0 && printer.slips.count == 1, "seed \(seed)")
            #expect(printer.slips.first?.rows.contains { $0.text == "A99-99999" } == true)
        }
    }

    private func noise(_ random: inout SplitMix64, _ limit: Int) -> String {
        let alphabet = Array("预约窗口号，。（）ABC abc 123–·𠮷🎫é\u{1B}\u{1D}\u{10}\u{4}\u{0}\n")
        let length = Int.random(in: 0...limit, using: &random)
        return String((0..<length).compactMap { _ in alphabet.randomElement(using: &random) })
    }

    private func noisyPlan(_ random: inout SplitMix64) throws -> HallPlan {
        let plain = try Sample.plan()
        return HallPlan(
            hall: plain.hall,
            center: plain.center,
            name: noise(&random, 60),
            services: [
                ServicePlan(
                    id: try Sample.service(),
                    name: noise(&random, 120),
                    englishName: noise(&random, 120),
                    prefix: plain.services[0].prefix,
                    area: noise(&random, 60)
                )
            ],
            windows: try (0..<Int.random(in: 0...60, using: &random)).map { index in
                WindowPlan(
                    id: try Sample.window("w\(index)"),
                    label: noise(&random, 8),
                    services: [try Sample.service()]
                )
            },
            stations: plain.stations
        )
    }
}
