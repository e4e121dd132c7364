extension Search {
    func reseat() -> Bool {
        let p = menu.people[random.below(menu.people.count)]
        state.stripAll(p)
        return state.fill(p, turn: random.next())
    }
}
