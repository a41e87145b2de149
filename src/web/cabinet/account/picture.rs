//! What the phone is shown to take a picture of.

use qrcode::{Color, EcLevel, QrCode};

use crate::web::views::account::two_factor::Picture;

/// Under which name the phone keeps the secret: the company, as far as a picture that can still be taken holds it.
pub fn issuer(company: &str) -> String {
    company.chars().take(24).collect::<String>().trim().to_owned()
}

/// The picture for the phone as one path of rows; none for an address that fits into no picture.
pub fn picture(address: &str) -> Option<Picture> {
    let code = QrCode::with_error_correction_level(address, EcLevel::M).ok()?;
    let size = code.width();
    let colours = code.to_colors();
    let mut path = String::new();
    for (y, row) in colours.chunks(size).enumerate() {
        let mut x = 0;
        for run in row.chunk_by(|one, other| one == other) {
            if run[0] == Color::Dark {
                path.push_str(&format!("M{x} {y}h{}v1h-{}z", run.len(), run.len()));
            }
            x += run.len();
        }
    }
    Some(Picture { size, path })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::second_factor::SharedSecret;

    #[test]
    fn a_picture_covers_what_is_dark_and_nothing_else() {
        let address = SharedSecret::new([7; 20]).address("anna@shop.example", "Чай & Сад");
        let Picture { size, path } = picture(&address).expect("it fits");
        let code = QrCode::with_error_correction_level(&address, EcLevel::M).expect("it fits");
        let mut covered = vec![false; size * size];
        for run in path.split('M').skip(1) {
            let numbers: Vec<usize> =
                run.split(|c: char| !c.is_ascii_digit()).filter_map(|number| number.parse().ok()).collect();
            for x in numbers[0]..numbers[0] + numbers[2] {
                covered[numbers[1] * size + x] = true;
            }
        }
        assert_eq!(covered, code.to_colors().iter().map(|colour| *colour == Color::Dark).collect::<Vec<_>>());
    }

    #[test]
    fn the_longest_names_still_fit_into_a_picture() {
        let address = SharedSecret::new([7; 20]).address(&"ё".repeat(254), &issuer(&"ж".repeat(100)));
        assert!(picture(&address).is_some());
    }
}
