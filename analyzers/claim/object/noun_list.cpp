// Lists of Chinese nouns: "甲、乙和丙分别为".
#include "analyzers/claim/object/noun_list.hpp"

#include <algorithm>
#include <array>

#include "analyzers/lang/word_groups.hpp"

namespace claimdex::claims {

void split_names(std::string_view folded, std::size_t end, std::vector<TextSpan>& names) {
  static constexpr std::array<std::string_view, 4> stops = {"，", "。", "；", "："};
  static const lang::WordGroup& joints = lang::word_group("noun_joints");
  std::size_t begin = 0;
  for (const std::string_view stop : stops) {
    const std::size_t at = folded.substr(0, end).rfind(stop);
    if (at != std::string_view::npos) begin = std::max(begin, at + stop.size());
  }
  while (begin < end) {
    std::size_t next = end;
    std::size_t skip = 0;
    for (const std::string_view joint : joints) {
      const std::size_t at = folded.substr(0, end).find(joint, begin);
      if (at < next) {
        next = at;
        skip = joint.size();
      }
    }
    if (next > begin) names.push_back({begin, next});
    begin = next + std::max<std::size_t>(skip, next == end ? 1 : skip);
  }
}

}  // namespace claimdex::claims
