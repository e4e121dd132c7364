import Model

/// A term as tables of text, the way `TermReader` reads them.
enum TermWriter {
    struct Rows {
        var header: [String]
        var rows: [[String]]
        /// The columns that tell rows apart.
        var keys: [Int]
    }

    /// In the order of `TableID`; tables without a row are left out.
    static func tables(of term: Term, calendars: [FolderCalendar], _ language: Language) -> [(TableID, Rows)] {
        var result: [(TableID, Rows)] = []
        func add<Record>(_ layout: Layout<Record>, _ records: [Record]) {
            guard !records.isEmpty else { return }
            let columns = layout.columns
            result.append(
                (
                    layout.table,
                    Rows(
                        header: columns.map { $0.name[language] }, rows: records.map { layout.cells($0, language) },
                        keys: layout.keys.compactMap { key in columns.firstIndex { $0.key == key } })
                ))
        }
        let items = zip(TermLayout.layout.columns, TermLayout.layout.cells(term, language))
        let heading = language == .korean ? ["항목", "값"] : ["item", "value"]
        result.append((.term, Rows(header: heading, rows: items.map { [$0.name[language], $1] }, keys: [0])))
        add(PlaceLayouts.sites, term.sites)
        add(PlaceLayouts.travel, term.travel)
        add(PlaceLayouts.visitCosts, term.visitCosts)
        add(PlaceLayouts.rooms, term.rooms)
        add(PeopleLayouts.staff, term.staff)
        add(ProgrammeLayouts.programmes, term.programmes)
        add(RuleLayout.layout, rules(of: term))
        add(ProgrammeLayouts.funds, term.funds)
        add(OfferingLayouts.offerings, term.offerings)
        add(PatternLayout.layout, patterns(of: term))
        add(OfferingLayouts.roles, roles(of: term))
        add(OfferingLayouts.services, term.services)
        add(PeopleLayouts.participants, term.participants)
        add(RequestLayouts.requests, choices(of: term))
        add(RequestLayouts.appointments, term.appointmentNeeds)
        add(RequestLayouts.precedences, term.precedences)
        add(SelectionLayouts.scores, term.scores)
        add(SelectionLayouts.relations, term.relations)
        add(AbsenceLayouts.absences, term.absences)
        add(ProgrammeLayouts.draws, term.draws)
        add(SelectionLayouts.referrals, term.referrals)
        add(FixedLayout.layout, term.fixed)
        add(AbsenceLayouts.calendars, calendars.map { CalendarRow(file: $0.name, owner: $0.owner) })
        return result
    }

    private static func rules(of term: Term) -> [RuleRow] {
        term.programmes.flatMap { programme in programme.rules.map { RuleRow(programme: programme.id, rule: $0) } }
    }

    private static func patterns(of term: Term) -> [PatternRow] {
        term.offerings.flatMap { offering in
            offering.patterns.enumerated().map { PatternRow(offering: offering.id, number: $0 + 1, pattern: $1) }
        }
    }

    private static func roles(of term: Term) -> [RoleRow] {
        term.offerings.flatMap { offering in
            offering.roles.enumerated().map { RoleRow(offering: offering.id, number: $0 + 1, role: $1) }
        }
    }

    private static func choices(of term: Term) -> [ChoiceRow] {
        term.requests.flatMap { request in
            request.choices.enumerated().map {
                ChoiceRow(participant: request.participant, request: request.id, rank: $0 + 1, choice: $1)
            }
        }
    }
}
