//! Whom to believe when a server shows its certificate: the machine's authorities, or the well-known ones where the machine
//! has none, and those of a company that has authorities of its own.

use std::path::Path;
use std::sync::Arc;

use rustls::pki_types::CertificateDer;
use rustls::pki_types::pem::PemObject as _;
use rustls::{ClientConfig, RootCertStore};

/// Why the authorities that were named cannot be used.
#[derive(Debug, thiserror::Error)]
#[error("the certificate authorities in {file} cannot be used: {why}")]
pub struct TrustError {
    file: String,
    why: String,
}

/// The TLS configuration for everything that goes out.
///
/// # Errors
/// [`TrustError`] if `more` cannot be read or holds no certificate.
pub fn client(more: Option<&Path>) -> Result<Arc<ClientConfig>, TrustError> {
    let mut roots = RootCertStore::empty();
    roots.add_parsable_certificates(rustls_native_certs::load_native_certs().certs);
    if roots.is_empty() {
        roots.extend(webpki_roots::TLS_SERVER_ROOTS.iter().cloned());
    }
    if let Some(path) = more {
        let trouble = |why: String| TrustError { file: path.display().to_string(), why };
        let found = CertificateDer::pem_file_iter(path).map_err(|error| trouble(error.to_string()))?;
        let found = found.collect::<Result<Vec<_>, _>>().map_err(|error| trouble(error.to_string()))?;
        let (added, _) = roots.add_parsable_certificates(found);
        if added == 0 {
            return Err(trouble("there is no certificate in it; it has to be in PEM form".into()));
        }
    }
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let versions = ClientConfig::builder_with_provider(provider).with_safe_default_protocol_versions();
    let config = versions.map_err(|error| TrustError { file: "the TLS library".into(), why: error.to_string() })?;
    Ok(Arc::new(config.with_root_certificates(roots).with_no_client_auth()))
}
