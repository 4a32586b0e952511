// German number words are written as one: zweihundertfünfzigtausend = [2][hundert][fünfzig][tausend]. A small recursive descent
// over the folded word; knows no other language.
#include <array>
#include <string_view>

#include "analyzers/quantity/number.hpp"

namespace claimdex::quantity {
namespace {

struct Morpheme {
  std::string_view text;
  double value;
};

// Longest first, so that "sechzig" is not read as "sech..." and "eins" not as "ein".
constexpr std::array<Morpheme, 14> ones = {{{"fuenf", 5},
                                            {"fünf", 5},
                                            {"sieben", 7},
                                            {"sechs", 6},
                                            {"drei", 3},
                                            {"vier", 4},
                                            {"acht", 8},
                                            {"neun", 9},
                                            {"zwei", 2},
                                            {"zwo", 2},
                                            {"eine", 1},
                                            {"eins", 1},
                                            {"ein", 1},
                                            {"null", 0}}};
constexpr std::array<Morpheme, 13> teens = {{{"dreizehn", 13},
                                             {"vierzehn", 14},
                                             {"fuenfzehn", 15},
                                             {"fünfzehn", 15},
                                             {"sechzehn", 16},
                                             {"siebzehn", 17},
                                             {"achtzehn", 18},
                                             {"neunzehn", 19},
                                             {"zwoelf", 12},
                                             {"zwölf", 12},
                                             {"zehn", 10},
                                             {"elf", 11},
                                             {"siebenzehn", 17}}};
constexpr std::array<Morpheme, 11> tens = {{{"zwanzig", 20},
                                            {"dreißig", 30},
                                            {"dreissig", 30},
                                            {"vierzig", 40},
                                            {"fuenfzig", 50},
                                            {"fünfzig", 50},
                                            {"sechzig", 60},
                                            {"siebzig", 70},
                                            {"achtzig", 80},
                                            {"neunzig", 90},
                                            {"siebenzig", 70}}};

template <std::size_t N>
const Morpheme* match(const std::array<Morpheme, N>& morphemes, std::string_view word) {
  for (const Morpheme& morpheme : morphemes)
    if (word.starts_with(morpheme.text)) return &morpheme;
  return nullptr;
}

CompoundNumber below_hundred(std::string_view word) {
  if (const Morpheme* teen = match(teens, word)) return {teen->value, teen->text.size()};
  if (const Morpheme* ten = match(tens, word)) return {ten->value, ten->text.size()};
  const Morpheme* one = match(ones, word);
  if (one == nullptr) return {};
  const std::string_view rest = word.substr(one->text.size());
  if (rest.starts_with("und"))
    if (const Morpheme* ten = match(tens, rest.substr(3)))
      return {one->value + ten->value, one->text.size() + 3 + ten->text.size()};
  return {one->value, one->text.size()};
}

CompoundNumber below_thousand(std::string_view word) {
  constexpr std::string_view hundred = "hundert";
  CompoundNumber head{1, 0};
  if (!word.starts_with(hundred)) {
    head = below_hundred(word);
    if (head.size == 0 || !word.substr(head.size).starts_with(hundred)) return head;
  }
  CompoundNumber result{head.value * 100, head.size + hundred.size()};
  std::string_view rest = word.substr(result.size);
  const std::size_t joint = rest.starts_with("und") ? 3 : 0;
  const CompoundNumber tail = below_hundred(rest.substr(joint));
  if (tail.size > 0) result = {result.value + tail.value, result.size + joint + tail.size};
  return result;
}

}  // namespace

std::optional<CompoundNumber> parse_german_compound(std::string_view word) {
  constexpr std::string_view thousand = "tausend";
  CompoundNumber head{1, 0};
  if (!word.starts_with(thousand)) head = below_thousand(word);
  if (head.size == 0 && !word.starts_with(thousand)) return std::nullopt;
  std::string_view rest = word.substr(head.size);
  if (!rest.starts_with(thousand)) return head;
  CompoundNumber result{head.value * 1000, head.size + thousand.size()};
  rest = word.substr(result.size);
  const std::size_t joint = rest.starts_with("und") ? 3 : 0;
  const CompoundNumber tail = below_thousand(rest.substr(joint));
  if (tail.size > 0) result = {result.value + tail.value, result.size + joint + tail.size};
  return result;
}

}  // namespace claimdex::quantity
