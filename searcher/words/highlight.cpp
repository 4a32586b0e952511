// Highlights and snippets from stored sentences.
#include "searcher/words/highlight.hpp"

#include <algorithm>
#include <map>

#include "claimdex/analysis.hpp"
#include "searcher/words/text_pattern.hpp"

namespace claimdex::search {
namespace {

using query::Node;
using query::NodeType;

void join_touching(std::vector<TextSpan>& spans) {
  std::sort(spans.begin(), spans.end());
  std::vector<TextSpan> joined;
  for (const TextSpan& span : spans) {
    if (span.empty()) continue;
    if (!joined.empty() && span.begin <= joined.back().end)
      joined.back().end = std::max(joined.back().end, span.end);
    else
      joined.push_back(span);
  }
  spans = std::move(joined);
}

}  // namespace

Highlighter::Highlighter(const Node& root, Snapshot& snapshot) {
  collect(root, snapshot);
  scan_ = text::FormScan(forms_);
  han_ = HanFinder::of(forms_);
}

Highlighter::Highlighter(std::string_view text, Snapshot& snapshot) {
  PatternReader patterns(snapshot);
  for (const TextPattern::Part& part : patterns.read_text(text, false).parts) forms_.insert(part.forms.begin(), part.forms.end());
  scan_ = text::FormScan(forms_);
  han_ = HanFinder::of(forms_);
}

void Highlighter::collect(const Node& node, Snapshot& snapshot) {
  if (node.type == NodeType::negation) return;
  PatternReader patterns(snapshot);
  const bool is_text = node.type == NodeType::word || node.type == NodeType::phrase || node.type == NodeType::proximity;
  TextPattern pattern;
  if (is_text) pattern = patterns.read(node);
  if (node.type == NodeType::event && !node.text.empty()) pattern = patterns.read_text(node.text, false);
  if (node.type == NodeType::number && node.number.compare == query::Compare::bare)
    pattern = patterns.read_text(node.number.token, true);
  if (node.type == NodeType::field && (node.field == query::Field::object || node.field == query::Field::person))
    for (const query::FieldValue& value : node.values)
      for (TextPattern::Part& part : patterns.read_text(value.text, false).parts) pattern.parts.push_back(std::move(part));
  for (const TextPattern::Part& part : pattern.parts) forms_.insert(part.forms.begin(), part.forms.end());
  if (is_text) return;
  for (const Node& child : node.children) collect(child, snapshot);
}

std::vector<TextSpan> Highlighter::mark(std::string_view text) const {
  constexpr std::string_view spaces = " \t\r\n";  // no word goes over one: what stands between two is read by itself
  std::vector<TextSpan> spans;
  for (std::size_t at = scan_.find(text, 0); at != text::FormScan::nowhere;) {
    const std::size_t before = text.find_last_of(spaces, at);
    const std::size_t begin = before == std::string_view::npos ? 0 : before + 1;
    const std::size_t end = std::min(text.find_first_of(spaces, at), text.size());
    for (const Token& token : default_analyzer().analyze(text.substr(begin, end - begin), {}))
      if (forms_.find(token.text) != forms_.end()) spans.push_back({begin + token.span.begin, begin + token.span.end});
    at = scan_.find(text, end);
  }
  join_touching(spans);
  return spans;
}

std::vector<TextSpan> Highlighter::mark(const Claim& claim) const {
  std::vector<TextSpan> spans = mark(claim.sentence);
  const auto add = [&](TextSpan span) {
    if (!span.empty() && span.end <= claim.sentence.size()) spans.push_back(span);
  };
  add(claim.quantity.number.empty() ? claim.quantity.span : claim.quantity.number);
  add(claim.quantity.object_span);
  add(claim.event_span);
  join_touching(spans);
  return spans;
}

namespace {

struct SnippetCandidate {
  std::size_t order = 0;
  double score = 0;
  std::string text;
  std::vector<TextSpan> marks;
};

double score_of(std::string_view text, const std::vector<TextSpan>& marks, bool is_boilerplate) {
  std::set<std::string, std::less<>> distinct;
  for (const TextSpan& span : marks) distinct.insert(fold(span.of(text)));
  const double score = static_cast<double>(distinct.size()) + 0.1 * static_cast<double>(std::min<std::size_t>(marks.size(), 5));
  return is_boilerplate ? score * 0.3 : score;
}

}  // namespace

Result<std::vector<Snippet>> Highlighter::snippets(const schema::ArticleText& article, std::string_view title, std::size_t most,
                                                   bool hides_han) const {
  std::vector<SnippetCandidate> candidates;
  std::size_t order = 0;
  constexpr std::size_t most_looked_at = 400;  // sentences: the head of a very long article is enough
  const auto look_at = [&](const schema::BlockView& block) {
    const bool is_prose = block.kind != BlockKind::code && block.kind != BlockKind::title;
    if (!is_prose) return;
    const bool is_boilerplate = block.kind == BlockKind::boilerplate;
    std::optional<HanFinder::Places> places;
    if (han_ && !hides_han) places.emplace(*han_, block.text);
    std::size_t place = places ? places->next(0) : 0;
    for (const TextSpan& sentence : block.sentences) {
      if (++order > most_looked_at) break;
      if (places && place < sentence.begin) place = places->next(sentence.begin);
      const bool may_hold = place < sentence.end;
      if (!may_hold && !candidates.empty()) continue;
      const std::string_view text = sentence.of(block.text);
      std::vector<TextSpan> marks;
      if (may_hold) marks = mark(text);
      // Without any match the first sentence stands for the article.
      if (marks.empty() && (!candidates.empty() || is_boilerplate)) continue;
      if (text == title) continue;  // it stands above
      const double score = score_of(text, marks, is_boilerplate);
      candidates.push_back({order, score, std::string(text), std::move(marks)});
    }
  };
  if (const Result<void> read = article.visit_blocks(look_at); !read) return read.error();
  std::stable_sort(candidates.begin(), candidates.end(),
                   [](const SnippetCandidate& a, const SnippetCandidate& b) { return a.score > b.score; });
  if (candidates.size() > most) candidates.resize(most);
  std::sort(candidates.begin(), candidates.end(),
            [](const SnippetCandidate& a, const SnippetCandidate& b) { return a.order < b.order; });
  std::vector<Snippet> snippets;
  for (SnippetCandidate& candidate : candidates) snippets.push_back({std::move(candidate.text), std::move(candidate.marks)});
  return snippets;
}

}  // namespace claimdex::search
