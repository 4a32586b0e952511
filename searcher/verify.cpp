// Reads a claim's file again, the way it was read for the index, and looks for the sentence: at its bytes first, then anywhere.
#include "searcher/verify.hpp"

#include <filesystem>
#include <optional>

#include "claimdex/reading.hpp"

namespace claimdex::search {
namespace {

/// The file as given, or, where the working folder is another one, as the key names it.
std::string file_now(const ArticleInfo& info) {
  std::error_code failure;
  if (std::filesystem::exists(info.file, failure)) return info.file;
  std::string_view key = info.key;
  const std::string record = "#" + info.path;
  if (info.record && key.ends_with(record)) key.remove_suffix(record.size());
  return std::filesystem::exists(std::filesystem::path(key), failure) ? std::string(key) : info.file;
}

bool is_same_article(const ArticleInfo& then, const ArticleInfo& now) {
  if (!then.record) return true;
  return now.path == then.path;  // the record's id, else file#row
}

/// Where `sentence` stands in the blocks of `article`; the place nearest to `expected` where it stands more than once.
std::optional<TextSpan> find_sentence(const Article& article, const std::string& sentence, TextSpan expected) {
  std::optional<TextSpan> best;
  for (const Block& block : article.blocks) {
    for (std::size_t at = block.text.find(sentence); at != std::string::npos; at = block.text.find(sentence, at + 1)) {
      const TextSpan span = block.source.to_source({at, at + sentence.size()});
      if (span == expected) return span;
      if (!best) best = span;
    }
  }
  return best;
}

}  // namespace

VerificationReport verify_claim(Hit hit) {
  VerificationReport report;
  const Claim& claim = *hit.claim;
  const std::string file = file_now(hit.article);
  std::error_code failure;
  if (!std::filesystem::exists(file, failure)) {
    report.state = Verification::file_gone;
    report.hit = std::move(hit);
    return report;
  }
  ReadOptions options;
  options.format = hit.article.format;
  bool found_article = false;
  const auto look = [&](Article&& article) {
    if (!is_same_article(hit.article, article.info)) return true;
    found_article = true;
    report.sha256_now = article.info.sha256;
    report.found_at = find_sentence(article, claim.sentence, claim.source);
    return false;
  };
  const Result<ReadSummary> read = read_file(file, options, look);
  const bool same_bytes = found_article && report.sha256_now == hit.article.sha256;
  if (!read && !found_article)
    report.state = Verification::missing;
  else if (!report.found_at)
    report.state = Verification::missing;
  else if (*report.found_at != claim.source)
    report.state = Verification::moved;
  else
    report.state = same_bytes ? Verification::intact : Verification::file_changed;
  report.hit = std::move(hit);
  return report;
}

}  // namespace claimdex::search
