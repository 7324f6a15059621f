//! A small table from keys of words to numbers, by open addressing.
//!
//! The map and the sorts of the standard library would cost several times as much in a web page.

/// Numbers by key. A key that is there twice keeps its first number.
pub(crate) struct Table {
    slots: Vec<Option<(u32, u32)>>,
    /// One bit for each of 4096 classes of keys: most keys that are not there are sent away by it.
    filter: [u64; 64],
}

impl Table {
    /// An empty table with room for `entries`.
    pub(crate) fn new(entries: usize) -> Self {
        Table { slots: vec![None; (entries * 2 + 1).next_power_of_two()], filter: [0; 64] }
    }

    /// The number of `key`, put there if there is none yet.
    pub(crate) fn insert(&mut self, key: u32, number: u32) -> u32 {
        let at = self.slot(key);
        self.filter[(key >> 6 & 63) as usize] |= 1 << (key & 63);
        self.slots[at].get_or_insert((key, number)).1
    }

    #[inline]
    pub(crate) fn get(&self, key: u32) -> Option<u32> {
        if self.filter[(key >> 6 & 63) as usize] & 1 << (key & 63) == 0 {
            return None;
        }
        self.slots[self.slot(key)].map(|(_, number)| number)
    }

    /// The slot that has the key, or where it would go. There always is one: half of the slots stay empty.
    fn slot(&self, key: u32) -> usize {
        let last = self.slots.len() - 1;
        let mut at = key as usize & last;
        while self.slots[at].is_some_and(|(there, _)| there != key) {
            at = (at + 1) & last;
        }
        at
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keeps_the_first() {
        let mut table = Table::new(3);
        assert_eq!(table.insert(8, 1), 1);
        assert_eq!(table.insert(16, 2), 2);
        assert_eq!(table.insert(8, 3), 1);
        assert_eq!((table.get(8), table.get(16), table.get(24)), (Some(1), Some(2), None));
    }
}
