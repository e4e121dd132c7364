import Model

/// Everything that must be well in a term before it can be translated: names that resolve, numbers that make sense.
struct TermChecks {
    let term: Term
    let lookup: Lookup
    var faults: [TranslationFault] = []

    mutating func run() {
        if term.end < term.start { faults.append(.endsBeforeStart) }
        checkPlaces()
        checkProgrammes()
        checkOfferings()
        checkServices()
        checkPeople()
        checkWishes()
        checkFixed()
    }

    private mutating func need(_ known: [String: Int], _ kind: Item.Kind, _ id: String, in place: Item) {
        if known[id] == nil { faults.append(.unknown(Item(kind, id), in: place)) }
    }

    private mutating func checkPlaces() {
        for travel in term.travel {
            need(lookup.sites, .site, travel.from, in: Item(.term, term.id))
            need(lookup.sites, .site, travel.to, in: Item(.term, term.id))
        }
        for cost in term.visitCosts { need(lookup.sites, .site, cost.site, in: Item(.term, term.id)) }
        for room in term.rooms {
            need(lookup.sites, .site, room.site, in: Item(.room, room.id))
            if room.seats < 1 || room.count < 1 { faults.append(.badSeats(Item(.room, room.id))) }
        }
        for absence in term.absences {
            switch absence.owner {
            case .everyone: break
            case .site(let id): need(lookup.sites, .site, id, in: Item(.term, term.id))
            case .room(let id): need(lookup.rooms, .room, id, in: Item(.term, term.id))
            case .staff(let id): need(lookup.staff, .staff, id, in: Item(.term, term.id))
            case .participant(let id): need(lookup.participants, .participant, id, in: Item(.term, term.id))
            }
        }
    }

    private mutating func checkProgrammes() {
        for programme in term.programmes {
            let place = Item(.programme, programme.id)
            if let umbrella = programme.umbrella { need(lookup.programmes, .programme, umbrella, in: place) }
            for dated in programme.rules {
                if case .fee(let fund, _) = dated.rule { need(lookup.funds, .fund, fund, in: place) }
            }
            var seen: Set<String> = []
            var next: String? = programme.id
            while let id = next, let position = lookup.programmes[id] {
                guard seen.insert(id).inserted else {
                    faults.append(.umbrellaCycle(programme: programme.id))
                    break
                }
                next = term.programmes[position].umbrella
            }
        }
    }

    private mutating func check(_ place: Offering.Place, in item: Item) {
        switch place {
        case .rooms(let rooms): for room in rooms { need(lookup.rooms, .room, room, in: item) }
        case .anyRoom(let site, _), .site(let site): need(lookup.sites, .site, site, in: item)
        case .online: break
        }
    }

    private mutating func checkOfferings() {
        for offering in term.offerings {
            let place = Item(.offering, offering.id)
            need(lookup.programmes, .programme, offering.programme, in: place)
            check(offering.place, in: place)
            for role in offering.roles { for id in role.people { need(lookup.staff, .staff, id, in: place) } }
            if offering.mostSeats < 1 || offering.leastSeats < 0 || offering.leastSeats > offering.mostSeats {
                faults.append(.badSeats(place))
            }
        }
        for relation in term.relations {
            for id in relation.offerings { need(lookup.offerings, .offering, id, in: Item(.term, term.id)) }
        }
    }

    private mutating func checkServices() {
        for service in term.services {
            let place = Item(.service, service.id)
            need(lookup.programmes, .programme, service.programme, in: place)
            check(service.place, in: place)
            for id in service.role.people { need(lookup.staff, .staff, id, in: place) }
            let step = service.step.count
            if service.length.count < 1 || service.pause.count < 0 || step < 1 || 1440 % max(step, 1) != 0
                || service.length.count + service.pause.count > 1440 || (service.perCounselorDay ?? 1) < 1
            {
                faults.append(.badService(service: service.id))
            }
        }
    }

    private mutating func checkPeople() {
        for person in term.participants {
            for fund in person.funds { need(lookup.funds, .fund, fund, in: Item(.participant, person.id)) }
            if let site = person.preferredSite { need(lookup.sites, .site, site, in: Item(.participant, person.id)) }
        }
        var seen: Set<SelectionKey> = []
        for score in term.scores {
            let place = Item(.offering, score.offering)
            need(lookup.offerings, .offering, score.offering, in: Item(.term, term.id))
            need(lookup.participants, .participant, score.participant, in: place)
            if !seen.insert(SelectionKey(offering: score.offering, participant: score.participant)).inserted {
                faults.append(.duplicate(Item(.offering, "\(score.offering)/\(score.participant)")))
            }
        }
        for draw in term.draws {
            need(lookup.funds, .fund, draw.fund, in: Item(.participant, draw.participant))
            need(lookup.participants, .participant, draw.participant, in: Item(.fund, draw.fund))
        }
        for referral in term.referrals {
            need(lookup.participants, .participant, referral.participant, in: Item(.term, term.id))
        }
    }

    private struct SelectionKey: Hashable {
        var offering, participant: String
    }

    private mutating func checkWishes() {
        var seen: Set<WishKey> = []
        for request in term.requests {
            let place = Item(.request, "\(request.participant)/\(request.id)")
            need(lookup.participants, .participant, request.participant, in: place)
            if !seen.insert(WishKey(participant: request.participant, id: request.id)).inserted {
                faults.append(.duplicate(place))
            }
            for (rank, choice) in request.choices.enumerated() {
                if choice.parts.isEmpty || choice.parts.contains(where: \.isEmpty) {
                    faults.append(
                        .emptyChoice(participant: request.participant, request: request.id, choice: rank))
                }
                for id in choice.parts.joined() { need(lookup.offerings, .offering, id, in: place) }
            }
        }
        for wish in term.appointmentNeeds {
            let place = Item(.need, "\(wish.participant)/\(wish.id)")
            need(lookup.participants, .participant, wish.participant, in: place)
            need(lookup.services, .service, wish.service, in: place)
            if !seen.insert(WishKey(participant: wish.participant, id: wish.id)).inserted {
                faults.append(.duplicate(place))
            }
        }
        for order in term.precedences {
            for id in [order.first, order.second]
            where !seen.contains(WishKey(participant: order.participant, id: id)) {
                faults.append(
                    .unknown(
                        Item(.request, "\(order.participant)/\(id)"), in: Item(.participant, order.participant)))
            }
        }
    }

    private mutating func checkFixed() {
        let here = Item(.term, term.id)
        for decision in term.fixed {
            switch decision {
            case .closed(let offering): need(lookup.offerings, .offering, offering, in: here)
            case .runs(let offering, _, let room, let staff):
                need(lookup.offerings, .offering, offering, in: here)
                if let room { need(lookup.rooms, .room, room, in: here) }
                for id in staff ?? [] { need(lookup.staff, .staff, id, in: here) }
            case .refused(let participant, _), .appointmentRefused(let participant, _):
                need(lookup.participants, .participant, participant, in: here)
            case .granted(let participant, _, _, let offerings):
                need(lookup.participants, .participant, participant, in: here)
                for id in offerings { need(lookup.offerings, .offering, id, in: here) }
            case .appointment(let participant, _, _, let staff, let room):
                need(lookup.participants, .participant, participant, in: here)
                need(lookup.staff, .staff, staff, in: here)
                if let room { need(lookup.rooms, .room, room, in: here) }
            }
        }
    }
}

/// A participant's wish by whose it is and its id among theirs.
struct WishKey: Hashable, Sendable {
    var participant: String
    var id: String
}
