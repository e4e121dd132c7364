import CLibical
import Model

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
    func add(_ kind: icalproperty_kind, _ value: String, _ type: String) {
        guard let property = icalproperty_new(kind) else { return }
        icalproperty_set_value_from_string(property, value, type)
        icalcomponent_add_property(raw, property)
    }

    /// How a time of the wall clock is written (RFC 5545 §3.3.5).
    enum TimeForm {
        case utc, floating
        case zone(String)
    }

    func add(_ kind: icalproperty_kind, _ date: LocalDate, _ clock: ClockTime, second: Int = 0, in form: TimeForm) {
        // A meeting that lasts until 24:00 ends at 00:00 of the next day.
        let (year, month, day) = (clock.minutes == 1440 ? date + 1 : date).ymd
        var time = icaltime_null_time()
        (time.year, time.month, time.day) = (Int32(year), Int32(month), Int32(day))
        (time.hour, time.minute) = (Int32(clock.minutes % 1440 / 60), Int32(clock.minutes % 60))
        (time.second, time.is_date) = (Int32(second), 0)
        if case .utc = form { time.zone = icaltimezone_get_utc_timezone() }
        guard let property = icalproperty_new(kind) else { return }
        icalproperty_set_value(property, icalvalue_new_datetime(time))
        if case .zone(let zone) = form { icalproperty_add_parameter(property, icalparameter_new_tzid(zone)) }
        icalcomponent_add_property(raw, property)
    }

    func add(_ kind: icalproperty_kind, _ moment: UnixTime) {
        let (date, second) = moment.local(offset: 0)
        add(kind, date, ClockTime(minutes: second / 60)!, second: second % 60, in: .utc)
    }

    func add(x name: String, _ value: String) {
        guard let property = icalproperty_new_x(value) else { return }
        icalproperty_set_x_name(property, name)
        icalcomponent_add_property(raw, property)
    }
}
