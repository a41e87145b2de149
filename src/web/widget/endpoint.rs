//! `/ws/widget/SITEKEY`: a visitor's side of the protocol. Anybody may connect from a page that the site allows; the
//! token names the visitor, and every act is done in its name.

use std::net::IpAddr;

use axum::extract::State;
use axum::extract::ws::WebSocketUpgrade;
use axum::http::HeaderMap;
use axum::response::Response;

use crate::domain::ids::SiteId;
use crate::domain::rating::Rating;
use crate::domain::receipt::Progress;
use crate::domain::site::is_site_key;
use crate::domain::visitor::Whereabouts;
use crate::protocol::VERSION;
use crate::protocol::common::ByeReason;
use crate::protocol::widget_in::WidgetIn;
use crate::protocol::widget_out::WidgetOut;
use crate::realtime::{Frame, Subscription, Topic};
use crate::texts::Texts;
use crate::web::App;
use crate::web::address::throttle_key;
use crate::web::answer::{Answer, bye, ready};
use crate::web::error::WebError;
use crate::web::path::Path;
use crate::web::socket::{self, Allowance, Endpoint, Flow, TURNED_AWAY_FOR_MS};
use crate::web::throttles::Place;
use crate::web::visit::Visit;
use crate::web::widget::acts::Typed;
use crate::web::widget::hello::Identity;

/// A visitor's socket.
pub(super) struct Widget {
    pub(super) app: App,
    pub(super) key: String,
    pub(super) own_origin: String,
    /// The origin of the page, as its browser says, which the site allows; `None` where no browser says anything.
    pub(super) origin: Option<String>,
    pub(super) t: Texts,
    pub(super) address: IpAddr,
    pub(super) user_agent: String,
    pub(super) there: Whereabouts,
    pub(super) identity: Option<Identity>,
    pub(super) site: SiteId,
    pub(super) subscription: Subscription,
    allowance: Allowance,
    _place: Place,
}

/// `GET /ws/widget/SITEKEY`, for anybody.
pub async fn connect(
    State(app): State<App>,
    Path(key): Path<String>,
    headers: HeaderMap,
    visit: Visit,
    request: WebSocketUpgrade,
) -> Result<Response, WebError> {
    if !is_site_key(&key) {
        return Err(WebError::NotFound);
    }
    let directory = app.actions.directory();
    let site = directory.site_by_key(&key).ok_or(WebError::NotFound)?;
    let origin = socket::origin(&headers).map(str::to_owned);
    let allowed = origin
        .as_deref()
        .is_none_or(|origin| origin == visit.origin || site.origins.iter().any(|pattern| pattern.allows(origin)));
    let place = app.throttles.sockets.enter(throttle_key(visit.address));
    let site = site.id;
    let tracker = app.sockets.clone();
    Ok(socket::upgrade(request, &tracker, move |socket| async move {
        let turned_away = match (allowed, place) {
            (true, Some(place)) => {
                socket::serve(socket, Widget::new(app, (key, site), origin, visit, place)).await;
                return;
            }
            (false, _) => bye::<WidgetOut>(ByeReason::OriginNotAllowed, None),
            (_, None) => bye::<WidgetOut>(ByeReason::TooMany, Some(TURNED_AWAY_FOR_MS)),
        };
        // Browsers do not show a page why an upgrade failed: so it is accepted, and told in a frame.
        socket::end(socket, turned_away).await;
    }))
}

impl Widget {
    fn new(app: App, (key, site): (String, SiteId), origin: Option<String>, visit: Visit, place: Place) -> Self {
        let subscription = app.hub.connect(&[Topic::Site(site)]);
        let allowance = Allowance::for_messages(app.limits.visitor_messages);
        Self {
            key,
            own_origin: visit.origin,
            origin,
            t: visit.t,
            address: visit.address,
            user_agent: visit.user_agent,
            there: Whereabouts::default(),
            identity: None,
            site,
            subscription,
            allowance,
            _place: place,
            app,
        }
    }
}

impl Endpoint for Widget {
    type In = WidgetIn;
    type Out = WidgetOut;

    fn answer(&self) -> Answer<WidgetOut> {
        Answer::to(&self.subscription.mailbox, &self.app, self.t)
    }

    fn admits_frame(&mut self) -> bool {
        self.allowance.admits(self.app.clock.now())
    }

    async fn handle(&mut self, frame: WidgetIn, out: &mut Vec<Frame>) -> Flow {
        let answer = self.answer();
        let frame = match frame {
            WidgetIn::Ping {} => {
                out.push(ready(&WidgetOut::Pong));
                return Flow::Continue;
            }
            WidgetIn::Hello { version, .. } if version != VERSION => {
                return Flow::End(bye::<WidgetOut>(ByeReason::VersionUnknown, None));
            }
            WidgetIn::Hello { token, language, page, resume, .. } => {
                match Box::pin(self.hello(token, language, page, resume)).await {
                    Ok(welcome) => out.push(welcome),
                    Err(failure) => answer.refuse(failure, None, None),
                }
                return Flow::Continue;
            }
            other => other,
        };
        let Some(identity) = &self.identity else {
            return Flow::End(bye::<WidgetOut>(ByeReason::ProtocolBroken, None));
        };
        match frame {
            WidgetIn::Post { key, text } => {
                if let Err(refusal) = self.post(key, &text, identity) {
                    answer.refuse(refusal.into(), Some(key), None);
                }
            }
            WidgetIn::OfflineForm { key, text, name, email, phone } => {
                let typed = Typed { name: &name, email: &email, phone: &phone, text: &text };
                if let Err(refusal) = self.submit_form(key, &typed, identity) {
                    answer.refuse(refusal.into(), Some(key), None);
                }
            }
            WidgetIn::Typing {} => {
                if let Err(failure) = Box::pin(self.typing(identity)).await {
                    answer.refuse(failure, None, None);
                }
            }
            WidgetIn::Delivered { conversation, upto } => {
                self.report(identity, conversation, Progress::Delivered(upto))
            }
            WidgetIn::Read { conversation, upto } => self.report(identity, conversation, Progress::Read(upto)),
            WidgetIn::History { re, before } => match Box::pin(self.history(identity, re, before)).await {
                Ok(history) => out.push(history),
                Err(failure) => answer.refuse(failure, None, Some(re)),
            },
            WidgetIn::Rate { re, conversation, stars, comment } => match Rating::parse(stars, &comment) {
                Ok(rating) => self.rate(identity, re, conversation, rating),
                Err(refusal) => answer.refuse(refusal.into(), None, Some(re)),
            },
            WidgetIn::Close { re, conversation } => self.close(identity, re, conversation),
            WidgetIn::Hello { .. } | WidgetIn::Ping {} => {}
        }
        Flow::Continue
    }
}
