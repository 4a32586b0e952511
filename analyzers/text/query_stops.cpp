// Stop words are looked up in sorted folded lists, stop phrases found by one scan; both are built once a language, when first
// asked.
#include "analyzers/text/query_stops.hpp"

#include <algorithm>
#include <array>
#include <functional>
#include <map>
#include <mutex>
#include <vector>

#include "analyzers/lang/tables.hpp"
#include "analyzers/text/fold_aligned.hpp"
#include "analyzers/text/phrase_matcher.hpp"
#include "claimdex/analysis.hpp"

namespace claimdex::text {
namespace {

constexpr std::array<std::string_view, 3> scripts_without_spaces = {"ja", "ko", "zh"};

bool has_no_spaces(std::string_view lang) {
  return std::find(scripts_without_spaces.begin(), scripts_without_spaces.end(), lang) != scripts_without_spaces.end();
}

std::string_view table_of(std::string_view lang) { return lang::table(std::string(lang) + "/query_stops.txt"); }

/// A value for each language, made when first asked for. Thread-safe.
template <class Value>
class PerLanguage {
 public:
  using Make = Value (*)(std::string_view lang);
  explicit PerLanguage(Make make) : make_(make) {}

  const Value& of(std::string_view lang) {
    const std::lock_guard lock(mutex_);
    const auto known = values_.find(lang);
    if (known != values_.end()) return known->second;
    return values_.emplace(std::string(lang), make_(lang)).first->second;  // nodes of a map never move
  }

 private:
  Make make_;
  std::mutex mutex_;
  std::map<std::string, Value, std::less<>> values_;
};

std::vector<std::string> words_of(std::string_view lang) {
  std::vector<std::string> words;
  lang::for_each_row(table_of(lang),
                     [&](const std::vector<std::string_view>& fields, std::size_t) { words.push_back(fold(fields.front())); });
  std::sort(words.begin(), words.end());
  return words;
}

PhraseMatcher phrases_of(std::string_view lang) {
  PhraseMatcher::Builder builder;
  lang::for_each_row(table_of(lang),
                     [&](const std::vector<std::string_view>& fields, std::size_t) { builder.add(fields.front(), 0); });
  return std::move(builder).build();
}

}  // namespace

bool is_query_stop(std::string_view token, std::string_view lang) {
  static PerLanguage<std::vector<std::string>> words(words_of);
  if (lang.empty() || has_no_spaces(lang)) return false;
  const std::vector<std::string>& list = words.of(lang);
  return std::binary_search(list.begin(), list.end(), token);
}

std::string without_stop_phrases(std::string_view text, std::string_view lang) {
  static PerLanguage<PhraseMatcher> phrases(phrases_of);
  if (!has_no_spaces(lang)) return std::string(text);
  std::vector<PhraseMatcher::Match> matches;
  const std::string folded = fold_aligned(text);
  phrases.of(lang).find_longest(PhraseText(folded), matches);
  std::string rest;
  std::size_t done = 0;
  for (const PhraseMatcher::Match& match : matches) {
    rest.append(text.substr(done, match.span.begin - done)).append(" ");
    done = match.span.end;
  }
  return rest.append(text.substr(done));
}

}  // namespace claimdex::text
