//! Opening hours have begun or ended somewhere: pages that are open hear what that changes for them.

use std::sync::Arc;

use crate::actions::{Done, Outcome};
use crate::domain::directory::Directory;
use crate::domain::ids::SiteId;
use crate::domain::time::Timestamp;
use crate::protocol::encode;
use crate::protocol::widget_out::{Offline, WidgetOut};
use crate::realtime::{Publication, Topic};
use crate::storage::{Write, directory};

/// Tells the widgets of every site that keeps hours, and where nobody is, when somebody will be back by now. It changes
/// nothing.
///
/// # Errors
/// Internal ones only.
pub fn tell(write: &Write<'_>) -> Outcome<()> {
    let directory = directory::load(write)?;
    let away = directory.sites.values().filter(|site| site.hours.is_some() && !directory.is_online(site.id));
    let told = away.filter_map(|site| {
        let frame = Arc::from(encode(&presence(&directory, site.id, write.now())?));
        Some(Publication { event: None, topic: Topic::Site(site.id), also: None, frame, except: None })
    });
    Ok(Done { monitored: true, ..Done::telling((), told.collect()) })
}

/// What the widgets of a site are told of who is there.
pub(super) fn presence(directory: &Directory, site: SiteId, now: Timestamp) -> Option<WidgetOut> {
    let entry = directory.sites.get(&site)?;
    let offline = Offline::new(entry.offline, directory.back_at(site, now));
    Some(WidgetOut::Online { online: directory.is_online(site), offline, look: entry.widget.version })
}
