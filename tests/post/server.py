#!/usr/bin/python3
"""A mail server on loopback, for tests: keeps what it takes, and misbehaves as it is told.

usage: tests/post/server.py FOLDER PORT [--starttls | --tls] [--login USER PASSWORD]

FOLDER/cert.pem and key.pem are its certificate. What it took lies in FOLDER/taken/NNNN.eml, before it
two lines with the envelope. The recipient's name says how it behaves:
  gray-...    450 at first, taken when it is tried again
  no-...      550
  full-...    552 behind the letter
  later-...   451 behind the letter, always
  slow-...    takes it, and answers 4 s later
  drop-...    takes it, and hangs up behind the letter without an answer, the first time
  lost-...    hangs up before the letter, the first time
"""
import argparse
import asyncio
import os
import ssl

from aiosmtpd.smtp import SMTP, AuthResult, LoginPassword


class Handler:
    def __init__(self, folder):
        self.folder = os.path.join(folder, "taken")
        os.makedirs(self.folder, exist_ok=True)
        self.seen = set()

    def first(self, address):
        known = address in self.seen
        self.seen.add(address)
        return not known

    async def handle_RCPT(self, server, session, envelope, address, options):
        if address.startswith("gray-") and self.first(address):
            return "450 4.2.0 greylisted, try again later"
        if address.startswith("no-"):
            return "550 5.1.1 no such mailbox"
        if address.startswith("lost-") and self.first(address):
            server.transport.abort()
            return "421 4.3.2 gone"
        envelope.rcpt_tos.append(address)
        return "250 2.1.5 ok"

    def keep(self, envelope, session):
        number = len(os.listdir(self.folder)) + 1
        name = os.path.join(self.folder, "%04d.eml" % number)
        with open(name + ".tmp", "wb") as out:
            out.write(("X-Envelope: %s -> %s\n" % (envelope.mail_from, " ".join(envelope.rcpt_tos))).encode())
            out.write(("X-Session: tls=%s login=%s\n" % (session.ssl is not None, session.authenticated)).encode())
            out.write(envelope.original_content)
        os.rename(name + ".tmp", name)

    async def handle_DATA(self, server, session, envelope):
        to = envelope.rcpt_tos[0]
        if to.startswith("full-"):
            return "552 5.2.2 mailbox full"
        if to.startswith("later-"):
            return "451 4.3.0 not now"
        self.keep(envelope, session)
        if to.startswith("slow-"):
            await asyncio.sleep(4)
        if to.startswith("drop-") and self.first(to):
            server.transport.abort()
        return "250 2.0.0 taken"


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("folder")
    parser.add_argument("port", type=int)
    parser.add_argument("--starttls", action="store_true")
    parser.add_argument("--tls", action="store_true")
    parser.add_argument("--login", nargs=2)
    args = parser.parse_args()
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    if args.starttls or args.tls:
        context.load_cert_chain(os.path.join(args.folder, "cert.pem"), os.path.join(args.folder, "key.pem"))

    def authenticate(server, session, envelope, mechanism, data):
        good = isinstance(data, LoginPassword) and \
            [data.login.decode(), data.password.decode()] == args.login
        return AuthResult(success=good, handled=True) if good else AuthResult(success=False, handled=False)

    handler = Handler(args.folder)

    def make():
        return SMTP(handler, hostname="localhost", ident="test", data_size_limit=64 << 20,
                    tls_context=context if args.starttls else None, require_starttls=args.starttls,
                    auth_required=bool(args.login), auth_require_tls=args.starttls,
                    authenticator=authenticate if args.login else None, timeout=60, loop=loop)

    loop = asyncio.new_event_loop()
    asyncio.set_event_loop(loop)
    server = loop.run_until_complete(
        loop.create_server(make, "127.0.0.1", args.port, ssl=context if args.tls else None))
    with open(os.path.join(args.folder, "port.tmp"), "w", encoding="ascii") as out:
        out.write("%d\n" % server.sockets[0].getsockname()[1])
    os.rename(os.path.join(args.folder, "port.tmp"), os.path.join(args.folder, "port"))
    loop.run_forever()


main()
