import Foundation
import Model
import Testing

@testable import Calendars

@Suite struct CalendarReaderTests {
    /// The busy times of January to March 2027 in Seoul, as text.
    func busy(
        _ lines: String, from source: CalendarSource = .person, zone: String = "Asia/Seoul"
    ) throws -> (busy: [String], findings: [CalendarFinding.Kind]) {
        let text = "BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:x\n\(lines)\nEND:VCALENDAR\n"
        return try busy(Array(text.utf8), from: source, zone: zone)
    }

    func busy(
        _ bytes: [UInt8], from source: CalendarSource = .person, zone: String = "Asia/Seoul"
    ) throws -> (busy: [String], findings: [CalendarFinding.Kind]) {
        let reading = try CalendarReader.busy(
            in: bytes, from: source, first: day("2027-01-01"), last: day("2027-03-31"), zone: zone)
        return (
            reading.busy.map { "\($0.from) \($0.fromTime.text) \($0.until) \($0.untilTime.text)" },
            reading.findings.map(\.kind)
        )
    }

    func event(_ lines: String, uid: String = "1") -> String {
        "BEGIN:VEVENT\nUID:\(uid)\nDTSTAMP:20261201T000000Z\n\(lines)\nEND:VEVENT"
    }

    @Test func aGoogleSeriesWithExceptionAndChange() throws {
        let series = event(
            """
            DTSTART;TZID=Asia/Seoul:20270105T100000
            DTEND;TZID=Asia/Seoul:20270105T110000
            RRULE:FREQ=WEEKLY;UNTIL=20270126T145959Z;BYDAY=TU
            EXDATE;TZID=Asia/Seoul:20270112T100000
            """)
        let change = event(
            """
            RECURRENCE-ID;TZID=Asia/Seoul:20270119T100000
            DTSTART;TZID=Asia/Seoul:20270120T140000
            DTEND;TZID=Asia/Seoul:20270120T150000
            """)
        let (busy, findings) = try busy(series + "\n" + change)
        #expect(
            busy == [
                "2027-01-05 10:00 2027-01-05 11:00", "2027-01-20 14:00 2027-01-20 15:00",
                "2027-01-26 10:00 2027-01-26 11:00",
            ])
        #expect(findings.isEmpty)
    }

    @Test func anOutlookZoneByItsWindowsName() throws {
        let lines = event(
            "DTSTART;TZID=\"Korea Standard Time\":20270105T100000\nDTEND;TZID=Korea Standard Time:20270105T110000")
        #expect(try busy(lines).busy == ["2027-01-05 10:00 2027-01-05 11:00"])
        let pacific = event("DTSTART;TZID=Pacific Standard Time:20270105T170000\nDURATION:PT1H")
        #expect(try busy(pacific).busy == ["2027-01-06 10:00 2027-01-06 11:00"])
    }

    @Test func aZoneThatTheCalendarDefines() throws {
        let zone = """
            BEGIN:VTIMEZONE
            TZID:(UTC-05:00) Eastern
            BEGIN:STANDARD
            DTSTART:16010101T020000
            TZOFFSETFROM:-0400
            TZOFFSETTO:-0500
            RRULE:FREQ=YEARLY;BYDAY=1SU;BYMONTH=11
            END:STANDARD
            BEGIN:DAYLIGHT
            DTSTART:16010101T020000
            TZOFFSETFROM:-0500
            TZOFFSETTO:-0400
            RRULE:FREQ=YEARLY;BYDAY=2SU;BYMONTH=3
            END:DAYLIGHT
            END:VTIMEZONE
            """
        let lines = event(
            "DTSTART;TZID=\"(UTC-05:00) Eastern\":20270312T200000\nDURATION:PT1H\nRRULE:FREQ=WEEKLY;COUNT=2")
        let (busy, findings) = try busy(zone + "\n" + lines)
        // Summer time begins on 14 March: in Seoul the second meeting is an hour earlier.
        #expect(busy == ["2027-03-13 10:00 2027-03-13 11:00", "2027-03-20 09:00 2027-03-20 10:00"])
        #expect(findings.isEmpty)
    }

    @Test func daysAreWholeDays() throws {
        #expect(try busy(event("DTSTART;VALUE=DATE:20270209")).busy == ["2027-02-09 00:00 2027-02-10 00:00"])
        let two = event("DTSTART;VALUE=DATE:20270209\nDTEND;VALUE=DATE:20270211")
        #expect(try busy(two).busy == ["2027-02-09 00:00 2027-02-11 00:00"])
        let sameDay = event("DTSTART;VALUE=DATE:20270209\nDTEND;VALUE=DATE:20270209")
        #expect(try busy(sameDay).busy == ["2027-02-09 00:00 2027-02-10 00:00"])
        let yearly = event("DTSTART;VALUE=DATE:19490301\nRRULE:FREQ=YEARLY")
        #expect(try busy(yearly).busy == ["2027-03-01 00:00 2027-03-02 00:00"])
    }

    @Test func additionalDatesKeepTheirZone() throws {
        let lines = event(
            """
            DTSTART;TZID=Asia/Seoul:20270105T100000
            DURATION:PT1H
            RDATE;TZID=Asia/Seoul:20270107T100000,20270111T150000
            RDATE;VALUE=PERIOD:20270201T000000Z/PT2H
            """)
        #expect(
            try busy(lines).busy == [
                "2027-01-05 10:00 2027-01-05 11:00", "2027-01-07 10:00 2027-01-07 11:00",
                "2027-01-11 15:00 2027-01-11 16:00", "2027-02-01 09:00 2027-02-01 11:00",
            ])
    }

    @Test func laterMeetingsFollowAChangeOnwards() throws {
        let series = event("DTSTART:20270104T010000Z\nDURATION:PT1H\nRRULE:FREQ=WEEKLY;COUNT=4")
        let change = event(
            "RECURRENCE-ID;RANGE=THISANDFUTURE:20270118T010000Z\nDTSTART:20270118T030000Z\nDURATION:PT2H")
        #expect(
            try busy(series + "\n" + change).busy == [
                "2027-01-04 10:00 2027-01-04 11:00", "2027-01-11 10:00 2027-01-11 11:00",
                "2027-01-18 12:00 2027-01-18 14:00", "2027-01-25 12:00 2027-01-25 14:00",
            ])
    }

    @Test func floatingTimesAreTheCalendarsOrTheCentres() throws {
        let lines = event("DTSTART:20270105T100000\nDURATION:PT1H")
        #expect(try busy(lines).busy == ["2027-01-05 10:00 2027-01-05 11:00"])
        #expect(try busy(lines).findings == [.floatingTime])
        #expect(
            try busy("X-WR-TIMEZONE:Asia/Tokyo\n" + lines, zone: "Asia/Shanghai").busy
                == ["2027-01-05 09:00 2027-01-05 10:00"])
    }

    @Test func anUnknownZoneIsTheCentresAndSaid() throws {
        let (busy, findings) = try busy(event("DTSTART;TZID=Elsewhere:20270105T100000\nDURATION:PT1H"))
        #expect(busy == ["2027-01-05 10:00 2027-01-05 11:00"])
        #expect(findings == [.unknownZone("Elsewhere")])
    }

    @Test func freeAndCancelledDoNotCountForPeople() throws {
        let times = "DTSTART:20270105T010000Z\nDURATION:PT1H\n"
        #expect(try busy(event(times + "TRANSP:TRANSPARENT")).findings == [.free])
        #expect(try busy(event(times + "X-MICROSOFT-CDO-BUSYSTATUS:FREE")).findings == [.free])
        #expect(try busy(event(times + "STATUS:CANCELLED")).findings == [.cancelled])
        #expect(try busy(event(times + "STATUS:TENTATIVE")).busy.count == 1)
        for addition in ["TRANSP:TRANSPARENT", "X-MICROSOFT-CDO-BUSYSTATUS:FREE", "STATUS:CANCELLED"] {
            #expect(try busy(event(times + addition)).busy.isEmpty)
        }
        // Outside of the term nobody asks.
        #expect(try busy(event("DTSTART:20260105T010000Z\nDURATION:PT1H\nTRANSP:TRANSPARENT")).findings.isEmpty)
    }

    @Test func holidaysCloseThoughTheyAreFree() throws {
        let holiday = event("DTSTART;VALUE=DATE:20270301\nSUMMARY:3·1절\nTRANSP:TRANSPARENT")
        #expect(try busy(holiday, from: .closures).busy == ["2027-03-01 00:00 2027-03-02 00:00"])
        let observance = event("DTSTART;VALUE=DATE:20270303\nSUMMARY:납세자의 날\nDESCRIPTION:기념일\\n기념일을 숨기려면 …")
        #expect(try busy(observance, from: .closures).busy.isEmpty)
        #expect(try busy(observance, from: .closures).findings == [.observance])
    }

    @Test func textComesInManyForms() throws {
        let lines = "BEGIN:VCALENDAR\r\n\(event("DTSTART:20270105T\n 010000Z\nDURATION:PT1H"))\r\nEND:VCALENDAR\r\n"
        let expected = ["2027-01-05 10:00 2027-01-05 11:00"]
        #expect(try busy(Array(lines.utf8)).busy == expected)
        #expect(try busy([0xEF, 0xBB, 0xBF] + Array(lines.utf8)).busy == expected)
        let old = lines.replacingOccurrences(of: "UID:1", with: "UID:1\nSUMMARY:회의 뷁")
        let cp949 = try #require(old.data(using: String.Encoding(rawValue: 0x8000_0422)))
        #expect(try busy([UInt8](cp949)).busy == expected)
        #expect(try busy([UInt8](cp949)).findings == [.convertedFromCP949])
        let controls = lines.replacingOccurrences(of: "UID:1", with: "UID:1\u{0}\u{7}")
        #expect(try busy(Array(controls.utf8)).findings == [.controlCharactersRemoved(2)])
        let utf16 = try #require(lines.data(using: .utf16))
        #expect(try busy([UInt8](utf16)).findings == [.unreadableText])
    }

    @Test func whatDoesNotExistIsSaid() throws {
        #expect(
            try busy(event("DTSTART:20270230T100000Z\nDURATION:PT1H")).findings
                == [.impossibleTime(property: "DTSTART", value: "20270230T100000Z")])
        #expect(try busy(event("DURATION:PT1H")).findings == [.noStart])
        #expect(try busy(event("DTSTART:20270105T010000Z\nDTEND:20270105T000000Z")).findings == [.endsBeforeItStarts])
        #expect(try busy(event("DTSTART:20270105T010000Z")).findings == [.noLength])
        #expect(try busy("BEGIN:VTODO\nUID:t\nEND:VTODO").findings == [.componentIgnored("VTODO", count: 1)])
        #expect(try busy(Array("hello".utf8)).findings == [.notACalendar])
        #expect(try busy([]).findings == [.notACalendar])
    }

    @Test func rulesBeyondReasonAreRefused() throws {
        let start = "DTSTART:20270105T010000Z\nDURATION:PT1H\n"
        for rule in ["FREQ=MINUTELY;BYMONTH=2;BYMONTHDAY=30", "FREQ=SECONDLY", "FREQ=DAILY;BYEASTER=1"] {
            let (busy, findings) = try busy(event(start + "RRULE:" + rule))
            #expect(busy == ["2027-01-05 10:00 2027-01-05 11:00"])
            #expect(findings.count == 1)
        }
        // 30 February never comes; the rule is allowed and gives nothing more than the start.
        let never = try busy(event(start + "RRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30"))
        #expect(never.busy.count == 1)
        let many = (0..<60).map(String.init).joined(separator: ",")
        // More often than every minute of a day is no rule that people meet by.
        let seconds = try busy(event(start + "RRULE:FREQ=DAILY;BYHOUR=0,1,2,3,4;BYMINUTE=\(many);BYSECOND=\(many)"))
        #expect(seconds.busy.count == 1 && seconds.findings.count == 1)
        let hours = (0..<24).map(String.init).joined(separator: ",")
        let flood = try busy(event(start + "RRULE:FREQ=DAILY;BYHOUR=\(hours);BYMINUTE=\(many)"))
        #expect(flood.findings.contains(.tooManyOccurrences(most: 10_000)))
        #expect(flood.busy.count <= 10_001)
    }

    /// Files within the size that is taken, each of thousands of events that want as much as one may: together they may
    /// not. Every one of them took from ten seconds to minutes.
    @Test(arguments: [
        "DTSTART:20270101T000000Z\nDURATION:PT1H\nRRULE:FREQ=DAILY;BYHOUR=HOURS;BYMINUTE=MINUTES",
        "DTSTART:20270101T000000Z\nDURATION:PT1H\nRRULE:FREQ=DAILY\nEXRULE:FREQ=DAILY;BYHOUR=HOURS;BYMINUTE=MINUTES",
        "DTSTART:19600101T000000Z\nDURATION:P36500D\nRRULE:FREQ=DAILY",
        "DTSTART:20261231T000000Z\nDURATION:PT1H\nRRULE:FREQ=DAILY",
    ])
    func manyEventsShareWhatOneMayTake(_ lines: String) throws {
        let rule = lines.replacingOccurrences(of: "HOURS", with: (0..<24).map(String.init).joined(separator: ","))
            .replacingOccurrences(of: "MINUTES", with: (0..<60).map(String.init).joined(separator: ","))
        let count = (1 << 20) / (event(rule, uid: "0000").utf8.count + 1) - 1
        let text = (0..<count).map { event(rule, uid: "\($0)") }.joined(separator: "\n")
        let (found, findings) = try busy(text)
        #expect(found.count <= 200_000 + count)
        #expect(findings.contains(.tooManyOccurrences(most: 10_000)))
        #expect(findings.count <= 1_001)
    }

    @Test func sizeAndDepthAreCapped() throws {
        let large = [UInt8](repeating: 0x41, count: 1 << 20 | 1)
        #expect(try busy(large).findings == [.tooLarge(bytes: 1 << 20 | 1, most: 1 << 20)])
        let deep = String(repeating: "BEGIN:VCALENDAR\n", count: 60_000)
        #expect(try busy(Array(deep.utf8)).findings == [.nestedTooDeep(most: 8)])
        let open = "BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:1\nDTSTART:20270105T010000Z\nDURATION:PT1H\n"
        #expect(try busy(Array(open.utf8)).busy.count == 1)
        #expect(try busy(Array(open.utf8)).findings == [.unbalanced("VEVENT"), .unbalanced("VCALENDAR")])
    }

    @Test func manyHardRulesEndSoon() throws {
        let rule = "DTSTART:19000101T010000Z\nDURATION:PT1H\nRRULE:FREQ=DAILY;COUNT=9999999;BYMONTH=2;BYMONTHDAY=30"
        let lines = (0..<5_000).map { event(rule, uid: "\($0)") }.joined(separator: "\n")
        let (_, findings) = try busy(lines)
        #expect(findings.contains(.tooManyOccurrences(most: 10_000)))
    }

    /// libical looks through all lines of a component for each that it cannot parse: half a minute for a file of the size
    /// that is taken.
    @Test func linesOfOneComponentAreCapped() throws {
        let bad = String(repeating: "EXDATE:x\n", count: 10_000)
        let (found, findings) = try busy(
            event("DTSTART:20270105T010000Z\nDURATION:PT1H\n\(bad)EXDATE:20270105T010000Z"))
        #expect(found == ["2027-01-05 10:00 2027-01-05 11:00"], "the exception stands behind the last line taken")
        #expect(findings.contains(.tooManyLines("VEVENT", most: 10_000)))
        let few = try busy(event("DTSTART:20270105T010000Z\nDURATION:PT1H\nEXDATE:20270105T010000Z"))
        #expect(few.busy.isEmpty && few.findings.isEmpty)
    }

    /// Thousands of series under one UID, each held against thousands of changes: minutes, were the square of it done.
    @Test func seriesThatShareAUIDAreHeldAgainstTheirChangesWithinABudget() throws {
        let changes = (0..<2_000).map { number in
            let (day, minute) = (10 + number / 1_000, number % 1_000)
            let time =
                "202701\(day)T\(minute / 60 < 10 ? "0" : "")\(minute / 60)\(minute % 60 < 10 ? "0" : "")\(minute % 60)00Z"
            return event("DTSTART:20270301T000000Z\nDURATION:PT1H\nRECURRENCE-ID:\(time)")
        }
        let series = (10..<60).flatMap { minute in
            (10..<24).map { event("DTSTART:20270105T\($0)\(minute)00Z\nDURATION:PT1H\nRRULE:FREQ=DAILY;COUNT=2") }
        }
        let (found, findings) = try busy((series + changes).joined(separator: "\n"))
        #expect(findings.contains(.tooManyOccurrences(most: 10_000)) && findings.contains(.sharedUID))
        // Every change still counts, and as many of the series as the budget reaches.
        #expect(found.count >= 2_000 && found.count < 2_000 + 2 * series.count)
        let few = try busy((series.prefix(20) + changes).joined(separator: "\n"))
        #expect(!few.findings.contains(.tooManyOccurrences(most: 10_000)) && few.busy.count == 2_000 + 2 * 20)
    }

    /// A weekday that is named hundreds of times is asked once.
    @Test func weekdaysNamedOftenCountOnce() throws {
        let days = Array(repeating: "-1TU", count: 300).joined(separator: ",")
        #expect(RecurrenceRule("FREQ=MONTHLY;BYDAY=\(days),2MO")?.days.count == 2)
        let (found, _) = try busy(event("DTSTART:20270126T010000Z\nDURATION:PT1H\nRRULE:FREQ=MONTHLY;BYDAY=\(days)"))
        #expect(found.map { $0.prefix(10) } == ["2027-01-26", "2027-02-23", "2027-03-30"])
    }

    @Test func freeBusyPeriodsCount() throws {
        let lines = """
            BEGIN:VFREEBUSY
            UID:f
            DTSTAMP:20261201T000000Z
            FREEBUSY;FBTYPE=BUSY:20270105T010000Z/PT1H,20270106T010000Z/20270106T020000Z
            FREEBUSY;FBTYPE=FREE:20270107T010000Z/PT1H
            END:VFREEBUSY
            """
        #expect(
            try busy(lines).busy == ["2027-01-05 10:00 2027-01-05 11:00", "2027-01-06 10:00 2027-01-06 11:00"])
    }

    @Test func everyFindingHasItsWords() {
        let kinds: [CalendarFinding.Kind] = [
            .free, .noStart, .tooLarge(bytes: 2, most: 1), .unknownZone("X"), .more(3),
        ]
        for kind in kinds {
            for language in Language.allCases {
                #expect(!CalendarFinding(kind, item: "20270105 u").words(in: language).isEmpty)
            }
        }
    }
}
