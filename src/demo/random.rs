//! Chance that comes out the same every time: splitmix64, after Steele, Lea and Flood, "Fast splittable pseudorandom number
//! generators" (2014). Good enough to make things up with, and for nothing that has to stay secret.

/// A sequence of numbers that its seed decides.
#[derive(Clone, Debug)]
pub struct Random(u64);

impl Random {
    /// The sequence of a seed.
    #[must_use]
    pub const fn new(seed: u64) -> Self {
        Self(seed)
    }

    /// One of many independent sequences of the same seed.
    #[must_use]
    pub const fn stream(seed: u64, stream: u64) -> Self {
        let mut apart = Self::new(seed ^ stream.wrapping_mul(0xD1B5_4A32_D192_ED03));
        Self::new(apart.number())
    }

    /// The next number.
    pub const fn number(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }

    /// The next 32 bytes.
    #[must_use]
    pub fn bytes(&mut self) -> [u8; 32] {
        let mut bytes = [0; 32];
        for part in bytes.chunks_exact_mut(8) {
            part.copy_from_slice(&self.number().to_le_bytes());
        }
        bytes
    }

    /// A number from 0 to below `bound`, each equally likely; 0 if there is nothing below it.
    pub fn below(&mut self, bound: usize) -> usize {
        let scaled = (u128::from(self.number()) * bound as u128) >> 64;
        usize::try_from(scaled).unwrap_or_default()
    }

    /// A number from `low` to `high`, both included.
    pub fn between(&mut self, low: i64, high: i64) -> i64 {
        let width = usize::try_from(high - low + 1).unwrap_or_default();
        low + i64::try_from(self.below(width)).unwrap_or_default()
    }

    /// Whether something happens that happens in so many of a hundred cases.
    pub fn chance(&mut self, percent: usize) -> bool {
        self.below(100) < percent
    }

    /// One of these, each equally likely.
    ///
    /// # Panics
    /// If there are none.
    pub fn pick<'these, T>(&mut self, these: &'these [T]) -> &'these T {
        &these[self.below(these.len())]
    }

    /// The same for what is small enough to be copied.
    ///
    /// # Panics
    /// If there are none.
    pub fn one_of<T: Copy>(&mut self, these: &[T]) -> T {
        *self.pick(these)
    }

    /// The place of one of these weights, each as likely as it is heavy; 0 if none weighs anything.
    pub fn weighted(&mut self, weights: impl Iterator<Item = usize> + Clone) -> usize {
        let mut left = self.below(weights.clone().sum());
        for (place, weight) in weights.enumerate() {
            if left < weight {
                return place;
            }
            left -= weight;
        }
        0
    }

    /// A number from 0 to below 1.
    pub fn unit(&mut self) -> f64 {
        /// What 53 bits, all that a float holds exactly, can count.
        const STEPS: f64 = (1_u64 << 53) as f64;
        (self.number() >> 11) as f64 / STEPS
    }

    /// A positive number that is mostly near `usual` and now and then several times as large, as waiting times and lengths
    /// are: the exponential of a bell curve, `spread` wide (0.5: mostly within a factor of two; 1: of four).
    pub fn skewed(&mut self, usual: f64, spread: f64) -> f64 {
        // Four dice make a bell that never goes out of hand.
        let bell = (0..4).map(|_| self.unit()).sum::<f64>() - 2.0;
        usual * (bell * 1.732 * spread).exp()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_seed_decides_everything_and_streams_differ() {
        let take = |mut random: Random| (0..8).map(|_| random.number()).collect::<Vec<_>>();
        assert_eq!(take(Random::new(7)), take(Random::new(7)));
        assert_ne!(take(Random::stream(7, 1)), take(Random::stream(7, 2)));
    }

    #[test]
    fn everything_in_range_turns_up_and_nothing_else() {
        let mut random = Random::new(1);
        let mut seen = [false; 7];
        for _ in 0..1_000 {
            seen[usize::try_from(random.between(3, 9) - 3).expect("at least 3")] = true;
        }
        assert_eq!(seen, [true; 7]);
        assert_eq!(random.below(0), 0);
        assert!((0..1_000).all(|_| (0.0..1.0).contains(&random.unit())));
    }

    #[test]
    fn heavy_comes_more_often_and_weightless_never() {
        let mut random = Random::new(2);
        let mut count = [0; 3];
        for _ in 0..4_000 {
            count[random.weighted([1, 0, 3].into_iter())] += 1;
        }
        assert!(count[0] > 700 && count[1] == 0 && count[2] > 2_500, "{count:?}");
    }
}
