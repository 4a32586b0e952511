"""The peers: what each is called, which packages it needs, how it is started, and what of it cannot be compared."""
import os
import shutil
import subprocess
import sys
from dataclasses import dataclass, field

HERE = os.path.dirname(os.path.abspath(__file__))


@dataclass
class Peer:
    name: str
    title: str
    packages: tuple  # of Debian
    program: str  # of this folder, or of the build's bench/peers
    stores_text: str
    positions: str
    cjk: str
    ranking: str
    measured: str  # where the time of a query is taken
    command: list = field(default_factory=list)  # how to start it; filled by make_ready
    version: str = ""
    problem: str = ""  # why it is not run


PEERS = [
    Peer("claimdex", "claimdex", (), "claimdex_peer", "yes, zstd", "yes; CJK none, checked in the text", "uni- and bigrams", "BM25",
         "library; with snippets"),
    Peer("xapian", "Xapian TermGenerator", ("libxapian-dev",), "xapian_peer", "yes, zlib", "yes; CJK none", "uni- and bigrams", "BM25", "library"),
    Peer("scriptindex", "Omega scriptindex", ("xapian-omega",), "scriptindex_peer.py", "yes, zlib", "yes; CJK none", "uni- and bigrams", "BM25",
         "library (as Xapian)"),
    Peer("sqlite", "SQLite FTS5", ("libsqlite3-0",), "sqlite_peer.py", "yes", "yes", "unigrams, spaced by the bench", "BM25", "Python's sqlite3"),
]


def version_of(package):
    out = subprocess.run(["dpkg-query", "-W", "-f=${Status}\t${Version}", package], capture_output=True, text=True, check=False).stdout
    status, _, version = out.partition("\t")
    return version if status == "install ok installed" else ""


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


def make_ready(peers, build, work, may_install):
    """Fills command, version and problem of each."""
    missing = [package for peer in peers for package in peer.packages if not version_of(package)]
    if missing and may_install:
        install(missing)
    for peer in peers:
        absent = [package for package in peer.packages if not version_of(package)]
        if absent:
            peer.problem = f"not installed: apt-get install {' '.join(absent)}"
            continue
        peer.version = version_of(peer.packages[0]) if peer.packages else ""
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
