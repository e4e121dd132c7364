import Dispatch

/// Seconds since it was made. Only the stop rule and the progress ask it.
struct Clock: Sendable {
    private let began = DispatchTime.now().uptimeNanoseconds

    var seconds: Double { Double(DispatchTime.now().uptimeNanoseconds - began) / 1e9 }
}
