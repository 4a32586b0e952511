// One open-addressing table of edges for the whole trie; sets of first characters and pairs answer most questions without a
// probe.
#include "analyzers/quantity/cjk/phrase_trie.hpp"

#include "analyzers/text/utf8.hpp"

namespace claimdex::quantity::cjk {
namespace {

std::uint64_t edge_key(std::uint32_t node, char32_t c) { return (std::uint64_t{node} << 21) | c; }

}  // namespace

std::size_t PhraseTrie::slot_of(std::uint64_t key) const {
  std::size_t at = static_cast<std::size_t>((key * 0x9E3779B97F4A7C15ULL) >> 32) & (edges_.size() - 1);
  while (edges_[at].key != 0 && edges_[at].key != key) at = (at + 1) & (edges_.size() - 1);
  return at;
}

PhraseTrie::Edge& PhraseTrie::edge_from(std::uint32_t node, char32_t c) {
  const std::uint64_t key = edge_key(node, c);
  if (const std::size_t slot = slot_of(key); edges_[slot].key != 0) return edges_[slot];
  if (2 * (used_ + 1) > edges_.size()) {
    std::vector<Edge> old(2 * edges_.size());
    old.swap(edges_);
    for (const Edge& edge : old)
      if (edge.key != 0) edges_[slot_of(edge.key)] = edge;
  }
  ++used_;
  Edge& made = edges_[slot_of(key)];
  made = {key, static_cast<std::uint32_t>(root + used_), 0};
  return made;
}

void PhraseTrie::add_characters(const std::u32string& characters, std::uint32_t payload) {
  if (characters.empty()) return;
  note_beginning(characters[0], characters.size() > 1 ? characters[1] : U'\0');
  std::uint32_t node = root;
  for (std::size_t i = 0; i < characters.size(); ++i) {
    Edge& edge = edge_from(node, characters[i]);
    node = edge.child;
    if (i + 1 == characters.size() && edge.payload == 0) edge.payload = payload + 1;
  }
}

void PhraseTrie::add(std::string_view phrase, std::uint32_t payload) {
  std::u32string characters;
  for (std::size_t at = 0; at < phrase.size();) {
    const text::CodePoint c = text::decode_at(phrase, at);
    characters.push_back(c.value);
    at += c.size;
  }
  add_characters(characters, payload);
}

void PhraseTrie::add_reversed(std::string_view phrase, std::uint32_t payload) {
  std::u32string characters;
  for (std::size_t end = phrase.size(); end > 0;) {
    const text::CodePoint c = text::decode_before(phrase, end);
    characters.push_back(c.value);
    end -= c.size;
  }
  add_characters(characters, payload);
}

PhraseTrie::Match PhraseTrie::longest_at(std::string_view text, std::size_t at) const {
  Match best;
  const text::CodePoint first = text::decode_at(text, at);
  if (!may_begin(first.value) || !may_begin(first.value, text::decode_at(text, at + first.size).value)) return best;
  std::uint32_t node = root;
  for (std::size_t i = at; i < text.size();) {
    const text::CodePoint c = text::decode_at(text, i);
    const Edge& edge = edges_[slot_of(edge_key(node, c.value))];
    if (edge.key == 0) break;
    node = edge.child;
    i += c.size;
    if (edge.payload != 0) best = {edge.payload - 1, i - at};
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
    const Edge& edge = edges_[slot_of(edge_key(node, c.value))];
    if (edge.key == 0) break;
    node = edge.child;
    i -= c.size;
    if (edge.payload != 0 && i >= floor) best = {edge.payload - 1, end - i};
  }
  return best;
}

}  // namespace claimdex::quantity::cjk
