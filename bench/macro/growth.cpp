// Recombines paragraphs within a language and redraws digits.
#include "bench/macro/growth.hpp"

#include <fmt/format.h>

#include <fstream>
#include <map>
#include <random>
#include <string_view>

#include "claimdex/json.hpp"

namespace claimdex::bench {
namespace {

constexpr std::size_t file_bytes = 1U << 20U;

using Random = std::mt19937_64;

std::size_t draw(Random& random, std::size_t below) { return static_cast<std::size_t>(random() % below); }

// Other digits, first one never 0; single digits stay, they are mostly names and list numbers.
std::string with_new_digits(std::string_view text, Random& random) {
  std::string out(text);
  const auto is_digit = [&](std::size_t i) { return i < out.size() && out[i] >= '0' && out[i] <= '9'; };
  for (std::size_t i = 0; i < out.size(); ++i) {
    if (!is_digit(i) || (!is_digit(i + 1) && (i == 0 || !is_digit(i - 1)))) continue;
    const bool first = i == 0 || (!is_digit(i - 1) && out[i - 1] != ',' && out[i - 1] != '.');
    out[i] = static_cast<char>('0' + (first ? 1 + draw(random, 9) : draw(random, 10)));
  }
  return out;
}

struct Pools {
  std::map<std::string, std::vector<const Article*>> by_language;
};

std::string record_of(const Article& shape, const std::vector<const Article*>& same_language, std::uint64_t number,
                      Random& random) {
  std::string text;
  for (const Block& block : shape.blocks) {
    if (block.kind != BlockKind::body && block.kind != BlockKind::list) continue;
    const Article& donor = *same_language[draw(random, same_language.size())];
    const Block* piece = donor.blocks.empty() ? &block : &donor.blocks[draw(random, donor.blocks.size())];
    if (piece->kind != BlockKind::body) piece = &block;
    text += with_new_digits(piece->text, random) + "\n\n";
  }
  return fmt::format("{{\"id\":\"grown-{}\",\"title\":{},\"text\":{}}}\n", number,
                     json_quote(with_new_digits(shape.info.metadata.title, random)), json_quote(text));
}

}  // namespace

Result<void> grow(const std::vector<Article>& articles, unsigned times, std::uint64_t seed, const std::string& folder) {
  Pools pools;
  for (const Article& article : articles) pools.by_language[article.info.lang].push_back(&article);
  Random random(seed);
  std::ofstream file;
  std::size_t written = file_bytes;
  std::uint64_t number = 0;
  for (unsigned time = 0; time < times; ++time)
    for (const Article& article : articles) {
      if (written >= file_bytes) {
        file.close();
        file.open(fmt::format("{}/part-{:06}.ndjson", folder, number), std::ios::binary);
        written = 0;
      }
      const std::string record = record_of(article, pools.by_language[article.info.lang], number++, random);
      file << record;
      written += record.size();
      if (!file) return Error{ErrorCode::write_failed, fmt::format("cannot write below {}", folder), "", {}};
    }
  return {};
}

}  // namespace claimdex::bench
