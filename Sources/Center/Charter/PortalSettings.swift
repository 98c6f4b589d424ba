// SPDX-License-Identifier: Apache-2.0
import Settings

/// How the public side names the city, and keeps touts off without a captcha (R5, R54): section `[portal]` of
/// `center.conf`.
package struct PortalSettings: Sendable, Equatable {
    /// The city's name at the head of its pages; nil takes that of its city-level center.
    package var cityName: String?
    /// The city's name in English; nil takes that of its city-level center.
    package var cityEnglishName: String?
    /// Zero bits of the work that a calm visitor does; 0 asks for none.
    package var effortBase = 14
    /// Zero bits that the work never exceeds, however hard somebody tries.
    package var effortMost = 20
    /// Questions of one network a minute: items, slots, texts.
    package var readsPerMinute = 600
    /// Attempts to book, join a wait-list or write in of one network a minute.
    package var attemptsPerMinute = 30
    /// Questions by number and document of one network a minute.
    package var lookupsPerMinute = 30
    /// Attempts and questions with one document, or about one booking number, a minute.
    package var documentPerMinute = 2
    /// Networks and documents remembered, by each limit.
    package var remembered = 65_536
    /// The proxies whose `X-Forwarded-For` is believed.
    package var proxies: [NetworkRange] = []

    /// What holds without a section.
    package init() {}

    /// Reads the section.
    init(_ section: Section) throws(SettingsError) {
        cityName = try section.take("city_name", upTo: 40)
        cityEnglishName = try section.take("city_name_en", upTo: 80)
        effortBase = try section.takeInt("effort_base", in: 0...24) ?? effortBase
        effortMost = try section.takeInt("effort_most", in: 0...28) ?? max(effortMost, effortBase)
        guard effortBase <= effortMost else {
            throw section.badValue("effort_most", expected: "at least effort_base")
        }
        readsPerMinute = try section.takeInt("reads_per_minute", in: 1...1_000_000) ?? readsPerMinute
        attemptsPerMinute = try section.takeInt("attempts_per_minute", in: 1...1_000_000) ?? attemptsPerMinute
        lookupsPerMinute = try section.takeInt("lookups_per_minute", in: 1...1_000_000) ?? lookupsPerMinute
        documentPerMinute = try section.takeInt("document_per_minute", in: 1...1_000) ?? documentPerMinute
        remembered = try section.takeInt("remembered", in: 1_024...4_194_304) ?? remembered
        for text in try section.takeList("proxies") {
            guard let range = NetworkRange(text) else {
                throw section.badValue("proxies", expected: "addresses like 10.0.0.1 or ranges like fd00::/8")
            }
            proxies.append(range)
        }
    }
}
