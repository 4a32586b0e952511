// Where a Chinese name that ends with a form begins: 渤海|钢铁集团, but 家具租赁公司 names nobody. Common words and places of
// analyzers/lang/zh/{common_words.txt,place_words.tsv} tell names from descriptions.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "analyzers/claim/company/company_marks.hpp"
#include "analyzers/claim/company/company_words.hpp"

namespace claimdex::claims {

/// A form in the text: one or more tails in a row (钢管|集团|股份有限公司).
struct ChineseForm {
  std::size_t word = 0;      ///< index of its first character in the words
  std::size_t end = 0;       ///< byte where it ends
  bool strong = false;       ///< one of the tails ends names for sure
  bool plain = false;        ///< no more than 公司, 集团
  bool soft = false;         ///< begins with an everyday noun (发展, 航空): repetition proves nothing
  std::size_t weak_end = 0;  ///< byte where a weak tail at its beginning ends (钢管); 0 where it begins with a sure one
};

/// What stands before a form.
struct ChineseName {
  std::size_t first = 0;      ///< word that the name begins with; `word` of the form where there is no name
  std::size_t stem = 0;       ///< characters that are neither place nor description: 康美 of 康美药业
  bool begins_place = false;  ///< 青岛 of 青岛明远
  bool common = false;        ///< an everyday word stands for the name, 白云航空: needs the deeds of a company
};

/// The form that begins at words[at], its `end` 0 where none does.
ChineseForm chinese_form_at(const std::vector<Word>& words, std::size_t at, const CompanyMarks& marks);

/// Reads leftwards from the form, not before words[free_from].
ChineseName chinese_name_before(const std::vector<Word>& words, const ChineseForm& form, std::size_t free_from,
                                const CompanyMarks& marks);

/// Whether a name may begin at words[at]: after a gap, a common word or a particle.
bool may_begin_chinese(const std::vector<Word>& words, std::size_t at, std::string_view text);

/// Whether a common word reaches over the beginning or the end of [first, end): 国网 in 全国网络, 强生 in 强生成器.
bool crosses_word_border(const std::vector<Word>& words, std::size_t first, std::size_t end);

/// Whether [first, end) is a part of a longer common word: 三星 in 三星堆, 北大 in 北大荒.
bool lies_in_common_chinese(const std::vector<Word>& words, std::size_t first, std::size_t end);

/// 186家美国银行, 66所三级医院: whether what begins at words[first] is counted, and so no name.
bool is_counted_chinese(const std::vector<Word>& words, std::size_t first, std::string_view text);

/// Whether words[first] begins the name of a country.
bool begins_with_country(const std::vector<Word>& words, std::size_t first);

/// Whether the characters [first, end) are a common word or a place: no short name by themselves.
bool is_common_chinese(const std::vector<Word>& words, std::size_t first, std::size_t end);

}  // namespace claimdex::claims
