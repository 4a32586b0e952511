// Words by document frequency, phrases from running text, numbers by quantile.
#include "bench/macro/query_kinds.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <random>
#include <set>

#include "claimdex/analysis.hpp"
#include "claimdex/query.hpp"

namespace claimdex::bench {
namespace {

using Random = std::mt19937_64;

// A word that the query language takes as a plain word (not an event, a number or an operator).
bool is_plain_word(const std::string& word) {
  if (word.size() < 4 || !std::all_of(word.begin(), word.end(), [](char c) { return c >= 'a' && c <= 'z'; })) return false;
  const auto parsed = parse_query(word);
  return parsed && parsed->canonical == word;
}

struct Vocabulary {
  std::vector<std::string> words;            // between 0.2 % and 20 % of the articles
  std::vector<std::string> phrases;          // two adjacent words
  std::vector<std::string> chinese_phrases;  // four adjacent characters
};

Vocabulary vocabulary_of(const std::vector<Article>& articles, Random& random) {
  std::map<std::string, std::size_t> frequency;
  Vocabulary out;
  for (const Article& article : articles) {
    std::set<std::string> seen;
    for (const Block& block : article.blocks) {
      if (block.kind != BlockKind::body) continue;
      const std::vector<Token> tokens = default_analyzer().analyze(block.text, block.lang);
      std::vector<const Token*> units;
      for (const Token& token : tokens)
        if (token.kind == TokenKind::word || token.kind == TokenKind::cjk_unigram) units.push_back(&token);
      for (const Token* token : units) seen.insert(token->text);
      if (units.size() < 8) continue;
      const std::size_t at = random() % (units.size() - 4);
      const auto adjacent = [&](std::size_t i) { return units[i]->position + 1 == units[i + 1]->position; };
      if (units[at]->kind == TokenKind::cjk_unigram) {
        if (adjacent(at) && adjacent(at + 1) && adjacent(at + 2) && units[at + 3]->kind == TokenKind::cjk_unigram)
          out.chinese_phrases.push_back(units[at]->text + units[at + 1]->text + units[at + 2]->text + units[at + 3]->text);
      } else if (adjacent(at) && is_plain_word(units[at]->text) && is_plain_word(units[at + 1]->text)) {
        out.phrases.push_back(units[at]->text + " " + units[at + 1]->text);
      }
    }
    for (const std::string& word : seen) ++frequency[word];
  }
  for (const auto& [word, count] : frequency)
    if (count * 500 >= articles.size() && count >= 2 && count * 5 <= articles.size() && is_plain_word(word))
      out.words.push_back(word);
  return out;
}

/// Stems of every language of the index, as queries have them: an English list of foreign names may pass for another language.
using Languages = std::set<std::string, std::less<>>;

std::set<std::string> forms_of(const Article& article, const Languages& languages) {
  std::set<std::string> forms;
  const auto add = [&](std::string_view text) {
    for (const std::string& lang : languages)
      for (const Token& token : default_analyzer().analyze(text, lang)) {
        forms.insert(token.text);
        if (!token.stem.empty()) forms.insert(token.stem);
      }
  };
  for (const Block& block : article.blocks) add(block.text);
  add(article.info.metadata.title);
  for (const std::string& tag : article.info.metadata.tags) add(tag);
  return forms;
}

bool has_form(const std::set<std::string>& forms, const std::string& word, const Languages& languages) {
  return std::any_of(languages.begin(), languages.end(), [&](const std::string& lang) {
    const auto tokens = default_analyzer().analyze(word, lang);
    return !tokens.empty() && (forms.count(tokens.front().text) != 0 || forms.count(tokens.front().stem) != 0);
  });
}

// Whether the article of a hit holds `needed` of the words, in any form of theirs.
auto holds_words(std::vector<std::string> words, std::size_t needed, Languages languages) {
  return [words = std::move(words), needed, languages = std::move(languages)](const Hit& hit, const Searcher& searcher) {
    const auto article = searcher.article(hit.article.key);
    if (!article) return false;
    const std::set<std::string> forms = forms_of(*article, languages);
    const auto found =
        std::count_if(words.begin(), words.end(), [&](const std::string& word) { return has_form(forms, word, languages); });
    return static_cast<std::size_t>(found) >= needed;
  };
}

Languages languages_of(const std::vector<Article>& articles) {
  Languages languages;
  for (const Article& article : articles) languages.insert(article.info.lang);
  return languages;
}

TimedQuery article_query(const std::vector<std::string>& words, std::string_view join, std::size_t needed,
                         const Languages& languages) {
  TimedQuery query;
  query.text = fmt::format("{}", fmt::join(words, join));
  query.options.show = Show::articles;
  query.options.synonyms = false;  // the reference knows forms of words only
  query.is_right = holds_words(words, needed, languages);
  return query;
}

TimedQuery phrase_query(const std::string& phrase) {
  TimedQuery query;
  query.text = "\"" + phrase + "\"";
  query.options.show = Show::articles;
  query.is_right = [](const Hit& hit, const Searcher&) { return !hit.article.key.empty(); };
  return query;
}

TimedQuery claim_query(std::string text, std::function<bool(const Claim&)> counts) {
  TimedQuery query;
  query.text = std::move(text);
  query.options.show = Show::claims;
  query.options.near_misses = false;
  query.is_right = [counts](const Hit& hit, const Searcher&) { return hit.claim && (!counts || counts(*hit.claim)); };
  query.counts = std::move(counts);
  return query;
}

class Drawer {
 public:
  Drawer(const std::vector<Article>& articles, const std::vector<Claim>& claims, std::size_t count, std::uint64_t seed)
      : random_(seed),
        languages_(languages_of(articles)),
        vocabulary_(vocabulary_of(articles, random_)),
        claims_(claims),
        count_(count) {
    for (const Claim& claim : claims_)
      if (claim.quantity.kind == QuantityKind::count) values_.push_back(claim.quantity.low);
    std::sort(values_.begin(), values_.end());
  }

  std::vector<QueryKind> draw() {
    std::vector<QueryKind> kinds;
    kinds.push_back(words("term", 1, " ", 1));
    kinds.push_back(words("and 2", 2, " ", 2));
    kinds.push_back(words("and 3", 3, " ", 3));
    kinds.push_back(words("or 3", 3, " OR ", 1));
    kinds.push_back(phrases("phrase", vocabulary_.phrases));
    kinds.push_back(phrases("chinese phrase", vocabulary_.chinese_phrases));
    kinds.push_back(words_and_number());
    kinds.push_back(event_number_company());
    kinds.push_back(number("number 0.01 %", 0.9999, Sort::relevance));
    kinds.push_back(number("number 1 %", 0.99, Sort::relevance));
    kinds.push_back(number("number 50 %", 0.5, Sort::relevance));
    kinds.push_back(number("number 1 % by value", 0.99, Sort::value));
    std::erase_if(kinds, [](const QueryKind& kind) { return kind.queries.empty(); });
    return kinds;
  }

 private:
  const std::string& any(const std::vector<std::string>& from) { return from[random_() % from.size()]; }

  QueryKind words(std::string name, std::size_t size, std::string_view join, std::size_t needed) {
    QueryKind kind{std::move(name), {}};
    for (std::size_t i = 0; i < count_ && vocabulary_.words.size() > size; ++i) {
      std::set<std::string> chosen;
      while (chosen.size() < size) chosen.insert(any(vocabulary_.words));
      kind.queries.push_back(article_query({chosen.begin(), chosen.end()}, join, needed, languages_));
    }
    return kind;
  }

  QueryKind phrases(std::string name, const std::vector<std::string>& from) {
    QueryKind kind{std::move(name), {}};
    for (std::size_t i = 0; i < count_ && !from.empty(); ++i) kind.queries.push_back(phrase_query(any(from)));
    return kind;
  }

  QueryKind words_and_number() {
    QueryKind kind{"words + number", {}};
    for (std::size_t i = 0; i < count_ && !vocabulary_.words.empty() && !values_.empty(); ++i) {
      TimedQuery query = claim_query(fmt::format("{} > {:.0f}", any(vocabulary_.words), quantile(0.5)), {});
      kind.queries.push_back(std::move(query));
    }
    return kind;
  }

  QueryKind event_number_company() {
    QueryKind kind{"event + number + company", {}};
    std::vector<const Claim*> with_company;
    for (const Claim& claim : claims_)
      if (claim.companies.size() == 1 && claim.event != Event::other && claim.quantity.kind == QuantityKind::count &&
          claim.companies.front().name.find('"') == std::string::npos)
        with_company.push_back(&claim);
    for (std::size_t i = 0; i < count_ && !with_company.empty(); ++i) {
      const Claim& claim = *with_company[random_() % with_company.size()];
      const double limit = std::floor(claim.quantity.low / 2);
      const Event event = claim.event;
      TimedQuery query =
          claim_query(fmt::format("event:{} > {:.0f} company:\"{}\"", name_of(event), limit, claim.companies.front().name), {});
      query.is_right = [event, limit](const Hit& hit, const Searcher&) {
        return hit.claim && hit.claim->event == event && hit.claim->quantity.high > limit;
      };
      kind.queries.push_back(std::move(query));
    }
    return kind;
  }

  QueryKind number(std::string name, double share_below, Sort sort) {
    QueryKind kind{std::move(name), {}};
    for (std::size_t i = 0; i < count_ && !values_.empty(); ++i) {
      const double limit = std::floor(quantile(share_below)) + static_cast<double>(i % 7);
      TimedQuery query = claim_query(fmt::format("kind:count > {:.0f}", limit), [limit](const Claim& claim) {
        return claim.quantity.kind == QuantityKind::count && claim.quantity.low > limit;
      });
      query.options.sort = sort;
      kind.queries.push_back(std::move(query));
    }
    return kind;
  }

  [[nodiscard]] double quantile(double share) const {
    return values_[std::min(values_.size() - 1, static_cast<std::size_t>(share * static_cast<double>(values_.size())))];
  }

  Random random_;
  Languages languages_;
  Vocabulary vocabulary_;
  const std::vector<Claim>& claims_;
  std::vector<double> values_;
  std::size_t count_;
};

}  // namespace

std::vector<QueryKind> draw_queries(const std::vector<Article>& articles, const std::vector<Claim>& claims, std::size_t count,
                                    std::uint64_t seed) {
  return Drawer(articles, claims, count, seed).draw();
}

}  // namespace claimdex::bench
