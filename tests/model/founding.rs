//! The company that a sequence begins with.

use besedka::domain::ids::{DepartmentId, OperatorId, SiteId};
use besedka::domain::operator::Role;
use besedka::domain::site::RoutingMode;
use besedka::domain::time::Timestamp;
use besedka::domain::work_status::WorkStatus;

use super::company::{Company, Department, Device, Person, Site, Visitor, number_of};
use super::kinds::Flavour;
use super::rolls::Rolls;

/// The sites of every company.
pub const SITES: [SiteId; 2] = [SiteId(1), SiteId(2)];
/// How many people there are, those included who left before the sequence began. The first is the owner.
pub const PEOPLE: usize = 4;
/// Ten in the morning, as in the suite.
pub const TEN_O_CLOCK: Timestamp = Timestamp(1_790_000_000_000);
/// How many numbers a company is made from.
pub const NUMBERS: usize = 32;

impl Company {
    /// Makes a company up from numbers. Nobody has anything in work yet, so nobody is on Pause (I4).
    pub fn founded(flavour: Flavour, numbers: &[u8]) -> Self {
        let mut rolls = Rolls::new(numbers);
        let account_mode = flavour.mode(&mut rolls);
        let mut own_mode = || rolls.one_in(2).then(|| flavour.mode(&mut rolls));
        let sites = SITES.iter().map(|id| Site { id: *id, mode: own_mode() }).collect();
        let count = rolls.below(4);
        let department = |place, rolls: &mut Rolls<'_>| Department {
            id: DepartmentId(number_of(place)),
            site: *rolls.one_of(&SITES),
            exists: true,
        };
        let departments: Vec<Department> = (0..count).map(|place| department(place, &mut rolls)).collect();
        let people = (0..PEOPLE).map(|place| person(flavour, place, &departments, &mut rolls)).collect();
        let visitors = (0..8).map(|place| Visitor { site: SITES[place % 2], id: None }).collect();
        Self {
            now: TEN_O_CLOCK,
            account_mode,
            sites,
            departments,
            people,
            visitors,
            conversations: Vec::new(),
            written: 0,
            sessions: 0,
            keys: 0,
            decisions: Vec::new(),
        }
    }
}

fn person(flavour: Flavour, place: usize, departments: &[Department], rolls: &mut Rolls<'_>) -> Person {
    let (role, here) = match place {
        0 => (Role::Owner, true),
        1 => (Role::Operator, true),
        _ => (if rolls.one_in(4) { Role::Administrator } else { Role::Operator }, !rolls.one_in(5)),
    };
    let sites: Vec<SiteId> = SITES.into_iter().filter(|_| !rolls.one_in(3)).collect();
    let theirs = departments.iter().filter(|department| sites.contains(&department.site) && rolls.one_in(2));
    let departments = theirs.map(|department| department.id).collect();
    // Where few are Ready at first, much waits, and several conversations find their people at once later on.
    let status = match (flavour, rolls.below(4)) {
        (_, 0) | (Flavour::Transfers | Flavour::Consoles, 1) => WorkStatus::Ready,
        (_, 1) => WorkStatus::Left,
        (_, 2) => WorkStatus::CanHelp,
        _ => WorkStatus::Left,
    };
    Person {
        id: OperatorId(number_of(place)),
        here,
        role,
        status: if here { status } else { WorkStatus::Left },
        since: TEN_O_CLOCK,
        reason: "chosen",
        limit: rolls.limit(),
        sites,
        departments,
        last_assigned_at: None,
        ready_on_start: rolls.one_in(2),
        pause_on_close: rolls.one_in(2),
        devices: [Device::default(), Device::default()],
    }
}

impl Flavour {
    /// Balanced mode is what most of the rules are about.
    fn mode(self, rolls: &mut Rolls<'_>) -> RoutingMode {
        if rolls.one_in(3) { RoutingMode::Common } else { RoutingMode::Balanced }
    }
}
