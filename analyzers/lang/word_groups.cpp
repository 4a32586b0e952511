// Reads every word_groups.tsv once, on first use.
#include "analyzers/lang/word_groups.hpp"

#include <algorithm>
#include <functional>
#include <map>

#include "analyzers/lang/tables.hpp"
#include "analyzers/text/fold_aligned.hpp"
#include "analyzers/text/utf8.hpp"

namespace claimdex::lang {
namespace {

constexpr std::string_view file = "word_groups.tsv";

using WordGroups = std::map<std::string, WordGroup, std::less<>>;

void add_groups(std::string_view text, WordGroups& groups) {
  for_each_row(text, [&](const std::vector<std::string_view>& fields, std::size_t) {
    if (fields.size() != 2) return;
    // As the text is that rules look at; ASCII stays, since names of units tell capitals apart.
    std::string word = text::is_ascii(fields[1]) ? std::string(fields[1]) : text::fold_aligned(fields[1]);
    std::replace(word.begin(), word.end(), '_', ' ');
    groups[std::string(fields[0])].push_back(std::move(word));
  });
}

WordGroups read_groups() {
  WordGroups groups;
  add_groups(table(file), groups);
  for (const std::string_view name : table_names())
    if (name != file && name.ends_with(file)) add_groups(table(name), groups);
  return groups;
}

}  // namespace

const WordGroup& word_group(std::string_view name) {
  static const WordGroups groups = read_groups();
  static const WordGroup none;
  const auto found = groups.find(name);
  return found == groups.end() ? none : found->second;
}

}  // namespace claimdex::lang
