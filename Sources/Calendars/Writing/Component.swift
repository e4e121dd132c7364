import CLibical

/// A libical component that is being built. Its properties and components belong to it once added: each is added once.
/// To be used inside `Libical.exclusively` alone.
struct Component {
    let raw: OpaquePointer

    init(_ kind: icalcomponent_kind) { raw = icalcomponent_new(kind) }

    func free() { icalcomponent_free(raw) }

    func add(_ component: Component) { icalcomponent_add_component(raw, component.raw) }

    func add(_ property: OpaquePointer?) {
        if let property { icalcomponent_add_property(raw, property) }
    }

    /// A property whose value is given as it is written, of the value type `type` (RFC 5545 §3.3).
    func add(_ kind: icalproperty_kind, _ value: String, _ type: String, zone: String? = nil) {
        guard let property = icalproperty_new(kind) else { return }
        icalproperty_set_value_from_string(property, value, type)
        if let zone { icalproperty_add_parameter(property, icalparameter_new_tzid(zone)) }
        icalcomponent_add_property(raw, property)
    }

    func add(x name: String, _ value: String) {
        guard let property = icalproperty_new_x(value) else { return }
        icalproperty_set_x_name(property, name)
        icalcomponent_add_property(raw, property)
    }
}
