// Cuts blocks into sentences, words and clauses. Knows nothing of events or companies.
#include "analyzers/claim/sentence_builder.hpp"

#include <algorithm>
#include <string_view>

#include "analyzers/claim/function_words.hpp"
#include "analyzers/claim/rule_languages.hpp"
#include "analyzers/claim/symbol_quantities.hpp"
#include "analyzers/lang/word_groups.hpp"
#include "analyzers/quantity/scanner.hpp"
#include "analyzers/text/article_languages.hpp"
#include "analyzers/text/ascii_words.hpp"
#include "analyzers/text/fold_aligned.hpp"
#include "analyzers/text/utf8.hpp"
#include "claimdex/analysis.hpp"
#include "claimdex/extraction.hpp"

namespace claimdex::claims {
namespace {

bool is_word_byte(unsigned char c) { return c >= 0x80 || text::is_ascii_letter(c) || text::is_ascii_digit(c); }

// Letters beyond ASCII count as letters unless they are punctuation, space or a symbol.
bool is_letter(char32_t c) {
  if (c < 0x80) return text::is_ascii_letter(c);
  if (text::is_space(c)) return false;
  if (c < 0xC0) return c == 0xAA || c == 0xB5 || c == 0xBA;
  if (c == 0xD7 || c == 0xF7) return false;
  return !text::in_range(c, 0x2000, 0x2BFF) && !text::in_range(c, 0x3000, 0x3004) && !text::in_range(c, 0x3008, 0x3030) &&
         !text::in_range(c, 0xFF00, 0xFF20) && !text::in_range(c, 0xFF3B, 0xFF40) && !text::in_range(c, 0xFF5B, 0xFF65) &&
         c < 0x1F000;
}

bool is_apostrophe(char32_t c) { return c == '\'' || c == 0x2019; }

// The end of the number that begins at `at`: digits with single marks between them ("2,000", "3.5", "1 200" stays two).
std::size_t number_end(std::string_view text, std::size_t at) {
  while (at < text.size()) {
    if (text::is_ascii_digit(static_cast<unsigned char>(text[at]))) {
      ++at;
    } else if ((text[at] == ',' || text[at] == '.') && at + 1 < text.size() &&
               text::is_ascii_digit(static_cast<unsigned char>(text[at + 1]))) {
      at += 2;
    } else {
      break;
    }
  }
  return at;
}

std::size_t letters_end(std::string_view text, std::size_t at) {
  while (true) {
    at = text::ascii_word_end(text, at);
    if (at == text.size()) break;
    const text::CodePoint c = text::decode_at(text, at);
    if (is_letter(c.value) && !text::is_cjk(c.value)) {
      at += c.size;
    } else if (is_apostrophe(c.value)) {
      const text::CodePoint after = text::decode_at(text, at + c.size);
      if (after.size == 0 || !is_letter(after.value) || text::is_cjk(after.value)) break;
      at += c.size + after.size;
    } else {
      break;
    }
  }
  return at;
}

// Whether the text between two words ends a clause. A comma between digits is inside a word already.
bool ends_clause(std::string_view gap) {
  for (std::size_t at = 0; at < gap.size();) {
    const text::CodePoint c = text::decode_at(gap, at);
    switch (c.value) {
      case ',':
      case ';':
      case ':':
      case 0x2014:
      case 0xFF0C:
      case 0xFF1B:
      case 0xFF1A:
      case 0x3002:
      case '|':
      case 0x2022:
      case '.':
      case '!':
      case '?':
      case 0xFF01:
      case 0xFF1F:
        return true;
      case 0x2013:
      case '-':
        if (at > 0 && gap[at - 1] == ' ' && at + c.size < gap.size()) return true;
        break;
      default:
        break;
    }
    at += c.size;
  }
  return false;
}

// "the half-year ended April 9, 1991, was": the commas around the year of a date end no clause before its verb.
bool is_date_comma(std::string_view folded, const std::vector<TextSpan>& words, std::size_t i) {
  const auto is_number = [&](std::size_t at, std::size_t least, std::size_t most) {
    const std::string_view word = words[at].of(folded);
    return word.size() >= least && word.size() <= most &&
           std::all_of(word.begin(), word.end(), [](char c) { return text::is_ascii_digit(static_cast<unsigned char>(c)); });
  };
  if (i < 2 || folded.compare(words[i - 1].end, 2, ", ") != 0) return false;
  if (is_number(i - 1, 1, 2) && is_number(i, 4, 4)) return true;
  static const lang::WordGroup& verbs = lang::word_group("finite_verbs");
  return is_number(i - 2, 1, 2) && is_number(i - 1, 4, 4) && lang::contains(verbs, words[i].of(folded));
}

// A claim carries its sentence, so what one sentence may give is bounded: a longer row or heading is cut as prose is, and numbers
// beyond these are data, not statements.
constexpr std::size_t longest_whole = 4096;
constexpr std::size_t most_quantities = 128;

bool is_read(BlockKind kind) { return kind != BlockKind::boilerplate && kind != BlockKind::code; }

bool is_whole(BlockKind kind) { return kind == BlockKind::title || kind == BlockKind::heading || kind == BlockKind::table; }

}  // namespace

void cut_words(std::string_view text, std::vector<TextSpan>& words) {
  for (std::size_t at = 0; at < text.size();) {
    const auto byte = static_cast<unsigned char>(text[at]);
    if (!is_word_byte(byte)) {
      ++at;
      continue;
    }
    const text::CodePoint c = text::decode_at(text, at);
    std::size_t end = at + c.size;
    if (text::is_ascii_digit(c.value)) {
      end = number_end(text, at);
    } else if (text::is_cjk(c.value)) {
      // a word of its own
    } else if (is_letter(c.value)) {
      end = letters_end(text, at);
    } else {
      at = end;
      continue;
    }
    words.push_back({at, end});
    at = end;
  }
}

void cut_words(Sentence& sentence) {
  if (!sentence.words.empty()) return;
  cut_words(sentence.text, sentence.words);
  sentence.phrases.read(sentence.folded);
}

namespace {

// "4% 증가했고 영업이익은": Korean joins clauses by endings of verbs, without a comma.
bool joins_clauses(std::string_view before, std::string_view lang) {
  if (lang != "ko") return false;
  static const lang::WordGroup& endings = lang::word_group("joining_verb_endings");
  return std::any_of(endings.begin(), endings.end(), [&](std::string_view ending) { return before.ends_with(ending); });
}

// "2,5 Mrd. Euro", "Mag. Huber", "ca. 30": the stop of an abbreviation, inside a sentence.
bool is_stop_of_abbreviation(std::string_view word, std::string_view gap) {
  static const lang::WordGroup& abbreviations = lang::word_group("abbreviations_in_clauses");
  return gap == ". " && lang::contains(abbreviations, word);
}

}  // namespace

void cut_clauses(std::string_view folded, std::string_view lang, const std::vector<TextSpan>& words,
                 std::vector<TextSpan>& clauses) {
  const bool spaced = lang != "zh" && lang != "ja";
  const FunctionWords& function = function_words(lang);
  std::size_t begin = 0;
  for (std::size_t i = 1; i < words.size(); ++i) {
    const std::string_view gap = folded.substr(words[i - 1].end, words[i].begin - words[i - 1].end);
    if (lang == "en" && is_date_comma(folded, words, i)) continue;
    if (lang == "de" && is_stop_of_abbreviation(words[i - 1].of(folded), gap)) continue;
    const bool cut = (!gap.empty() && (ends_clause(gap) || joins_clauses(folded.substr(0, words[i - 1].end), lang))) ||
                     (spaced && function.class_of(words[i].of(folded)) == WordClass::clause);
    if (!cut || words[i].begin == begin) continue;
    clauses.push_back({begin, words[i].begin});
    begin = words[i].begin;
  }
  clauses.push_back({begin, folded.size()});
}

FoldedBlocks fold_blocks(const Article& article) {
  FoldedBlocks folded(article.blocks.size());
  for (std::size_t i = 0; i < folded.size(); ++i)
    if (is_read(article.blocks[i].kind)) folded[i] = text::fold_aligned(article.blocks[i].text);
  return folded;
}

bool SentenceBuilder::begin_block(std::size_t index) {
  const Block& block = article_->blocks[index];
  if (!is_read(block.kind) || block.text.empty()) return false;
  block_index_ = index;
  lang_ = block.lang;
  if (lang_.empty()) lang_ = text::language_of_block(block, article_->info.lang);
  if (lang_.empty()) lang_ = "en";
  sentences_.clear();
  if (is_whole(block.kind) && block.text.size() <= longest_whole) {
    sentences_.push_back({0, block.text.size()});
  } else {
    sentences_ = split_sentences(block.text, lang_);
  }
  quantities_ = quantity::extract_folded(block.text, (*folded_)[index], lang_, {});
  if (!has_rules(lang_)) keep_what_symbols_say(block.text, quantities_);
  sentence_at_ = quantity_at_ = 0;
  return true;
}

bool SentenceBuilder::next(Sentence& sentence) {
  if (sentence_at_ == sentences_.size()) return false;
  const Block& block = article_->blocks[block_index_];
  sentence.article = article_;
  sentence.block_index = block_index_;
  sentence.block = &block;
  sentence.in_block = sentences_[sentence_at_++];
  sentence.text = sentence.in_block.of(block.text);
  sentence.folded = sentence.in_block.of((*folded_)[block_index_]);
  sentence.lang = lang_;
  sentence.words.clear();
  sentence.phrases.clear();
  sentence.clauses.clear();
  sentence.quantities.clear();
  const std::size_t begin = sentence.in_block.begin;
  const std::size_t end = sentence.in_block.end;
  for (; quantity_at_ < quantities_.size() && quantities_[quantity_at_].span.begin < end; ++quantity_at_) {
    Quantity& found = quantities_[quantity_at_];
    if (sentence.quantities.size() == most_quantities) continue;
    if (found.span.begin < begin || found.span.end > end) continue;  // runs over a sentence's end: not one quantity
    sentence.quantities.push_back(std::move(found));
    Quantity& own = sentence.quantities.back();
    for (TextSpan* span : {&own.span, &own.number, &own.object_span})
      if (!span->empty()) *span = {span->begin - begin, span->end - begin};
  }
  if (sentence.quantities.empty()) return true;
  cut_words(sentence);
  cut_clauses(sentence.folded, sentence.lang, sentence.words, sentence.clauses);
  return true;
}

}  // namespace claimdex::claims
