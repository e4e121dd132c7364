extension State {
    /// Could the bundle's person attend an activity at its time and site, beside all they hold, travel counted?
    /// They are never enrolled in one activity twice.
    @inline(__always) func hasTime(forActivity a: Int) -> Bool {
        let time = timeOf[a]
        let site = siteOf[a]
        for i in 0..<bundle.seatCount
        where bundle.activity[i] == a || clashes.clash(time, site, bundle.time[i], bundle.site[i]) {
            return false
        }
        for i in 0..<bundle.wishCount
        where clash(time, site, bundle.wishStart[i], bundle.wishEnd[i], bundle.wishSite[i]) { return false }
        return true
    }

    /// Could they attend an appointment then and there?
    @inline(__always) func hasTime(from start: Int, to end: Int, at site: Int) -> Bool {
        for i in 0..<bundle.seatCount where clash(bundle.time[i], bundle.site[i], start, end, site) { return false }
        for i in 0..<bundle.wishCount {
            let other = bundle.wishSite[i]
            if bundle.wishStart[i] < end + places.travel(site, other),
                start < bundle.wishEnd[i] + places.travel(other, site)
            {
                return false
            }
        }
        return true
    }

    /// Does a time held at a site clash with one stretch at another for one person?
    @inline(__always) func clash(_ time: Int, _ site: Int, _ start: Int, _ end: Int, _ other: Int) -> Bool {
        let meetings = activities.meetings[time]
        let there = places.travel(site, other)
        let back = places.travel(other, site)
        // The first meeting that ends too late to be at the stretch in time.
        var low = meetings.lowerBound
        var high = meetings.upperBound
        while low < high {
            let mid = (low + high) >> 1
            if activities.meetingEnd[mid] + there <= start { low = mid + 1 } else { high = mid }
        }
        return low < meetings.upperBound && activities.meetingStart[low] < end + back
    }
}
