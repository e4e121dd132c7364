import Archive
import Foundation
import Model
import Post

/// Hands the texts that are due over as a file for a bulk service. Each is noted as under way before the file is there,
/// and as sent after it is, so that none is lost; one that may stand in an earlier file is marked in its row.
struct TextExport {
    let run: DeliveryRun
    let zone: Zone

    /// - Returns: how many texts the file holds; without any there is none.
    func write(_ outbox: ArchiveOutbox, to url: URL) throws -> Int {
        var held: [(stored: OutboxMessage, text: TextMessage)] = []
        while let message = try outbox.nextDue(at: run.clock.now(), channels: [.text]) {
            if let expires = message.delivery.expires, expires <= run.clock.now() {
                _ = try note(.expired, message, outbox)
                continue
            }
            let begun = try note(.begun, message, outbox)
            guard let text = TextMessage(json: message.content) else {
                _ = try note(.refusedForGood("not a text message"), begun, outbox)
                continue
            }
            held.append((try note(.closing, begun, outbox), text))
        }
        guard !held.isEmpty else { return 0 }
        do {
            try AtomicFile.write(
                Data(BulkFile.bytes(held.map { (message: $0.text, mayRepeat: $0.stored.delivery.doubtful > 0) })),
                to: url)
        } catch {
            // The file is not there: nothing has left.
            for one in held { _ = try note(.refusedForNow("no file"), one.stored, outbox) }
            throw error
        }
        for one in held { _ = try note(.accepted(url.lastPathComponent), one.stored, outbox) }
        return held.count
    }

    private func note(_ event: DeliveryEvent, _ message: OutboxMessage, _ outbox: ArchiveOutbox) throws -> OutboxMessage
    {
        guard let next = run.rules.after(event, message.delivery, at: run.clock.now()) else {
            preconditionFailure("no \(event) in state \(message.delivery.state)")
        }
        try outbox.record(next, of: message)
        var after = message
        after.delivery = next
        return after
    }
}
