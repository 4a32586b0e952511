// A look at the terms of languages, and at ids.
#include "searcher/conditions/field_values.hpp"

#include <algorithm>
#include <functional>
#include <utility>

#include "claimdex/analysis.hpp"
#include "indexer/schema/fields.hpp"
#include "searcher/index/find_document.hpp"

namespace claimdex::search {
namespace {

using query::FieldValue;
using query::Node;
using query::NodeType;

using Visit = std::function<Result<void>(const Node& field, const FieldValue& value)>;

Result<void> for_each_value(const Node& node, query::Field field, const Visit& visit) {
  if (node.type == NodeType::field && node.field == field)
    for (const FieldValue& value : node.values)
      if (auto visited = visit(node, value); !visited) return visited;
  for (const Node& child : node.children)
    if (auto visited = for_each_value(child, field, visit); !visited) return visited;
  return {};
}

std::string term_of_language(std::string_view value) { return schema::term(schema::Field::lang, fold(value)); }

/// "en", "gsw", "zh-hant"; of folded text.
bool is_code(std::string_view folded) {
  const std::string_view language = folded.substr(0, folded.find('-'));
  return language.size() >= 2 && language.size() <= 3 &&
         std::all_of(language.begin(), language.end(), [](char c) { return c >= 'a' && c <= 'z'; });
}

/// The languages of the index, most frequent first.
std::string known_languages(Snapshot& snapshot) {
  constexpr std::size_t most = 12;
  const std::string prefix(schema::prefix_of(schema::Field::lang));
  const Xapian::Database& database = snapshot.database();
  std::vector<std::pair<Xapian::doccount, std::string>> found;
  for (auto term = database.allterms_begin(prefix); term != database.allterms_end(prefix); ++term)
    if (is_code((*term).substr(prefix.size()))) found.emplace_back(term.get_termfreq(), (*term).substr(prefix.size()));
  std::sort(found.rbegin(), found.rend());
  std::string names;
  for (std::size_t i = 0; i < std::min(most, found.size()); ++i) names += (i == 0 ? "" : " ") + found[i].second;
  return names + (found.size() > most ? " ..." : "");
}

}  // namespace

Result<void> check_field_values(const Node& root, Snapshot& snapshot) {
  const auto languages =
      for_each_value(root, query::Field::lang, [&](const Node& field, const FieldValue& value) -> Result<void> {
        if (is_code(fold(value.text)) || snapshot.reads().frequency(term_of_language(value.text)) > 0) return {};
        const std::string known = known_languages(snapshot);
        return Error{ErrorCode::invalid_value, "'" + value.text + "' is no code of a language (en, zh)",
                     known.empty() ? std::string() : "languages of this index: " + known, field.span};
      });
  if (!languages) return languages;
  return for_each_value(root, query::Field::story, [&](const Node& field, const FieldValue& value) -> Result<void> {
    const Result<Xapian::docid> found = find_document(value.text, snapshot);
    if (found) return {};
    Error error = found.error();
    error.where = field.span;
    return error;
  });
}

std::vector<std::string> language_hints(const Node& root, Snapshot& snapshot) {
  std::vector<std::string> hints;
  const auto visited = for_each_value(root, query::Field::lang, [&](const Node&, const FieldValue& value) -> Result<void> {
    if (snapshot.reads().frequency(term_of_language(value.text)) == 0)
      hints.push_back("no article is in '" + value.text + "': languages of this index: " + known_languages(snapshot));
    return {};
  });
  return visited ? hints : std::vector<std::string>();
}

}  // namespace claimdex::search
