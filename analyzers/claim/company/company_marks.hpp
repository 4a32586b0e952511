// Phrases around names in Chinese, Japanese and Korean, found in one scan of a block: which class begins and ends at each byte.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "analyzers/text/phrase_matcher.hpp"
#include "claimdex/text.hpp"

namespace claimdex::claims {

enum MarkClass : std::uint32_t {
  mark_tail = 1u << 0,            ///< ends a name for sure: 公司, 银行, ホールディングス
  mark_weak_tail = 1u << 1,       ///< may end one: 科技, 能源
  mark_head = 1u << 2,            ///< begins one: 株式会社
  mark_generic = 1u << 3,         ///< describes: 互联网 in 互联网公司
  mark_stop = 1u << 4,            ///< a name does not reach over it: 的, 和, は
  mark_owned = 1u << 5,           ///< follows a company's name: 股价, 员工
  mark_verb = 1u << 6,            ///< follows one: 宣布, 裁员
  mark_pre = 1u << 7,             ///< stands before one: 收购, 大手
  mark_say = 1u << 8,             ///< follows a speaker: 报道, によると
  mark_say_before = 1u << 9,      ///< stands before a speaker: 据
  mark_anaphor = 1u << 10,        ///< 该公司, 同社
  mark_anaphor_short = 1u << 11,  ///< 其, 它
  mark_not_after = 1u << 12,      ///< after these a name is part of another word: 银行|业
  mark_deed = 1u << 13,           ///< what hardly anyone but a company does: 裁员, 收购
  mark_staffed = 1u << 14,        ///< what hardly anything but a company has: 股价, 董事长
  mark_plain_tail = 1u << 15,     ///< 公司, 集团: tails that also follow descriptions
  mark_nobody = 1u << 19,         ///< a subject that is no single company: 我国, 企业, 居民
  mark_soft_tail = 1u << 18,      ///< weak tails that are everyday nouns: 发展, 航空
  mark_alias = 1u << 16,          ///< a short name follows: 简称
  mark_source_before = 1u << 17,  ///< where the text itself comes from: 原文来自
  mark_pre_known = 1u << 20,      ///< stands before things of all sorts, so it speaks for known names only: 使用, 例如
};

/// The marks of one block. Reads one after the other into the same memory.
class CompanyMarks {
 public:
  struct Mark {
    TextSpan span;
    std::uint32_t classes = 0;
  };

  void read(std::string_view folded, std::string_view lang);

  [[nodiscard]] std::uint32_t beginning_at(std::size_t byte) const {
    return byte < begins_.size() ? begins_[byte] : std::uint32_t{0};
  }
  [[nodiscard]] std::uint32_t ending_at(std::size_t byte) const { return byte < ends_.size() ? ends_[byte] : std::uint32_t{0}; }
  /// The end of the longest mark of one of `classes` that begins at `byte`; `byte` itself where there is none.
  [[nodiscard]] std::size_t end_of(std::size_t byte, std::uint32_t classes) const;
  [[nodiscard]] const std::vector<Mark>& all() const { return marks_; }
  /// Whether generic words cover [begin, end) wholly.
  [[nodiscard]] bool is_generic(std::size_t begin, std::size_t end) const;

 private:
  text::PhraseText phrases_;
  std::vector<text::PhraseMatcher::Match> matches_;
  std::vector<Mark> marks_;
  std::vector<std::uint32_t> begins_;
  std::vector<std::uint32_t> ends_;
};

}  // namespace claimdex::claims
