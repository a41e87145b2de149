//! Two people, or two windows, change one thing: whoever saves second is shown what the first one saved, and decides.
//!
//! A form carries the number of the audit log's last entry when it was made. Everything that a form of the cabinet can change
//! leaves an entry with what it was and what it is, so the log knows what the form does not.

use crate::storage::audit::{self, Thing};
use crate::storage::operators;
use crate::web::App;
use crate::web::cabinet::Admin;
use crate::web::cabinet::audit::Names;
use crate::web::cabinet::audit::fields::differences;
use crate::web::cabinet::forms::Filled;
use crate::web::cabinet::moments::Moments;
use crate::web::error::WebError;
use crate::web::views::seen::{Seen, Since};

/// For a form that is opened. Asked before what stands in the form, so that nothing falls between.
pub async fn opening(app: &App) -> Result<Seen, WebError> {
    Ok(Seen { number: app.reader.read(audit::last_number).await?, since: Vec::new() })
}

/// For a form that comes back: what was changed about the thing since it was opened. A form that does not say when it was
/// opened is taken as it is.
pub async fn coming_back(
    app: &App,
    admin: &Admin,
    filled: &Filled,
    thing: Thing,
    id: Option<i64>,
) -> Result<Seen, WebError> {
    let opened: Option<i64> = filled.text("seen").parse().ok();
    let (number, changes, accounts) = app
        .reader
        .read(move |read| {
            let number = audit::last_number(read)?;
            let changes = audit::changes_behind(read, opened.unwrap_or(number), thing, id)?;
            // Whoever changed it may have left the company since.
            let accounts = if changes.is_empty() { Vec::new() } else { operators::accounts(read)? };
            Ok((number, changes, accounts))
        })
        .await?;
    let (t, names) = (admin.visit.t, Names::of_accounts(&accounts));
    let moments = Moments::of(&app.actions.directory(), t);
    let told = changes.iter().map(|(entry, change)| {
        let who = t.cabinet_form_overtaken_by(&moments.moment(entry.at), &names.who(entry, t));
        Since { who, fields: differences(thing, change, t) }
    });
    Ok(Seen { number, since: told.collect() })
}
