"""Sites with a published issue, mail servers, and letters, for the tests of delivery."""
import atexit
import email
import email.header
import email.policy
import glob
import hashlib
import os
import shutil
import subprocess
import sys
import time
import xml.etree.ElementTree as ET

TOP = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
BIN = os.path.abspath(sys.argv[1])
SCRATCH = os.path.join(TOP, "build/check/post-%s-%s" % (os.path.basename(sys.argv[0]), os.path.basename(BIN)))
BASE = os.path.join(SCRATCH, "base")
PERIOD = "2022-03"
DAY = "2022-04-08"
PLAN = '<?xml version="1.0" encoding="UTF-8"?>\n<plan xmlns="urn:tongbao:plan:1">\n<distribution %s>\n%s\n</distribution>\n</plan>\n'
SENDER = 'sender="office@bulletin.example" name="办公室"'


class Fault(Exception):
    pass


def check(condition, what):
    if not condition:
        raise Fault(what)


def call(status, *args, env=None):
    """Runs a program; what it said, both streams."""
    done = subprocess.run(args, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
                          env={**os.environ, **(env or {})}, check=False)
    check(done.returncode == status, "%s: status %d, expected %d\n%s" % (args, done.returncode, status, done.stdout))
    return done.stdout


def make_base():
    """A site with a published issue of two counties."""
    shutil.rmtree(SCRATCH, ignore_errors=True)
    os.makedirs(BASE + "/input/inbox")
    os.makedirs(BASE + "/input/issue")
    shutil.copytree(TOP + "/input/plan", BASE + "/input/plan")
    for path in glob.glob(TOP + "/input/sample/plan/*.xml"):
        shutil.copy(path, BASE + "/input/plan/")
    with open(BASE + "/input/plan/recipients.xml", "w", encoding="utf-8") as out:
        out.write(PLAN % (SENDER, mail("one")))
    sheet = open(TOP + "/input/sample/issue/2022-03.xml", encoding="utf-8").read()
    sheet = "\n".join(line for line in sheet.split("\n") if "<practice" not in line)
    open(BASE + "/input/issue/2022-03.xml", "w", encoding="utf-8").write(sheet)
    tongbao = [BIN + "/tongbao", "-C", BASE, "-d"]
    for month, day in (("2022-02", "2022-03-05"), (PERIOD, DAY)):
        for path in glob.glob(TOP + "/input/sample/submissions/%s/炎陵*" % month):
            shutil.copy(path, BASE + "/input/inbox/")
        call(0, *tongbao, day, "receive")
    call(0, *tongbao, DAY, "run", PERIOD)
    said = call(69, BIN + "/tongbao", "-C", BASE, "deliver", "-d", DAY, PERIOD)
    check("drafts are never delivered" in said, said)
    in_its_place = BASE + "/output/%s/issue-1" % PERIOD
    open(in_its_place, "w").close()
    said = call(74, *tongbao, DAY, "approve", PERIOD)
    check("approved" in said and "not published; tongbao run" in said, said)
    os.remove(in_its_place)
    said = call(65, BIN + "/tongbao", "-C", BASE, "deliver", "-d", DAY, PERIOD)
    check("not made yet" in said, said)
    call(0, BIN + "/tongbao", "-C", BASE, "deliver", "-d", DAY)
    call(0, *tongbao, DAY, "run", PERIOD)


class Site:
    def __init__(self, name, addressees, attributes=SENDER):
        self.path = os.path.join(SCRATCH, name)
        shutil.rmtree(self.path, ignore_errors=True)
        shutil.copytree(BASE, self.path, symlinks=True)
        self.accounts = os.path.join(self.path, "mail.xml")
        self.plan(addressees, attributes)
        self.release = self.path + "/output/%s/issue-1" % PERIOD

    def plan(self, addressees, attributes=SENDER):
        with open(self.path + "/input/plan/recipients.xml", "w", encoding="utf-8") as out:
            out.write(PLAN % (attributes, "\n".join(addressees)))

    def account(self, at, **changes):
        values = {"name": "office", "server": "localhost", "port": at.port, "security": at.security,
                  "ca": at.folder + "/cert.pem", "user": "clerk", "password": "geheim", **changes}
        if at.security == "none":
            values = {key: values[key] for key in ("name", "server", "port", "security")}
        with open(self.accounts, "w", encoding="utf-8") as out:
            out.write('<mail xmlns="urn:tongbao:mail:1"><account %s/></mail>'
                      % " ".join('%s="%s"' % pair for pair in values.items()))
        os.chmod(self.accounts, 0o600)

    def command(self, clock="10:00:00", day=DAY, options=()):
        return [BIN + "/tongbao-post", "-C", self.path, "-d", day, "--time", clock, "-t", TOP + "/templates",
                "--accounts", self.accounts, "-p", PERIOD, *options]

    def post(self, status, clock="10:00:00", day=DAY, options=(), env=None):
        return call(status, *self.command(clock, day, options), env=env)

    def events(self):
        paths = sorted(glob.glob(self.path + "/input/ledger/deliveries/%s/*.xml" % PERIOD))
        return [ET.parse(path).getroot().attrib for path in paths]

    def states(self, recipient):
        return " ".join(event["state"] for event in self.events() if event["recipient"] == recipient)


class Server:
    def __init__(self, name, security="starttls", login=True):
        self.folder = os.path.join(SCRATCH, "server-" + name)
        self.security = security
        os.makedirs(self.folder)
        call(0, "openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "3650", "-subj", "/CN=localhost",
             "-addext", "subjectAltName=DNS:localhost", "-keyout", self.folder + "/key.pem",
             "-out", self.folder + "/cert.pem")
        args = [TOP + "/tests/post/server.py", self.folder, "0"]
        args += {"starttls": ["--starttls"], "tls": ["--tls"], "none": []}[security]
        args += ["--login", "clerk", "geheim"] if login else []
        self.log = open(self.folder + "/log", "w", encoding="utf-8")
        self.process = subprocess.Popen(args, stdout=self.log, stderr=self.log)
        atexit.register(self.stop)  # also behind a case that failed
        for _ in range(200):
            if os.path.exists(self.folder + "/port"):
                break
            time.sleep(0.1)
        self.port = open(self.folder + "/port", encoding="ascii").read().strip()

    def stop(self):
        if self.process.poll() is None:
            self.process.terminate()
            self.process.wait()
        self.log.close()

    def taken(self):
        """Each letter as a message, with .envelope and .session."""
        letters = []
        for path in sorted(glob.glob(self.folder + "/taken/*.eml")):
            with open(path, "rb") as source:
                envelope, session = source.readline().decode(), source.readline().decode()
                letter = email.message_from_binary_file(source, policy=email.policy.default)
            letter.envelope = envelope.split(" -> ")[1].strip()
            letter.session = session
            letter.bytes = open(path, "rb").read()
            letters.append(letter)
        return letters

    def to(self, address):
        return [letter for letter in self.taken() if letter.envelope == address]


def mail(ident, address=None, **more):
    values = {"id": ident, "name": "收件单位" + ident, "unit": "430225", "role": "to", "channel": "mail",
              "address": address if address is not None else ident + "@town.example",
              "documents": "leader-page", **more}
    values = {key.replace("_", "-"): value for key, value in values.items() if value is not None}
    return "<addressee %s/>" % " ".join('%s="%s"' % pair for pair in values.items())


def titles(site):
    tree = ET.parse(site.release + "/manifest.xml").getroot()
    return {at.get("name"): (at.get("title"), at.get("digest")) for at in tree.iter("{urn:tongbao:manifest:1}document")}
