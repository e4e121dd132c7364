import Model
import Problem
import Referee

extension Translation {
    /// The figures of a plan and a line for each wish that was not granted.
    public func report(on checked: CheckedPlan) -> PlanReport {
        let schedule = schedule(of: checked.plan.decisions)
        let figures = Figures(translation: self, schedule: schedule)
        return PlanReport(
            termID: term.id, termName: term.name, objective: checked.plan.objective, bound: checked.plan.bound,
            parts: checked.objective.terms.filter { $0.amount != 0 }.map { goal, amount in
                PlanReport.Part(key: goal.rawValue, name: goal.phrase, amount: amount)
            }, people: figures.people, requests: figures.requests, appointments: figures.appointments,
            seats: figures.seats, offerings: figures.offerings, funds: figures.funds, staff: figures.staff,
            rooms: figures.rooms, refusals: refusals(checked.plan.decisions, schedule), referrals: figures.referrals,
            remarks: remarks.map(phrase))
    }

    private func refusals(_ decisions: Decisions, _ schedule: Schedule) -> [PlanReport.Refusal] {
        let granted = Set(schedule.grants.map(\.participant))
        let held = Set(schedule.grants.map { WishKey(participant: $0.participant, id: $0.request) })
        return explanations(of: decisions).compactMap { explanation in
            let key = WishKey(participant: explanation.participant, id: explanation.wish)
            guard !held.contains(key) else { return nil }
            let isRequest = requestPositions[key] != nil
            return PlanReport.Refusal(
                participant: explanation.participant, name: lookup.participant(explanation.participant).name,
                wish: explanation.wish, title: names.wish(explanation.participant, explanation.wish, self),
                kind: !isRequest ? .appointment : granted.contains(explanation.participant) ? .request : .nothing,
                reason: phrase(explanation),
                change: explanation.nearest.map { phrase($0, of: explanation.participant) })
        }
    }
}

/// What is counted of a schedule, from the model alone.
struct Figures {
    let translation: Translation
    let schedule: Schedule
    private var term: Term { translation.term }
    private let standing: Set<WishKey>
    private let runs: [String: Schedule.Run]

    init(translation: Translation, schedule: Schedule) {
        self.translation = translation
        self.schedule = schedule
        standing = Set(
            translation.screening.candidates.filter(\.passes).map {
                WishKey(participant: $0.participant, id: $0.wish.id)
            })
        runs = Dictionary(schedule.runs.map { ($0.offering, $0) }, uniquingKeysWith: { first, _ in first })
    }

    var people: PlanReport.People {
        let requesting = Set(term.requests.map(\.participant))
        let wishing = requesting.union(term.appointmentNeeds.map(\.participant))
        let granted = Set(schedule.grants.map(\.participant))
        return PlanReport.People(
            registered: term.participants.count, wishing: wishing.count,
            served: granted.union(schedule.appointments.map(\.participant)).count,
            withoutRequest: requesting.subtracting(granted).count)
    }

    var requests: PlanReport.Requests {
        var byRank: [Int] = []
        for grant in schedule.grants {
            while byRank.count <= grant.choice { byRank.append(0) }
            byRank[grant.choice] += 1
        }
        return PlanReport.Requests(
            made: term.requests.count,
            screenedOut: term.requests.count {
                !standing.contains(WishKey(participant: $0.participant, id: $0.id))
            }, grantedByRank: byRank)
    }

    var appointments: PlanReport.Appointments {
        PlanReport.Appointments(
            needed: term.appointmentNeeds.count,
            screenedOut: term.appointmentNeeds.count {
                !standing.contains(WishKey(participant: $0.participant, id: $0.id))
            }, granted: schedule.appointments.count)
    }

    private func seats(_ offering: Offering) -> Int {
        let room = runs[offering.id]?.room.map { translation.lookup.room($0).seats }
        return min(offering.mostSeats, room ?? offering.mostSeats)
    }

    var seats: PlanReport.Seats {
        let running = term.offerings.filter { runs[$0.id] != nil }
        return PlanReport.Seats(
            offered: running.reduce(0) { $0 + seats($1) },
            filled: schedule.runs.reduce(0) { $0 + $1.participants.count }, running: running.count,
            notRunning: term.offerings.count - running.count)
    }

    var offerings: [PlanReport.OfferingLine] {
        let applicants = translation.applicants
        let activities = Dictionary(
            translation.problem.activities.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        let closed = Set(
            term.fixed.compactMap { decision in
                if case .closed(let id) = decision { id } else { nil }
            })
        return zip(term.offerings, translation.candidates.offerings).map { offering, found in
            let run = runs[offering.id]
            let least = activities[offering.id]?.minSize ?? offering.leastSeats
            let count = applicants[offering.id] ?? 0
            var reason: Phrase?
            if run == nil {
                if let obstacle = found.obstacle {
                    reason = translation.phrase(obstacle)
                } else if closed.contains(offering.id) {
                    reason = Phrase("담당자 결정", "closed by decision")
                } else if count < least {
                    reason = Phrase("신청 \(count)명, 최소 인원 \(least)명", "\(count) applied, \(least) needed")
                } else {
                    reason = Phrase("최소 인원을 채우지 못함", "too few could be enrolled")
                }
            }
            return PlanReport.OfferingLine(
                id: offering.id, name: offering.name, kind: offering.kind, programme: offering.programme,
                runs: run != nil, enrolled: run?.participants.count ?? 0, least: least, seats: seats(offering),
                applicants: count, reason: reason)
        }
    }

    var funds: [PlanReport.FundLine] {
        var spent: [String: (amount: Int, people: Set<String>)] = [:]
        for run in schedule.runs {
            let rules = translation.lookup.rules(
                of: translation.lookup.offering(run.offering).programme, on: term.referenceDate)
            for case .fee(let fund, let amount) in rules.map(\.rule.rule) {
                for id in run.participants where translation.lookup.participant(id).funds.contains(fund) {
                    spent[fund, default: (0, [])].amount += amount.amount
                    spent[fund]?.people.insert(id)
                }
            }
        }
        return term.funds.map { fund in
            PlanReport.FundLine(
                id: fund.id, name: fund.name, limit: fund.limit, spent: Won(spent[fund.id]?.amount ?? 0),
                people: spent[fund.id]?.people.count ?? 0)
        }
    }

    private struct Load {
        var minutes = 0
        var meetings = 0
        var appointments = 0
    }

    /// By the ids that `of` gives for a run and for an appointment.
    private func loads(
        of run: (Schedule.Run) -> [String], _ appointment: (Schedule.Appointment) -> [String]
    ) -> [String: Load] {
        var loads: [String: Load] = [:]
        for one in schedule.runs {
            for id in run(one) {
                loads[id, default: Load()].minutes += one.meetings.reduce(0) { $0 + $1.time.length.count }
                loads[id]?.meetings += one.meetings.count
            }
        }
        for one in schedule.appointments {
            for id in appointment(one) {
                loads[id, default: Load()].minutes += one.meeting.time.length.count
                loads[id]?.appointments += 1
            }
        }
        return loads
    }

    private func use(_ id: String, _ name: String, _ load: Load?, open: Int) -> PlanReport.Use {
        PlanReport.Use(
            id: id, name: name, used: Minutes(load?.minutes ?? 0), open: Minutes(open), meetings: load?.meetings ?? 0,
            appointments: load?.appointments ?? 0)
    }

    private func open(_ unavailable: [Interval]) -> Int {
        translation.problem.horizon - unavailable.reduce(0) { $0 + $1.minutes }
    }

    var staff: [PlanReport.Use] {
        let loads = loads(of: \.staff) { [$0.staff] }
        return zip(term.staff, translation.problem.staff).map { member, planned in
            use(member.id, member.name, loads[member.id], open: open(planned.unavailable))
        }
    }

    var rooms: [PlanReport.Use] {
        let loads = loads(of: { $0.room.map { [$0] } ?? [] }, { $0.room.map { [$0] } ?? [] })
        let alike = Dictionary(grouping: term.rooms, by: \.name).mapValues(\.count)
        return zip(term.rooms, translation.problem.rooms).map { room, planned in
            // Rooms of one name are told apart by where they are.
            let site = alike[room.name] == 1 ? "" : " · \(translation.names.site(room.site))"
            return use(room.id, room.name + site, loads[room.id], open: open(planned.unavailable) * room.count)
        }
    }

    var referrals: [PlanReport.ReferralLine] {
        term.referrals.map { referral in
            let given =
                schedule.grants.filter { $0.participant == referral.participant }.flatMap(\.offerings)
                .map(translation.names.offering)
                + schedule.appointments.filter { $0.participant == referral.participant }
                .map { translation.names.service($0.service) }
            var outcome = Phrase(referral.outcome, referral.outcome)
            if referral.outcome.isEmpty {
                outcome =
                    given.isEmpty
                    ? Phrase("이번 학기 배정 없음", "nothing granted this term")
                    : Phrase("배정: \(listed(given))", "granted: \(listed(given))")
            }
            return PlanReport.ReferralLine(
                participant: referral.participant, name: translation.lookup.participant(referral.participant).name,
                direction: referral.direction, partner: referral.partner, purpose: referral.purpose,
                outcome: outcome)
        }
    }
}
