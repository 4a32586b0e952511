// Patterns from query text, as Xapian queries, and as matches in stored text.
#include "searcher/words/text_pattern.hpp"

#include <algorithm>
#include <map>

#include "analyzers/text/form_scan.hpp"
#include "claimdex/analysis.hpp"
#include "indexer/schema/metadata.hpp"
#include "searcher/query/edit_distance.hpp"
#include "searcher/query/folded_query.hpp"
#include "searcher/words/sequence_source.hpp"

namespace claimdex::search {
namespace {

using query::Node;
using query::NodeType;
using schema::Field;

bool is_gram(const Token& token) { return token.kind == TokenKind::cjk_bigram || token.kind == TokenKind::cjk_unigram; }

/// Whether `glob` (with * and ?, ? = one code point) matches all of `text`. Linear but for the backtracking of the last star.
bool glob_matches(std::string_view glob, std::string_view text) {
  std::size_t g = 0;
  std::size_t t = 0;
  std::size_t star = std::string_view::npos;
  std::size_t star_text = 0;
  while (t < text.size()) {
    if (g < glob.size() && glob[g] == '*') {
      star = g++;
      star_text = t;
    } else if (g < glob.size() && glob[g] == '?') {
      ++g;
      t += query::code_point_at(text, t).size;
    } else if (g < glob.size() && glob[g] == text[t]) {
      ++g;
      ++t;
    } else if (star != std::string_view::npos) {
      g = star + 1;
      t = ++star_text;
    } else {
      return false;
    }
  }
  while (g < glob.size() && glob[g] == '*') ++g;
  return g == glob.size();
}

bool has_digit(std::string_view text) {
  return std::any_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

/// Terms of running text have no prefix: they never begin with a capital letter.
bool is_text_term(const std::string& term) { return !term.empty() && !(term[0] >= 'A' && term[0] <= 'Z'); }

void sort_unique(std::vector<std::string>& forms) {
  std::sort(forms.begin(), forms.end());
  forms.erase(std::unique(forms.begin(), forms.end()), forms.end());
}

/// Tokens as parts: of a CJK run its bigrams (or its only character), every other token for itself.
std::vector<TextPattern::Part> parts_of(const std::vector<Token>& tokens) {
  std::vector<TextPattern::Part> parts;
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    const Token& token = tokens[i];
    TextPattern::Part part;
    part.forms = {token.text};
    part.position = token.position - tokens.front().position;
    part.is_gram = is_gram(token);
    if (token.kind == TokenKind::cjk_unigram) {
      const bool begins_bigram =
          i + 1 < tokens.size() && tokens[i + 1].kind == TokenKind::cjk_bigram && tokens[i + 1].position == token.position;
      const bool ends_bigram = !parts.empty() && parts.back().is_gram && parts.back().position + 1 == part.position;
      if (begins_bigram || ends_bigram) continue;
      part.is_prefix = true;
    }
    parts.push_back(std::move(part));
  }
  return parts;
}

}  // namespace

std::vector<std::string> PatternReader::forms_of(std::string_view word, const std::vector<std::string>& languages) {
  std::vector<std::string> forms = {std::string(word)};
  const std::vector<std::string>& all = languages.empty() ? snapshot_.languages() : languages;
  for (const std::string& lang : all) {
    const std::vector<Token> tokens = default_analyzer().analyze(word, lang);
    if (tokens.size() != 1 || tokens.front().stem.empty()) continue;
    for (const std::string& form : snapshot_.reads().stem_forms(lang, tokens.front().stem)) forms.push_back(form);
  }
  sort_unique(forms);
  constexpr std::size_t most = 64;
  if (forms.size() > most) forms.resize(most);
  return forms;
}

std::vector<std::string> PatternReader::wildcard_forms(std::string_view glob) {
  const std::string folded = fold(glob);
  const std::string prefix = folded.substr(0, folded.find_first_of("*?"));
  constexpr std::size_t most = 1000;
  constexpr std::size_t longest_walk = 500000;
  std::vector<std::pair<Xapian::doccount, std::string>> found;
  const Xapian::Database& database = snapshot_.database();
  std::size_t walked = 0;
  for (auto term = database.allterms_begin(prefix); term != database.allterms_end(prefix) && walked < longest_walk;
       ++term, ++walked) {
    const std::string text = *term;
    if (is_text_term(text) && glob_matches(folded, text)) found.emplace_back(term.get_termfreq(), text);
  }
  std::sort(found.rbegin(), found.rend());
  if (found.size() > most) found.resize(most);
  std::vector<std::string> forms;
  for (auto& [frequency, text] : found) forms.push_back(std::move(text));
  return forms;
}

std::vector<std::string> PatternReader::fuzzy_forms(const std::string& word, int distance) {
  std::vector<std::string> forms = {word};
  if (word.empty() || has_digit(word)) return forms;
  const std::size_t first = query::code_point_at(word, 0).size;
  const std::string prefix = word.substr(0, first);  // a typing error is rarely in the first letter
  const Xapian::Database& database = snapshot_.database();
  for (auto term = database.allterms_begin(prefix); term != database.allterms_end(prefix); ++term) {
    const std::string text = *term;
    const auto most = static_cast<std::size_t>(distance);
    if (query::differ_in_length(word, text, most) || has_digit(text)) continue;
    if (query::edit_distance(word, text) <= most) forms.push_back(text);
  }
  return forms;
}

TextPattern PatternReader::read_text(std::string_view text, bool exact) {
  TextPattern pattern;
  const std::vector<Token> tokens = default_analyzer().analyze(text, {});
  if (tokens.empty()) return pattern;
  pattern.parts = parts_of(tokens);
  if (!exact)
    for (TextPattern::Part& part : pattern.parts)
      if (!part.is_gram) part.forms = forms_of(part.forms.front(), {});
  pattern.needs_check = pattern.parts.size() > 1;
  return pattern;
}

TextPattern PatternReader::read_proximity(const Node& node) {
  TextPattern pattern;
  for (const Node& child : node.children) {
    TextPattern inner = read(child);
    const std::uint32_t base = pattern.parts.empty() ? 0 : pattern.parts.back().position + 1;
    for (TextPattern::Part& part : inner.parts) {
      part.position += base;
      pattern.parts.push_back(std::move(part));
    }
  }
  pattern.slop = std::max(0, node.distance - 1) * static_cast<int>(std::max<std::size_t>(1, node.children.size()) - 1);
  pattern.in_order = node.ordered;
  pattern.needs_check = true;
  return pattern;
}

TextPattern PatternReader::read(const Node& node) {
  if (node.type == NodeType::proximity) return read_proximity(node);
  if (node.wildcard) {
    TextPattern pattern;
    pattern.parts.push_back({wildcard_forms(node.text), 0, false, false});
    return pattern;
  }
  if (node.fuzzy > 0) {
    // Of scripts without spaces the index knows no words to be near to: 央行~ is 央行, not every pair that begins with 央.
    TextPattern as_written = read_text(node.text, false);
    const auto is_gram = [](const TextPattern::Part& part) { return part.is_gram; };
    if (std::any_of(as_written.parts.begin(), as_written.parts.end(), is_gram)) return as_written;
    TextPattern pattern;
    pattern.parts.push_back({fuzzy_forms(fold(node.text), node.fuzzy), 0, false, false});
    return pattern;
  }
  TextPattern pattern = read_text(node.text, node.exact || node.type == NodeType::phrase);
  if (node.type == NodeType::phrase) pattern.slop = node.distance;
  return pattern;
}

bool TextPattern::is_words() const {
  return parts.size() > 1 && std::none_of(parts.begin(), parts.end(), [](const Part& part) { return part.is_gram; });
}

bool decides_in_articles(const TextPattern& pattern, const Snapshot& snapshot) {
  return !pattern.needs_check || (pattern.is_words() && !snapshot.has_remote());
}

Xapian::Query pattern_query(const TextPattern& pattern, Field field, Snapshot& snapshot) {
  const bool is_claim_field = field != Field::text && (schema::row_of(field).flags & schema::in_claim) != 0;
  std::vector<Xapian::Query> parts;
  for (const TextPattern::Part& part : pattern.parts) {
    if (part.is_prefix && is_claim_field) {
      // Claims hold a single character only where no bigram begins with it.
      parts.emplace_back(Xapian::Query::OP_WILDCARD, schema::term(field, part.forms.front()), 2000,
                         Xapian::Query::WILDCARD_LIMIT_MOST_FREQUENT);
      continue;
    }
    std::vector<Xapian::Query> forms;
    for (const std::string& form : part.forms) {
      std::string term = schema::term(field, form);
      if (part.forms.size() == 1 || snapshot.reads().frequency(term) > 0) forms.emplace_back(std::move(term));
    }
    if (forms.empty()) return Xapian::Query::MatchNothing;
    parts.push_back(forms.size() == 1 ? forms.front() : Xapian::Query(Xapian::Query::OP_SYNONYM, forms.begin(), forms.end()));
  }
  if (parts.empty()) return Xapian::Query::MatchNothing;
  if (parts.size() == 1) return parts.front();
  const Xapian::Query all(Xapian::Query::OP_AND, parts.begin(), parts.end());
  if (field != Field::text || !pattern.needs_check || !decides_in_articles(pattern, snapshot)) return all;
  return {Xapian::Query::OP_FILTER, all, Xapian::Query((new SequenceSource(pattern))->release())};
}

std::optional<std::vector<std::size_t>> stand_together(const TextPattern& pattern,
                                                       const std::vector<std::vector<std::uint32_t>>& positions,
                                                       std::uint32_t begin) {
  const long farthest = pattern.slop + (pattern.in_order ? 0 : static_cast<long>(pattern.parts.size()));
  std::vector<std::size_t> chosen(positions.size());
  for (std::size_t i = 0; i < positions.size(); ++i) {
    const std::vector<std::uint32_t>& places = positions[i];
    const long ideal = static_cast<long>(begin) + pattern.parts[i].position - pattern.parts.front().position;
    const auto allowed = i > 0 && pattern.in_order ? std::upper_bound(places.begin(), places.end(), begin) : places.begin();
    auto nearest = std::lower_bound(allowed, places.end(), ideal);
    if (nearest != allowed && (nearest == places.end() || ideal - *(nearest - 1) <= *nearest - ideal)) --nearest;
    if (nearest == places.end() || std::abs(static_cast<long>(*nearest) - ideal) > farthest) return std::nullopt;
    chosen[i] = static_cast<std::size_t>(nearest - places.begin());
  }
  return chosen;
}

std::vector<TextSpan> find_pattern(const TextPattern& pattern, std::string_view text, std::size_t most) {
  std::vector<TextSpan> found;
  constexpr std::size_t forms_scanned = 4;  // comparing with more is no faster than reading the words
  for (const TextPattern::Part& part : pattern.parts)
    if (part.forms.size() <= forms_scanned && !text::FormScan(part.forms).may_hold(text)) return found;
  if (pattern.empty()) return found;
  std::vector<std::vector<std::uint32_t>> positions(pattern.parts.size());
  std::vector<std::vector<TextSpan>> spans(pattern.parts.size());
  for (const Token& token : default_analyzer().analyze(text, {})) {
    for (std::size_t i = 0; i < pattern.parts.size(); ++i) {
      const auto& forms = pattern.parts[i].forms;
      const bool found_form =
          forms.size() == 1 ? forms.front() == token.text : std::find(forms.begin(), forms.end(), token.text) != forms.end();
      if (!found_form) continue;
      positions[i].push_back(token.position);
      spans[i].push_back(token.span);
    }
  }
  for (const std::uint32_t begin : positions.front()) {
    const auto chosen = stand_together(pattern, positions, begin);
    if (!chosen) continue;
    TextSpan span = spans.front()[chosen->front()];
    for (std::size_t i = 1; i < spans.size(); ++i) {
      const TextSpan word = spans[i][(*chosen)[i]];
      span = {std::min(span.begin, word.begin), std::max(span.end, word.end)};
    }
    found.push_back(span);
    if (found.size() >= most) break;
  }
  return found;
}

bool stands_in(const TextPattern& pattern, std::string_view text) { return !find_pattern(pattern, text, 1).empty(); }

bool stands_in(const TextPattern& pattern, const schema::ArticleRecord& article) {
  const auto holds = [&](std::string_view text) { return stands_in(pattern, text); };
  const Metadata& metadata = article.info.metadata;
  return holds(metadata.title) || holds(metadata.category) || std::any_of(metadata.tags.begin(), metadata.tags.end(), holds) ||
         std::any_of(article.blocks.begin(), article.blocks.end(),
                     [&](const schema::BlockRecord& block) { return holds(block.text); });
}

}  // namespace claimdex::search
