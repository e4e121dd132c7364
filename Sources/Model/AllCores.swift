import Dispatch
import Synchronization

extension Array where Element: Sendable {
    /// What `make` gives for each element, in the order of the elements, made on all cores. If several fail, the first
    /// in that order tells why.
    /// - Parameter stride: how many elements one core takes at a time.
    public func mapOnAllCores<Made: Sendable, Failure: Error>(
        atOnce stride: Int = 16, _ make: @Sendable (Element) throws(Failure) -> Made
    ) throws(Failure) -> [Made] {
        let parts = (count + stride - 1) / stride
        let made = Mutex<[Int: Result<[Made], Failure>]>([:])
        DispatchQueue.concurrentPerform(iterations: parts) { part in
            let range = part * stride..<Swift.min(count, (part + 1) * stride)
            let result = Result { () throws(Failure) in
                var result: [Made] = []
                result.reserveCapacity(range.count)
                for element in self[range] { result.append(try make(element)) }
                return result
            }
            made.withLock { $0[part] = result }
        }
        let parted = made.withLock { $0 }
        var all: [Made] = []
        all.reserveCapacity(count)
        for part in 0..<parts { all += try parted[part]?.get() ?? [] }
        return all
    }
}
