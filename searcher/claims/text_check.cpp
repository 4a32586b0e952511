// The part of a query that only stored text can decide, in three-valued logic: what terms decided already is "unknown" here and
// passes.
#include <algorithm>

#include "searcher/claims/claim_query.hpp"

namespace claimdex::search {

using query::Node;
using query::NodeType;
using query::Scope;

TextCheck::TextCheck(const Node& root, Snapshot& snapshot, Scope scope) : scope_(scope) {
  PatternReader patterns(snapshot);
  root_ = read(root, patterns, snapshot);
}

TextCheck::Item TextCheck::read(const Node& node, PatternReader& patterns, const Snapshot& snapshot) {
  Item item;
  item.type = node.type;
  const bool is_text = node.type == NodeType::word || node.type == NodeType::phrase || node.type == NodeType::proximity;
  if (is_text) {
    item.pattern = patterns.read(node);
    // Articles hold the order of their words, claims do not: it decides a phrase where the article is what is searched.
    const bool terms_decide = scope_ == Scope::article ? decides_in_articles(item.pattern, snapshot) : !item.pattern.needs_check;
    item.is_decided = !item.pattern.empty() && (!terms_decide || scope_ == Scope::paragraph);
    needed_ = needed_ || item.is_decided;
    if (item.is_decided) item.scan = HanScan::of(item.pattern);
    has_scan_ = has_scan_ || item.scan;
    return item;
  }
  for (const Node& child : node.children) item.children.push_back(read(child, patterns, snapshot));
  return item;
}

template <class Finds>
TextCheck::Answer TextCheck::evaluate(const Item& item, const Finds& finds) {
  switch (item.type) {
    case NodeType::word:
    case NodeType::phrase:
    case NodeType::proximity:
      if (!item.is_decided) return Answer::unknown;
      return finds(item);
    case NodeType::negation: {
      const Answer inner = evaluate(item.children.front(), finds);
      return inner == Answer::unknown ? inner : inner == Answer::yes ? Answer::no : Answer::yes;
    }
    case NodeType::conjunction:
    case NodeType::group: {
      // Several groups are several claims: one must pass, not all.
      const auto groups = std::count_if(item.children.begin(), item.children.end(),
                                        [](const Item& child) { return child.type == NodeType::group; });
      Answer answer = Answer::yes;
      Answer best_group = Answer::no;
      for (const Item& child : item.children) {
        const Answer inner = evaluate(child, finds);
        if (groups > 1 && child.type == NodeType::group)
          best_group = std::max(best_group, inner);
        else
          answer = std::min(answer, inner);
      }
      return groups > 1 ? std::min(answer, best_group) : answer;
    }
    case NodeType::disjunction: {
      Answer answer = Answer::no;
      for (const Item& child : item.children) answer = std::max(answer, evaluate(child, finds));
      return answer;
    }
    default:
      return Answer::unknown;
  }
}

bool TextCheck::finds_in_claim(const TextPattern& pattern, const ClaimView& view) const {
  const Claim& claim = *view.claim;
  const bool has_block = view.article != nullptr && claim.block < view.article->blocks.size();
  if (scope_ == Scope::article && view.article != nullptr) return stands_in(pattern, *view.article);
  if (scope_ == Scope::paragraph && has_block) return stands_in(pattern, view.article->blocks[claim.block].text);
  if (stands_in(pattern, claim.sentence)) return true;
  if (scope_ != Scope::claim || view.article == nullptr) return false;
  if (stands_in(pattern, view.article->info.metadata.title)) return true;
  if (!has_block) return false;
  const schema::BlockRecord& block = view.article->blocks[claim.block];
  for (const int outer : {block.heading, block.lead}) {
    const bool exists = outer >= 0 && static_cast<std::size_t>(outer) < view.article->blocks.size();
    if (exists && stands_in(pattern, view.article->blocks[static_cast<std::size_t>(outer)].text)) return true;
  }
  return false;
}

bool TextCheck::passes(const ClaimView& view) const {
  if (!needed_) return true;
  return evaluate(root_, [&](const Item& item) { return finds_in_claim(item.pattern, view) ? Answer::yes : Answer::no; }) !=
         Answer::no;
}

bool TextCheck::passes(const schema::ArticleRecord& article) const {
  if (!needed_) return true;
  return evaluate(root_, [&](const Item& item) { return stands_in(item.pattern, article) ? Answer::yes : Answer::no; }) !=
         Answer::no;
}

std::optional<bool> TextCheck::passes(std::string_view info, std::string_view blocks) const {
  if (!needed_) return true;
  if (!has_scan_) return std::nullopt;
  const Answer answer = evaluate(root_, [&](const Item& item) {
    const std::optional<bool> in_blocks = item.scan ? item.scan->stands_in(blocks) : std::nullopt;
    if (!in_blocks) return Answer::unknown;
    if (*in_blocks) return Answer::yes;
    // Paths and addresses stand beside the title.
    return item.scan->stands_in(info) == false ? Answer::no : Answer::unknown;
  });
  return answer == Answer::unknown ? std::nullopt : std::optional<bool>(answer == Answer::yes);
}

}  // namespace claimdex::search
