import Model

/// What the ids of a term are called, for sentences.
struct Naming {
    let term: Term
    let lookup: Lookup

    func offering(_ id: String) -> String { lookup.offerings[id].map { term.offerings[$0].name } ?? id }
    func service(_ id: String) -> String { lookup.services[id].map { term.services[$0].name } ?? id }
    func fund(_ id: String) -> String { lookup.funds[id].map { term.funds[$0].name } ?? id }
    func site(_ id: String) -> String { lookup.sites[id].map { term.sites[$0].name } ?? id }
    func room(_ id: String) -> String { lookup.rooms[id].map { term.rooms[$0].name } ?? id }

    func programme(_ id: String) -> Phrase {
        guard let position = lookup.programmes[id] else { return Phrase(id, id) }
        let programme = term.programmes[position]
        return Phrase(programme.name, programme.englishName.isEmpty ? programme.name : programme.englishName)
    }

    /// Of courses and programmes alike, as prerequisites name them.
    func course(_ id: String) -> Phrase {
        if lookup.programmes[id] != nil { return programme(id) }
        return Phrase(offering(id), offering(id))
    }

    /// What a wish is for: the name of its first choice's offerings, or of the service.
    func wish(_ participant: String, _ id: String, _ translation: Translation) -> String {
        let key = WishKey(participant: participant, id: id)
        if let position = translation.requestPositions[key] {
            let first = term.requests[position].choices.first?.parts.compactMap(\.first) ?? []
            return first.map(offering).joined(separator: " + ")
        }
        return translation.needPositions[key].map { service(term.appointmentNeeds[$0].service) } ?? id
    }
}

extension Translation {
    var names: Naming { Naming(term: term, lookup: lookup) }
}

/// `가, 나`; in Korean `또는` and in English `or` before the last where `or` is asked for.
func listed(_ items: [Phrase]) -> Phrase {
    Phrase(items.map(\.korean).joined(separator: ", "), items.map(\.english).joined(separator: ", "))
}

func listed(_ items: [String]) -> String { items.joined(separator: ", ") }
