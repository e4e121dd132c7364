import CLibical

/// A component of a foreign calendar as plain values: what libical parsed, and nothing that it concluded.
struct ForeignComponent: Sendable {
    struct Property: Sendable {
        /// In capitals.
        var name: String
        /// As written; of several values in one line each is a property of its own.
        var value: String
        var zone: String?
        /// The VALUE parameter.
        var type: String?
        /// RANGE, FBTYPE or PARTSTAT: no property has two of them.
        var qualifier: String?

        /// The value of a TEXT property without its escapes (RFC 5545 §3.3.11).
        var text: String {
            var out = ""
            var escapes = false
            for character in value.unicodeScalars {
                if escapes {
                    out.unicodeScalars.append(character == "n" || character == "N" ? "\n" : character)
                    escapes = false
                } else if character == "\\" {
                    escapes = true
                } else {
                    out.unicodeScalars.append(character)
                }
            }
            return out
        }
    }

    var name: String
    var properties: [Property] = []
    var components: [ForeignComponent] = []

    func first(_ name: String) -> Property? { properties.first { $0.name == name } }
    func all(_ name: String) -> [Property] { properties.filter { $0.name == name } }

    init(name: String, components: [ForeignComponent]) {
        self.name = name
        self.components = components
    }

    /// The calendars in a text that `Intake` has made. Events that stand outside of any are one more.
    static func calendars(in text: String) -> [ForeignComponent] {
        guard !text.isEmpty else { return [] }
        return Libical.exclusively {
            guard let raw = icalparser_parse_string(text) else { return [] }
            defer { icalcomponent_free(raw) }
            let root = ForeignComponent(raw)
            if root.name == "VCALENDAR" { return [root] }
            let all = root.name == "XROOT" ? root.components : [root]
            let strays = all.filter { $0.name == "VEVENT" || $0.name == "VFREEBUSY" }
            let calendars = all.filter { $0.name == "VCALENDAR" }
            return strays.isEmpty ? calendars : calendars + [ForeignComponent(name: "VCALENDAR", components: strays)]
        }
    }

    /// Called inside `Libical.exclusively`.
    private init(_ raw: OpaquePointer) {
        name = icalcomponent_kind_to_string(icalcomponent_isa(raw)).map { String(cString: $0) } ?? ""
        var property = icalcomponent_get_first_property(raw, ICAL_ANY_PROPERTY)
        while let next = property {
            properties.append(Property(next))
            property = icalcomponent_get_next_property(raw, ICAL_ANY_PROPERTY)
        }
        // The walk over components is kept in the parent: each child is finished before the next is asked for.
        var component = icalcomponent_get_first_component(raw, ICAL_ANY_COMPONENT)
        while let next = component {
            components.append(ForeignComponent(next))
            component = icalcomponent_get_next_component(raw, ICAL_ANY_COMPONENT)
        }
    }
}

extension ForeignComponent.Property {
    /// Called inside `Libical.exclusively`.
    fileprivate init(_ raw: OpaquePointer) {
        name = (Libical.taken(icalproperty_get_property_name_r(raw)) ?? "").uppercased()
        value = Libical.taken(icalproperty_get_value_as_string_r(raw)) ?? ""
        zone = Libical.taken(icalproperty_get_parameter_as_string_r(raw, "TZID"))
        type = Libical.taken(icalproperty_get_parameter_as_string_r(raw, "VALUE"))?.uppercased()
        let qualifiers = ["RECURRENCE-ID": "RANGE", "FREEBUSY": "FBTYPE", "ATTENDEE": "PARTSTAT"]
        if let qualifier = qualifiers[name] {
            self.qualifier = Libical.taken(icalproperty_get_parameter_as_string_r(raw, qualifier))?.uppercased()
        }
    }
}
