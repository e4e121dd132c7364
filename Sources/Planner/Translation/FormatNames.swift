import Problem

// The format's words where the model has the same ones: `Problem` names both a module and a type, so that the
// module cannot qualify them in files that import both.
typealias FormatParticipant = Participant
typealias FormatRoom = Room
typealias FormatService = Service
