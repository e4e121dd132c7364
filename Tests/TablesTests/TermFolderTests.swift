import Foundation
import Model
import Testing

@testable import Tables

@Suite("The term folder") struct TermFolderTests {
    @Test("is read back as it was written", arguments: Language.allCases)
    func roundTrip(_ language: Language) throws {
        try withFolder { folder in
            try TermFolder.write(SampleTerm.term, calendars: SampleTerm.calendars, to: folder, language: language)
            let reading = try TermFolder.read(folder)
            #expect(reading.term == SampleTerm.term)
            #expect(reading.calendars == SampleTerm.calendars)
            #expect(reading.notices.isEmpty)
        }
    }

    @Test("has something in every column of the sample, so that nothing goes untested")
    func sampleSaysEverything() {
        for (table, rows) in TermWriter.tables(of: SampleTerm.term, calendars: SampleTerm.calendars, .korean) {
            for (index, header) in rows.header.enumerated() {
                #expect(rows.rows.contains { !$0[index].isEmpty }, "\(table) \(header)")
            }
        }
        #expect(
            TermWriter.tables(of: SampleTerm.term, calendars: SampleTerm.calendars, .korean).map(\.0)
                == TableID.allCases)
    }

    @Test("is written the same every time")
    func deterministic() throws {
        try withFolder { folder in
            let (a, b) = (folder.appendingPathComponent("a"), folder.appendingPathComponent("b"))
            try TermFolder.write(SampleTerm.term, to: a)
            try TermFolder.write(SampleTerm.term, to: b)
            for name in try FileManager.default.contentsOfDirectory(atPath: a.path) {
                #expect(
                    try Data(contentsOf: a.appendingPathComponent(name))
                        == Data(contentsOf: b.appendingPathComponent(name)))
            }
        }
    }

    /// A property that is added to the model has no column yet, and would be lost without a word. Add it to the layout
    /// of its table, to the sample, and then here.
    @Test("leaves out no property of the model")
    func properties() {
        func names(_ value: Any) -> String {
            Mirror(reflecting: value).children.map { $0.label ?? "" }.joined(separator: " ")
        }
        let term = SampleTerm.term
        #expect(
            names(term)
                == "id name start end timeZone referenceDate organization settings sites travel visitCosts rooms staff "
                + "programmes funds offerings services relations participants requests appointmentNeeds precedences "
                + "scores absences fixed draws referrals")
        #expect(names(term.organization) == "name email phone url")
        #expect(
            names(term.settings)
                == "valueByRank appointmentValue appointmentPerDay unserved attendedDay wait counselorChange envy "
                + "awayFromPreferred unknownTravel changes")
        #expect(names(term.settings.changes) == "closed time room staff grant appointment appointmentRoom")
        #expect(names(term.sites[0]) == "id name address postalCode district phone latitude longitude hours")
        #expect(names(term.travel[0]) == "from to minutes")
        #expect(names(term.visitCosts[0]) == "district site cost")
        #expect(names(term.rooms[0]) == "id name site seats count equipment isStepFree")
        #expect(names(term.staff[0]) == "id name roles skills hours perDay perWeek phone email")
        #expect(names(term.programmes[0]) == "id name englishName umbrella funding color rules")
        #expect(names(term.programmes[1].rules[0]) == "from until rule source")
        #expect(names(term.funds[0]) == "id name limit perPerson groups excludes")
        #expect(
            names(term.offerings[0])
                == "id programme name kind leastSeats mostSeats value patterns place roles employer url cohort credits "
                + "examinations closes isHeld")
        #expect(names(term.offerings[0].patterns[0]) == "weekdays time from extent closures cost")
        #expect(names(term.offerings[0].roles[0]) == "role skill people")
        #expect(names(term.services[0]) == "id name programme length pause step role place perCounselorDay")
        #expect(names(term.relations[0]) == "kind offerings cost")
        #expect(
            names(term.participants[0])
                == "id name birthDate city district phone email groups funds benefits completed perWeek perMonth "
                + "needsStepFree skills preferredSite hours")
        #expect(names(term.participants[0].completed[0]) == "of attendance")
        #expect(names(term.requests[0]) == "participant id choices")
        #expect(names(term.requests[0].choices[0]) == "parts value")
        #expect(names(term.appointmentNeeds[0]) == "participant id service from until hours value")
        #expect(names(term.precedences[0]) == "participant first second gap needs")
        #expect(names(term.scores[0]) == "offering participant documents interview priority bonus")
        #expect(names(term.absences[0]) == "owner busy")
        #expect(names(term.absences[0].busy) == "from fromTime until untilTime note")
        #expect(names(term.draws[0]) == "participant fund amount")
        #expect(names(term.referrals[0]) == "participant direction partner purpose date outcome")
    }
}
