//! Who could be given a conversation, and who could take it.

use crate::domain::routing::{Applicant, Verdict};
use crate::domain::work_status::WorkStatus;

/// M04, M05: only Ready people are assigned conversations, on their sites and in their departments, below their limit.
pub fn for_assignment(applicant: &Applicant) -> Verdict {
    match place(applicant, applicant.status == WorkStatus::Ready) {
        Verdict::Eligible if applicant.limit.is_some_and(|limit| applicant.in_work >= limit) => Verdict::Limit,
        verdict => verdict,
    }
}

/// M06, M07: whoever is Ready or Can help takes by hand, above their limit too.
pub fn for_taking(applicant: &Applicant) -> Verdict {
    place(applicant, applicant.status.is_available())
}

fn place(applicant: &Applicant, status_fits: bool) -> Verdict {
    match (status_fits, applicant.has_site, applicant.in_department) {
        (false, _, _) => Verdict::Status,
        (true, false, _) => Verdict::Site,
        (true, true, false) => Verdict::Department,
        (true, true, true) => Verdict::Eligible,
    }
}
