"""The peers: what each is called, which packages it needs, how it is started, and what of it cannot be compared."""
import os
import re
import shutil
import subprocess
import sys
from dataclasses import dataclass, field

HERE = os.path.dirname(os.path.abspath(__file__))


@dataclass
class Peer:
    name: str
    title: str
    packages: tuple  # of Debian, the first gives the version; "PROGRAM=PACKAGE" where any program of that name will do
    program: str  # of this folder, or of the build's bench/peers
    text: str  # does it store the text?
    positions: str
    cjk: str
    ranking: str
    asked: str  # how a query is asked, and what it gives beside ids
    cutting: str  # which words it cuts otherwise than queries.py counts them; such words are not drawn
    bare: str = ""  # what its second row leaves out, where it has one
    command: list = field(default_factory=list)  # how to start it; filled by make_ready
    version: str = ""
    problem: str = ""  # why it is not run


APOSTROPHES = "`player's`, `can't` are one word"
PUNCTUATION = "phrases of CJK go on over punctuation"
NO_POSITIONS = "yes, CJK none"

PEERS = [
    Peer("claimdex", "claimdex", (), "claimdex_peer", "yes, zstd", "yes, CJK checked in the text", "uni- and bigrams", "BM25",
         "library; gives snippets and metadata", "`amazon.com`, `can't` are one word; `apple's ipod` is the phrase `apple ipod`", "no snippets"),
    Peer("xapian", "Xapian TermGenerator", ("libxapian-dev",), "xapian_peer", "yes, zlib", NO_POSITIONS, "uni- and bigrams", "BM25", "library",
         APOSTROPHES),
    Peer("scriptindex", "Omega scriptindex", ("xapian-omega",), "scriptindex_peer.py", "yes, zlib", NO_POSITIONS, "uni- and bigrams", "BM25",
         "as Xapian", APOSTROPHES),
    Peer("sqlite", "SQLite FTS5", ("libsqlite3-0",), "sqlite_peer.py", "yes", "yes", "unigrams, spaced by the bench", "BM25", "library, from Python",
         PUNCTUATION),
    Peer("lucene", "Lucene", ("liblucene8-java", "javac=default-jdk-headless"), "lucene_peer.py", "yes, LZ4", "yes", "bigrams",
         "BM25, passes over what cannot win", "library", APOSTROPHES),
    Peer("groonga", "Groonga", ("libgroonga0",), "groonga_peer.py", "yes", "yes", "bigrams", "term frequency", "library, from Python", "no"),
    Peer("sphinx", "Sphinx", ("sphinxsearch",), "sphinx_peer.py", "no", "yes", "unigrams", "BM25", "socket, SphinxQL", PUNCTUATION),
    Peer("postgresql", "PostgreSQL", ("postgresql",), "postgresql_peer.py", "yes, LZ4 from 2 KB on", "yes", "unigrams, spaced by the bench",
         "ts_rank, no document frequencies", "socket, prepared statement", PUNCTUATION),
]


def version_of(package):
    out = subprocess.run(["dpkg-query", "-W", "-f=${Status}\t${Version}", package], capture_output=True, text=True, check=False).stdout
    status, _, version = out.partition("\t")
    return version if status == "install ok installed" else ""


def short(version):
    """Without epoch and Debian's own part: 3.40.1 of 3.40.1-2+deb12u2."""
    return re.sub(r"^\d+:|[-+].*", "", version)


def absent(peer):
    """The packages that are still to be installed."""
    needed = [package.rpartition("=") for package in peer.packages]
    return [package for program, _, package in needed if not (shutil.which(program) if program else version_of(package))]


def install(packages):
    """Tries each alone, so that one that cannot be had does not keep the others away."""
    if os.geteuid() != 0:
        return
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    subprocess.run(["apt-get", "update", "-qq"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False)
    for package in packages:
        print(f"installing {package}", file=sys.stderr)
        subprocess.run(["apt-get", "install", "-y", "-qq", "--no-install-recommends", package], env=environment, stdout=subprocess.DEVNULL,
                       stderr=subprocess.DEVNULL, check=False)


def make_ready(peers, build, may_install):
    """Fills command, version and problem of each."""
    missing = [package for peer in peers for package in absent(peer)]
    if missing and may_install:
        install(missing)
    for peer in peers:
        if absent(peer):
            peer.problem = f"not installed: apt-get install {' '.join(absent(peer))}"
            continue
        peer.version = short(version_of(peer.packages[0])) if peer.packages else ""
        if peer.program.endswith(".py"):
            peer.command = [sys.executable, os.path.join(HERE, peer.program)]
        else:
            peer.command = [os.path.join(build, "bench", "peers", peer.program)]
            if not os.path.exists(peer.command[0]):
                peer.problem = f"not built: {peer.program}"
    own = next((peer for peer in peers if peer.name == "claimdex"), None)
    if own and not own.problem:
        out = subprocess.run([os.path.join(build, "claimdex"), "--version"], capture_output=True, text=True, check=False).stdout
        own.version = out.split()[1] if len(out.split()) > 1 else ""
