#!/usr/bin/env python3
"""A real mail server (aiosmtpd) for tests: signs people in, speaks TLS by an authority of its own, and tells every mail.

It writes one line of JSON to standard output when it listens, and one for each mail that it takes. Some local parts have
a will of their own:

  refused@  there is no such person           busy@  not now
  stranger@ as a sender: not from here
  full@     the mail itself is not taken      cut@   the mail is taken, and the line broken before the answer
  held@     the mail is taken, and answered only after a line on standard input

It needs python3-aiosmtpd and openssl. ca.pem, which certifies it, is written into the folder.
"""

import argparse
import asyncio
import email
import email.policy
import json
import logging
import ssl
import subprocess
import sys
import warnings
from pathlib import Path

from aiosmtpd.smtp import SMTP, AuthResult


def tell(**fact):
    print(json.dumps(fact), flush=True)


def openssl(*words):
    subprocess.run(["openssl", *words], check=True, capture_output=True)


def certify(folder, name):
    """An authority, and a certificate by it for `name` and this machine's own address if that is its name."""
    folder.mkdir(parents=True, exist_ok=True)
    ca, ca_key, own, key = (str(folder / file) for file in ("ca.pem", "ca.key", "server.pem", "server.key"))
    curve = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes"]
    if not Path(ca).exists():
        openssl("req", "-x509", *curve, "-keyout", ca_key, "-out", ca, "-days", "2", "-subj", "/CN=Authority of the tests")
    names = "DNS:" + name + (",IP:127.0.0.1" if name == "localhost" else "")
    openssl("req", "-x509", *curve, "-keyout", key, "-out", own, "-days", "2", "-subj", "/CN=" + name, "-CA", ca, "-CAkey",
            ca_key, "-addext", "subjectAltName=" + names, "-addext", "basicConstraints=critical,CA:FALSE")
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(own, key)
    return context


class Handler:
    def __init__(self):
        self.released = asyncio.Semaphore(0)

    async def handle_MAIL(self, server, session, envelope, address, options):
        if address.split("@")[0] == "stranger":
            return "553 5.7.1 Sender address rejected: not owned by user"
        envelope.mail_from = address
        envelope.mail_options.extend(options)
        return "250 2.1.0 OK"

    async def handle_RCPT(self, server, session, envelope, address, options):
        local = address.split("@")[0]
        if local == "refused":
            return "550 5.1.1 There is no such person here"
        if local == "busy":
            return "451 4.7.1 Not now, please"
        envelope.rcpt_tos.append(address)
        return "250 2.1.5 OK"

    async def handle_DATA(self, server, session, envelope):
        local = envelope.rcpt_tos[0].split("@")[0]
        if local == "full":
            return "552 5.2.2 The mailbox is full"
        mail = email.message_from_bytes(envelope.content, policy=email.policy.default)
        tell(
            sender=envelope.mail_from,
            to=envelope.rcpt_tos,
            subject=mail["subject"],
            headers={name.lower(): str(value) for name, value in mail.items()},
            text=mail.get_content(),
            signed_in=bool(session.authenticated),
            tls=session.ssl is not None or server.transport.get_extra_info("sslcontext") is not None,
        )
        if local == "cut":
            server.transport.abort()
        if local == "held":
            await self.released.acquire()
        return "250 2.0.0 Taken"


async def listen(arguments):
    handler, loop = Handler(), asyncio.get_running_loop()
    context = certify(Path(arguments.folder), arguments.name)

    def authenticate(server, session, envelope, mechanism, data):
        given = (data.login.decode(), data.password.decode())
        return AuthResult(success=given == (arguments.user, arguments.password), handled=False)

    def conversation():
        return SMTP(
            handler,
            hostname="mail.test",
            enable_SMTPUTF8=True,
            tls_context=context if arguments.security == "starttls" else None,
            require_starttls=arguments.security == "starttls",
            authenticator=authenticate if arguments.user else None,
            auth_required=bool(arguments.user),
            auth_require_tls=False,
        )

    implicit = context if arguments.security == "tls" else None
    server = await loop.create_server(conversation, "127.0.0.1", arguments.port, ssl=implicit)
    tell(port=server.sockets[0].getsockname()[1])
    # The end of standard input is the end of whoever started this.
    while await loop.run_in_executor(None, sys.stdin.readline):
        handler.released.release()


# It warns of what is wanted here: passwords over a line without TLS.
warnings.simplefilter("ignore")
logging.getLogger("mail.log").setLevel(logging.ERROR)

words = argparse.ArgumentParser()
words.add_argument("--folder", required=True)
words.add_argument("--security", choices=["tls", "starttls", "none"], default="tls")
words.add_argument("--name", default="localhost")
words.add_argument("--user", default="")
words.add_argument("--password", default="")
words.add_argument("--port", type=int, default=0)
asyncio.run(listen(words.parse_args()))
