//! Numbers that choices are made by.

/// The numbers that one command is made from.
pub type Dice = [u8; 10];

/// Numbers, one after another; zeros once they have run out.
pub struct Rolls<'a> {
    numbers: &'a [u8],
}

impl<'a> Rolls<'a> {
    pub const fn new(numbers: &'a [u8]) -> Self {
        Self { numbers }
    }

    fn next(&mut self) -> u8 {
        let Some((first, rest)) = self.numbers.split_first() else { return 0 };
        self.numbers = rest;
        *first
    }

    pub fn below(&mut self, bound: usize) -> usize {
        usize::from(self.next()) % bound.max(1)
    }

    /// Zero, to which failing sequences shrink, says no.
    pub fn one_in(&mut self, many: usize) -> bool {
        self.below(many) == many - 1
    }

    pub fn one_of<T>(&mut self, choices: &'a [T]) -> &'a T {
        &choices[self.below(choices.len())]
    }

    /// None, or 0 to 3.
    pub fn limit(&mut self) -> Option<u32> {
        [None, Some(1), Some(2), Some(3), Some(0), Some(1), None, Some(2)][self.below(8)]
    }
}
