"""What was measured, as Markdown."""
import os
import statistics

KIND_NAMES = {"term": "one word", "and2": "AND of 2", "and3": "AND of 3", "or3": "OR of 3", "phrase": "phrase"}


def machine():
    with open("/proc/cpuinfo", encoding="utf8") as file:
        processor = next((line.split(":", 1)[1].strip() for line in file if line.startswith("model name")), "unknown processor")
    gibibytes = os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE") / 2**30
    return f"{processor}, {os.cpu_count()} cores, {gibibytes:.0f} GiB"


def percentile(values, share):
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))]


def rounded(microseconds):
    return f"{microseconds:.0f}" if microseconds >= 10 else f"{microseconds:.1f}"


def table(header, rows):
    return "\n".join("| " + " | ".join(row) + " |" for row in (header, ["---"] * len(header), *rows))


def cost_row(peer, outcome, text_bytes):
    if "index" not in outcome:
        return [peer.title, outcome.get("missing") or "failed: " + outcome["error"], *[""] * 5]
    cost = outcome["index"]
    return [f"{peer.title} {peer.version}".strip(), f"{cost['seconds']:.2f}", f"{cost['cpu_seconds']:.2f}", f"{text_bytes / 1e6 / cost['seconds']:.1f}",
            f"{cost['bytes'] / 1e6:.1f}", f"{cost['bytes'] / text_bytes:.2f}", f"{cost['peak_mib']:.0f}"]


def query_rows(peer, outcome, kinds):
    """One, and another where the peer was asked for less beside it."""
    rows = [query_row(peer.title, outcome, kinds, "us")]
    if any("us_bare" in answer for answer in outcome["queries"]):
        rows.append(query_row(f"{peer.title}, {peer.bare}", outcome, kinds, "us_bare"))
    return rows


def query_row(title, outcome, kinds, column):
    row = [title]
    for kind in kinds:
        times = [answer[column] for answer in outcome["queries"] if answer["kind"] == kind]
        row.append(f"{rounded(statistics.median(times))} / {rounded(percentile(times, 0.95))}" if times else "")
    shares = [f"{outcome['agreement'][kind]:.1f}" + (" **off**" if kind in outcome["off"] else "") for kind in kinds]
    return [*row, ", ".join(shares)]


def corpus_section(measured, peers):
    kinds = [kind for kind in KIND_NAMES if measured["queries"].get(kind)]
    outcomes = measured["peers"]
    drawn = ", ".join(f"{measured['queries'][kind]} {KIND_NAMES[kind]}" for kind in kinds)
    parts = [f"{measured['corpus']}: {measured['documents']} documents, {measured['text_bytes'] / 1e6:.1f} MB of text; queries: {drawn}.", ""]
    parts.append(table(["index", "s", "CPU s", "MB/s", "MB on disk", "x text", "peak MiB"],
                       [cost_row(peer, outcomes[peer.name], measured["text_bytes"]) for peer in peers]))
    names = [KIND_NAMES[kind] for kind in kinds]
    parts += ["", table(["query, p50 / p95 µs", *names, "matches, % of the documents' own"],
                        [row for peer in peers if "queries" in outcomes[peer.name] for row in query_rows(peer, outcomes[peer.name], kinds)]), ""]
    return parts


def markdown(facts, peers):
    parts = [f"{facts['date']}, {facts['machine']}; seed {facts['seed']}.", ""]
    for measured in facts["tables"]:
        parts += corpus_section(measured, peers)
    parts.append(table(["what differs", "claims", "stores the text", "positions", "CJK", "ranking", "asked through", "cuts words otherwise"],
                       [[peer.title, "yes" if peer.name == "claimdex" else "no", peer.text, peer.positions, peer.cjk, peer.ranking, peer.asked, peer.cutting]
                        for peer in peers if not peer.problem]))
    return "\n".join(parts)
