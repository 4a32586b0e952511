// One open-addressing table of edges for the whole trie; sets of first characters and pairs answer most questions without a
// probe.
#include "analyzers/quantity/cjk/phrase_trie.hpp"

#include "analyzers/text/utf8.hpp"

namespace claimdex::quantity::cjk {
namespace {

constexpr std::uint32_t root = 1;

std::uint64_t edge_key(std::uint32_t node, char32_t c) { return (std::uint64_t{node} << 21) | c; }

std::size_t slot_of(std::uint64_t key, std::size_t capacity) {
  return static_cast<std::size_t>((key * 0x9E3779B97F4A7C15ULL) >> 32) & (capacity - 1);
}

}  // namespace

std::uint32_t PhraseTrie::child(std::uint32_t node, char32_t c) const {
  if (edges_.empty()) return 0;
  const std::uint64_t key = edge_key(node, c);
  for (std::size_t i = slot_of(key, edges_.size());; i = (i + 1) & (edges_.size() - 1)) {
    if (edges_[i].key == key) return edges_[i].child;
    if (edges_[i].key == 0) return 0;
  }
}

void PhraseTrie::insert(Edge edge) {
  std::size_t i = slot_of(edge.key, edges_.size());
  while (edges_[i].key != 0) i = (i + 1) & (edges_.size() - 1);
  edges_[i] = edge;
}

std::uint32_t PhraseTrie::child_or_new(std::uint32_t node, char32_t c) {
  if (const std::uint32_t found = child(node, c)) return found;
  if (2 * (used_ + 1) > edges_.size()) {
    std::vector<Edge> old(edges_.empty() ? 256 : 2 * edges_.size());
    old.swap(edges_);
    for (const Edge& edge : old)
      if (edge.key != 0) insert(edge);
  }
  const auto fresh = static_cast<std::uint32_t>(payloads_.size());
  payloads_.push_back(0);
  insert({edge_key(node, c), fresh});
  ++used_;
  return fresh;
}

void PhraseTrie::set_payload(std::uint32_t node, std::uint32_t payload) {
  if (payloads_[node] == 0) payloads_[node] = payload + 1;
}

void PhraseTrie::add(std::string_view phrase, std::uint32_t payload) {
  std::uint32_t node = root;
  const text::CodePoint first = text::decode_at(phrase, 0);
  note_beginning(first.value, text::decode_at(phrase, first.size).value);
  for (std::size_t at = 0; at < phrase.size();) {
    const text::CodePoint c = text::decode_at(phrase, at);
    node = child_or_new(node, c.value);
    at += c.size;
  }
  if (node != root) set_payload(node, payload);
}

void PhraseTrie::add_reversed(std::string_view phrase, std::uint32_t payload) {
  std::uint32_t node = root;
  const text::CodePoint last = text::decode_before(phrase, phrase.size());
  note_beginning(last.value, text::decode_before(phrase, phrase.size() - last.size).value);
  for (std::size_t end = phrase.size(); end > 0;) {
    const text::CodePoint c = text::decode_before(phrase, end);
    node = child_or_new(node, c.value);
    end -= c.size;
  }
  if (node != root) set_payload(node, payload);
}

PhraseTrie::Match PhraseTrie::longest_at(std::string_view text, std::size_t at) const {
  Match best;
  const text::CodePoint first = text::decode_at(text, at);
  if (!may_begin(first.value) || !may_begin(first.value, text::decode_at(text, at + first.size).value)) return best;
  std::uint32_t node = root;
  for (std::size_t i = at; i < text.size();) {
    const text::CodePoint c = text::decode_at(text, i);
    node = child(node, c.value);
    if (node == 0) break;
    i += c.size;
    if (payloads_[node] != 0) best = {payloads_[node] - 1, i - at};
  }
  return best;
}

PhraseTrie::Match PhraseTrie::longest_before(std::string_view text, std::size_t end, std::size_t floor) const {
  Match best;
  const text::CodePoint last = text::decode_before(text, end);
  if (!may_begin(last.value) || !may_begin(last.value, text::decode_before(text, end - last.size).value)) return best;
  std::uint32_t node = root;
  for (std::size_t i = end; i > floor;) {
    const text::CodePoint c = text::decode_before(text, i);
    node = child(node, c.value);
    if (node == 0) break;
    i -= c.size;
    if (payloads_[node] != 0 && i >= floor) best = {payloads_[node] - 1, end - i};
  }
  return best;
}

}  // namespace claimdex::quantity::cjk
