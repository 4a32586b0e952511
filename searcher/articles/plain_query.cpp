// Compiling plain language: which words are searched, and what each weighs. Figures of every choice: bench/FIGURES.md.
#include "searcher/articles/plain_query.hpp"

#include <algorithm>
#include <array>

#include "analyzers/text/query_stops.hpp"
#include "indexer/schema/fields.hpp"
#include "indexer/schema/lead_codes.hpp"
#include "searcher/query/folded_query.hpp"

namespace claimdex::search {
namespace {

using Xapian::Query;

/// Links name where a text stood, not what it says. A host may be glued to the word before it ("#Iranpic.twitter.com/x").
std::string without_links(std::string_view text) {
  std::string rest;
  while (!text.empty()) {
    const std::size_t link = std::min({text.find("http://"), text.find("https://"), text.find("pic.twitter.com/")});
    rest.append(text.substr(0, link));
    if (link == std::string_view::npos) break;
    rest += ' ';
    const std::size_t end = std::min(text.find_first_of(" \t\r\n", link), text.size());
    text.remove_prefix(end);
  }
  return rest;
}

bool is_lower(char c) { return c >= 'a' && c <= 'z'; }
bool is_upper(char c) { return c >= 'A' && c <= 'Z'; }

/// The words glued together in a hashtag or an account's name, appended: "#BorderWall" also says border and wall.
std::string with_cut_names(const std::string& text) {
  std::string more;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] != '#' && text[i] != '@') continue;
    const std::size_t begin = i + 1;
    std::size_t end = begin;
    bool is_glued = false;
    std::string words(1, ' ');
    for (; end < text.size() && (is_lower(text[end]) || is_upper(text[end])); ++end) {
      const bool begins_word =
          end > begin && is_upper(text[end]) && (is_lower(text[end - 1]) || (end + 1 < text.size() && is_lower(text[end + 1])));
      is_glued = is_glued || begins_word;
      if (begins_word) words += ' ';
      words += text[end];
    }
    if (is_glued) more += words;
    i = std::max(i, end - 1);
  }
  return text + more;
}

struct Kana {
  int hiragana = 0;
  int katakana = 0;
};

Kana kana_of(std::string_view gram) {
  Kana kana;
  for (std::size_t i = 0; i < gram.size();) {
    const query::CodePoint c = query::code_point_at(gram, i);
    i += c.size;
    if (c.value >= 0x3041 && c.value <= 0x309F) ++kana.hiragana;
    if (c.value >= 0x30A0 && c.value <= 0x30FF) ++kana.katakana;
  }
  return kana;
}

/// What a gram says beside one of Han characters: hiragana mostly bends words, and single kana are letters.
double gram_weight(std::string_view gram, TokenKind kind) {
  const Kana kana = kana_of(gram);
  if (kind == TokenKind::cjk_bigram)
    return kana.hiragana == 2 ? gram_weights.hiragana : kana.hiragana == 1 ? gram_weights.mixed : 1;
  if (kana.hiragana > 0) return 0;
  return kana.katakana > 0 ? gram_weights.katakana_unigram : gram_weights.unigram;
}

}  // namespace

bool is_mostly_cjk(std::string_view text) {
  std::size_t cjk = 0;
  std::size_t other = 0;
  for (std::size_t i = 0; i < text.size();) {
    const query::CodePoint c = query::code_point_at(text, i);
    i += c.size;
    if (c.value == ' ') continue;
    ++(query::is_cjk(c.value) ? cjk : other);
  }
  return cjk * 2 > other;
}

std::vector<Token> telling_tokens(std::string_view text, const std::string& lang_of_text) {
  const std::string unlinked = with_cut_names(without_links(text));
  const std::string lang = unlinked == text && !lang_of_text.empty() ? lang_of_text : detect_language(unlinked);
  std::vector<Token> tokens = default_analyzer().analyze(text::without_stop_phrases(unlinked, lang), {});
  std::erase_if(tokens, [&](const Token& token) { return text::is_query_stop(token.text, lang); });
  return tokens.empty() ? default_analyzer().analyze(text, {}) : tokens;
}

Query PlainTextCompiler::compile(std::string_view text, std::size_t enough) {
  read(text, enough);
  return query();
}

Query PlainTextCompiler::query() const {
  if (parts_.empty()) return Query::MatchNothing;
  const Query any = any_query_of(parts_);
  return added_.empty() ? any : Query(Query::OP_AND_MAYBE, any, any_query_of(added_));
}

void PlainTextCompiler::read(std::string_view text, std::size_t enough) {
  parts_.clear();
  grams_.clear();
  added_.clear();
  languages_.clear();
  nearness_ = {};
  forms_.clear();
  kept_.clear();
  words_ = 0;
  weight_of_all_ = 0;
  const std::string lang = detect_language(text);
  const auto& known = snapshot_.languages();
  if (std::find(known.begin(), known.end(), lang) != known.end()) languages_.push_back(lang);
  std::map<std::string, Use> words;
  const std::vector<Token> tokens = telling_tokens(text, lang);
  for (const Token& token : tokens) {
    Use& use = words[token.text];
    use.kind = token.kind;
    ++use.times;
  }
  for (const auto& [text_of_word, use] : words) {
    const bool is_gram = use.kind == TokenKind::cjk_bigram || use.kind == TokenKind::cjk_unigram;
    is_gram ? add_gram(text_of_word, use) : add_word(text_of_word, use);
  }
  read_lead_codes();
  read_pairs(tokens);
  sort_grams(enough);
  if (parts_.empty()) parts_.swap(added_);
}

void PlainTextCompiler::read_pairs(const std::vector<Token>& tokens) {
  const Form* before = nullptr;
  for (const Token& token : tokens) {
    const bool is_gram = token.kind == TokenKind::cjk_bigram || token.kind == TokenKind::cjk_unigram;
    const auto form = is_gram ? forms_.end() : forms_.find(token.text);
    if (form == forms_.end()) continue;
    const Form& here = form->second;
    if (before != nullptr && before->word != here.word)
      nearness_.add_pair({before->word, here.word, std::min(before->weight, here.weight)});
    before = &here;
  }
  if (nearness_.empty()) return;
  for (const auto& [text, form] : forms_)
    if (form.known->is_in_text) nearness_.add_form({form.known->term, form.known->hash, form.word});
}

void PlainTextCompiler::sort_grams(std::size_t enough) {
  std::stable_sort(grams_.begin(), grams_.end(), [](const Gram& a, const Gram& b) { return a.frequency < b.frequency; });
  double found = 0;
  for (Gram& gram : grams_) {
    (found < static_cast<double>(enough) ? parts_ : added_).push_back(std::move(gram.word));
    found += gram.frequency;
  }
}

void PlainTextCompiler::remember(const KnownWord& word, double weight) {
  for (const KnownWord::Form& form : word.forms) forms_.emplace(form.text, Form{words_, weight, &form});
  ++words_;
  weight_of_all_ += weight;
}

void PlainTextCompiler::read_lead_codes() {
  lead_codes_.clear();
  for (const auto& [text, form] : forms_) lead_codes_.push_back({form.known->lead_code, form.word, form.weight});
  std::sort(lead_codes_.begin(), lead_codes_.end(),
            [](const LeadCode& a, const LeadCode& b) { return std::pair(a.code, a.word) < std::pair(b.code, b.word); });
}

double PlainTextCompiler::coverage(std::string_view lead) {
  if (weight_of_all_ <= 0) return 0;
  is_covered_.assign(words_, 0);
  double found = 0;
  std::size_t at = 0;
  const std::size_t size = schema::lead_codes(lead);
  for (const LeadCode& asked : lead_codes_) {
    while (at < size && schema::lead_code_at(lead, at) < asked.code) ++at;
    if (at == size) break;
    if (schema::lead_code_at(lead, at) != asked.code || is_covered_[asked.word] != 0) continue;
    is_covered_[asked.word] = 1;
    found += asked.weight;
  }
  return found / weight_of_all_;
}

void PlainTextCompiler::add_word(const std::string& text, const Use& use) {
  const SharedWord& word = kept_.emplace_back(words_known_.word(text, use.kind, languages_));
  for (const KnownWord::Part& part : word->parts)
    parts_.push_back({{part.terms, use.times * article_weights.compound_part * part.factor}, {}});
  if (!word->text) return;
  const double factor = use.times * word->factor;
  remember(*word, use.times * word->idf);
  WeighedWord found{{word->text, factor}, {}};
  constexpr std::array weights = {article_weights.title, article_weights.heading, article_weights.tag};
  for (std::size_t i = 0; i < weights.size(); ++i)
    if (word->more[i] && factor * weights[i] > 0) found.more.push_back({word->more[i], factor * weights[i]});
  parts_.push_back(std::move(found));
}

void PlainTextCompiler::add_gram(const std::string& gram, const Use& use) {
  const double weight = gram_weight(gram, use.kind);
  if (weight <= 0) return;
  const SharedWord& word = kept_.emplace_back(words_known_.gram(gram, use.kind));
  if (!word->text) return;
  const double factor = weight * use.times * word->factor;
  WeighedWord found{{word->text, factor}, {}};
  if (use.kind == TokenKind::cjk_unigram) {
    added_.push_back(std::move(found));
    return;
  }
  remember(*word, weight * use.times * word->idf);
  if (word->more.front() && factor * article_weights.title > 0)
    found.more.push_back({word->more.front(), factor * article_weights.title});
  grams_.push_back({std::move(found), word->text->frequency});
}

}  // namespace claimdex::search
