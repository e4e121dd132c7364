import Model

/// Invented terms that look like the centre's: real dates and public holidays, real programme names and rules;
/// invented people, employers, house numbers and telephone numbers (010-0000-xxxx).
///
/// The same people, seed and kind give the same term on every machine.
public enum SampleTerm {
    public enum Kind: String, Hashable, Sendable, CaseIterable {
        /// Some sixty people: every programme once or twice.
        case demo
        /// A quarter at one campus and its outreach sites: some 830 people, 27 cohorts and 2,000 appointments.
        case quarter
    }

    /// The Korean names of the 24 programmes and systems that both samples hold, in the order of the centre's list.
    public static let programmes = SampleProgrammes.rows.map(\.name)

    /// - Parameters:
    ///   - people: how many participants; at least 60, because the programmes' own cases need them.
    ///   - kind: nil takes the demo below 300 people.
    public static func make(people: Int, seed: UInt64, kind: Kind? = nil) -> Term {
        let people = max(people, 60)
        let kind = kind ?? (people < 300 ? .demo : .quarter)
        var builder = SampleBuilder(
            term: blank(kind), seed: seed, kind: kind, copies: kind == .demo ? 1 : (people + 829) / 830)
        builder.addPlaces()
        builder.addStaff()
        builder.addServices()
        builder.addTraining()
        builder.addWork()
        builder.addCommunity()
        builder.addCases()
        builder.addCrowd(upTo: people)
        return builder.term
    }

    private static func blank(_ kind: Kind) -> Term {
        var term = Term(
            id: kind == .demo ? "2027-1-demo" : "2027-1",
            name: kind == .demo ? "2027년 1분기 (시연)" : "2027년 1분기",
            start: LocalDate(iso: "2027-01-04")!, end: LocalDate(iso: "2027-03-26")!,
            referenceDate: LocalDate(iso: "2027-01-04")!,
            organization: Organization(
                name: "서울시니어일자리지원센터", email: "term@example.org", phone: "02-0000-0000",
                url: "https://example.org/naru"), settings: Settings(awayFromPreferred: Points(40)))
        term.programmes = SampleProgrammes.all()
        term.funds = [
            Fund(
                id: "SCHOLAR", name: "직업훈련 장학금",
                limit: Won(kind == .demo ? 1_800_000 : 12_000_000), perPerson: Won(600_000),
                groups: ["차상위", "기초생활", "한부모", "장애"], excludes: ["내일배움카드"])
        ]
        term.absences = Holidays.korean.filter { term.start <= $0.date && $0.date <= term.end }.map {
            Absence(owner: .everyone, busy: .day($0.date, note: $0.name))
        }
        return term
    }
}
