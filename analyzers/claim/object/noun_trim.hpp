// Puts the counted noun right that the scanner of quantities gave: it goes by closed word lists and may run on or stop early.
#pragma once

#include "analyzers/claim/quantity_view.hpp"

namespace claimdex::claims {

/// The noun of `quantity` without the words that do not belong to it, with those that do: "maintenance" of "1,000 maintenance and
/// cleaning workers" grows to the head, German nouns end with the first capitalised word, Chinese ones behind the last word of a
/// known class. Empty where the words are no noun. O(length of the noun).
TextSpan trim_noun(const SentenceView& view, const Quantity& quantity);

/// Whether `word` follows numbers without being what they count: "16 percent year over year", "20 miles east".
bool is_no_noun(std::string_view word);

/// "collectively", "annually", in English; not "family".
bool is_adverb(std::string_view word);

/// Whether `noun` counts without saying what: "units".
bool is_plain_unit(std::string_view noun);

/// "$35m of cuts", in English: a sum is of what is named behind "of", though that is a change.
bool is_sum_of(const SentenceView& view, const QuantityView& quantity, TextSpan noun);

/// Whether the character at byte `at` is a capital of A to Z, Ä, Ö, Ü or É.
bool is_upper(std::string_view text, std::size_t at);

/// Whether word `word` is a Romance present participle behind a plural, with which an adjective would agree: "autobus
/// transportant", "personas viviendo".
bool is_present_participle(const SentenceView& view, std::size_t word);

/// Where a German noun phrase that holds `measure` begins: with the adjectives before it, not with a verb or another noun.
std::size_t german_begin(const SentenceView& view, TextSpan noun, TextSpan measure);

/// A German noun phrase without what is written small behind its last noun: "neues Werk stecken" -> "neues Werk".
TextSpan german_noun(const SentenceView& view, TextSpan noun);

/// The subject of a verb of change, where it opens the clause; empty in English and CJK.
TextSpan subject_of_change(const SentenceView& view, TextSpan verb);

/// 居民消费价格指数（CPI）, 工业生产者出厂价格（PPI）降幅: a short name in brackets gives way to the full one, with what is
/// behind it. Any other noun as it is.
TextSpan unbracketed(const SentenceView& view, TextSpan noun);

}  // namespace claimdex::claims
