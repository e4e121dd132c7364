import Calendars
import Model
import Post

/// Somebody who can be written to, and how.
struct Correspondent: Hashable, Sendable {
    var owner: CalendarOwner
    var name: String
    var mail: MailAddress?
    var phone: PhoneNumber?

    var isStaff: Bool { if case .staff = owner { true } else { false } }
}

/// Everybody of a term, and those of the term as it was last published: who has left must still be told.
struct Correspondents: Sendable {
    private var byOwner: [CalendarOwner: Correspondent] = [:]

    init(_ term: Term, before: Term?) {
        for term in [before, term].compactMap({ $0 }) {
            for person in term.participants {
                add(.participant(person.id), person.name, person.email, person.phone)
            }
            for person in term.staff { add(.staff(person.id), person.name, person.email, person.phone) }
        }
    }

    /// nil for rooms and offerings, and for people of whom nothing is known.
    subscript(owner: CalendarOwner) -> Correspondent? { byOwner[owner] }

    private mutating func add(_ owner: CalendarOwner, _ name: String, _ mail: String, _ phone: String) {
        byOwner[owner] = Correspondent(
            owner: owner, name: name, mail: MailAddress(mail), phone: PhoneNumber(phone))
    }
}
