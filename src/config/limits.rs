//! How much people may do before they are asked to wait.

/// The limits in force.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// Messages of one visitor within ten seconds.
    pub visitor_messages: u32,
    /// Messages of visitors from one address within ten seconds (an IPv6 /64 counts as one).
    pub address_messages: u32,
    /// Messages of visitors to one site within ten seconds.
    pub site_messages: u32,
    /// Messages of one operator within ten seconds.
    pub operator_messages: u32,
    /// Sockets from one address (an IPv6 /64 counts as one).
    pub sockets_per_address: u32,
    /// First messages of new visitors from one address within a minute.
    pub new_visitors: u32,
    /// Connections in all.
    pub connections: u32,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            visitor_messages: 20,
            address_messages: 200,
            site_messages: 2_000,
            operator_messages: 200,
            sockets_per_address: 500,
            new_visitors: 60,
            connections: 20_000,
        }
    }
}

/// The limits as they may be given. Absent ones keep their default.
#[derive(Clone, Copy, Debug, Default, clap::Args, serde::Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct LimitsArguments {
    /// Messages of one visitor within ten seconds [default: 20]
    #[arg(
        long = "limits-visitor-messages",
        value_name = "N",
        env = "BESEDKA_LIMITS_VISITOR_MESSAGES",
        hide_short_help = true
    )]
    pub visitor_messages: Option<u32>,
    /// Messages of visitors from one address within ten seconds [default: 200]
    #[arg(
        long = "limits-address-messages",
        value_name = "N",
        env = "BESEDKA_LIMITS_ADDRESS_MESSAGES",
        hide_short_help = true
    )]
    pub address_messages: Option<u32>,
    /// Messages of visitors to one site within ten seconds [default: 2000]
    #[arg(
        long = "limits-site-messages",
        value_name = "N",
        env = "BESEDKA_LIMITS_SITE_MESSAGES",
        hide_short_help = true
    )]
    pub site_messages: Option<u32>,
    /// Messages of one operator within ten seconds [default: 200]
    #[arg(
        long = "limits-operator-messages",
        value_name = "N",
        env = "BESEDKA_LIMITS_OPERATOR_MESSAGES",
        hide_short_help = true
    )]
    pub operator_messages: Option<u32>,
    /// Sockets from one address [default: 500]
    #[arg(
        long = "limits-sockets-per-address",
        value_name = "N",
        env = "BESEDKA_LIMITS_SOCKETS_PER_ADDRESS",
        hide_short_help = true
    )]
    pub sockets_per_address: Option<u32>,
    /// First messages of new visitors from one address within a minute [default: 60]
    #[arg(long = "limits-new-visitors", value_name = "N", env = "BESEDKA_LIMITS_NEW_VISITORS", hide_short_help = true)]
    pub new_visitors: Option<u32>,
    /// Connections in all [default: 20000]
    #[arg(long = "limits-connections", value_name = "N", env = "BESEDKA_LIMITS_CONNECTIONS", hide_short_help = true)]
    pub connections: Option<u32>,
}

impl LimitsArguments {
    /// These, then those below them, then the defaults.
    #[must_use]
    pub fn over(self, below: Self) -> Limits {
        let default = Limits::default();
        Limits {
            visitor_messages: self.visitor_messages.or(below.visitor_messages).unwrap_or(default.visitor_messages),
            address_messages: self.address_messages.or(below.address_messages).unwrap_or(default.address_messages),
            site_messages: self.site_messages.or(below.site_messages).unwrap_or(default.site_messages),
            operator_messages: self.operator_messages.or(below.operator_messages).unwrap_or(default.operator_messages),
            sockets_per_address: self
                .sockets_per_address
                .or(below.sockets_per_address)
                .unwrap_or(default.sockets_per_address),
            new_visitors: self.new_visitors.or(below.new_visitors).unwrap_or(default.new_visitors),
            connections: self.connections.or(below.connections).unwrap_or(default.connections),
        }
    }
}
