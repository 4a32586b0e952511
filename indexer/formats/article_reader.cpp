// Dispatches to the readers and finishes what they hand over.
#include "indexer/formats/article_reader.hpp"

#include <algorithm>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <memory>
#include <utility>

#include "analyzers/model/sha256.hpp"
#include "analyzers/text/article_languages.hpp"
#include "analyzers/text/dates.hpp"
#include "claimdex/analysis.hpp"
#include "indexer/formats/body_reader.hpp"
#include "indexer/formats/boilerplate.hpp"
#include "indexer/formats/chinese_metadata.hpp"
#include "indexer/formats/front_matter.hpp"
#include "indexer/formats/html_page.hpp"
#include "indexer/formats/lines.hpp"
#include "indexer/formats/markdown.hpp"
#include "indexer/formats/metadata.hpp"
#include "indexer/formats/text_reader.hpp"

namespace claimdex::formats {
namespace {

void read_with_front_matter(Piece file, Draft& draft) {
  std::optional<FrontMatter> found = read_front_matter(file);
  std::size_t body = 0;
  if (found) {
    for (Entry& entry : found->entries) apply_entry(std::move(entry), draft);
    if (!found->closed) draft.warn("The front matter has no closing line; it was taken to end where its keys end.");
    body = found->body - file.base;
  }
  add_body(file.sub(body, file.text.size()), draft);
}

// The first heading of the highest level is the title of Markdown without metadata, if nothing but images stands before it.
void title_from_heading(Draft& draft) {
  if (!draft.metadata().title.empty()) return;
  constexpr std::size_t looked_at = 12;
  int best = -1;
  for (std::size_t at = 0; at < std::min(looked_at, draft.blocks().size()); ++at) {
    const Block& block = draft.blocks()[at];
    if (block.kind != BlockKind::heading) continue;
    if (best < 0 || block.level < draft.blocks()[static_cast<std::size_t>(best)].level) best = static_cast<int>(at);
  }
  if (best < 0) return;
  Block& title = draft.article.blocks[static_cast<std::size_t>(best)];
  if (title.level > 1 && best > 2) return;
  title.kind = BlockKind::title;
  title.level = 0;
  draft.traits[static_cast<std::size_t>(best)].fixed = true;
  draft.metadata().title = title.text;
}

void read_in_format(Piece file, Format format, Draft& draft) {
  PageKind page = PageKind::article;
  switch (format) {
    case Format::front_matter:
      read_with_front_matter(file, draft);
      page = PageKind::maybe;
      break;
    case Format::chinese_metadata:
      read_chinese_metadata(file, draft);
      page = PageKind::maybe;
      break;
    case Format::page:
      add_plain_text(file, true, draft);
      find_page_title(draft);
      page = PageKind::page;
      break;
    case Format::html:
      read_html_page(file, draft);
      break;
    case Format::markdown:
      add_body(file, draft);
      title_from_heading(draft);
      break;
    default:
      take_headline(file, draft);
      add_plain_text(file, false, draft);
  }
  mark_repeated_titles(draft);
  mark_numbered_items(draft);
  mark_boilerplate(draft, page);
}

std::vector<std::uint64_t> line_starts_of(std::string_view bytes, const DecodedText& decoded) {
  const std::string_view text = decoded.text;
  std::vector<std::uint64_t> starts{0};
  for (const char* at = text.data(); at != nullptr && at < text.data() + text.size();) {
    const auto left = static_cast<std::size_t>(text.data() + text.size() - at);
    const auto* end = static_cast<const char*>(std::memchr(at, '\n', left));
    if (end == nullptr) break;
    const auto offset = static_cast<std::size_t>(end - text.data());
    const std::size_t next = decoded.map.to_source({offset, offset + 1}).end;
    if (next < bytes.size()) starts.push_back(next);
    at = end + 1;
  }
  return starts;
}

// Headings above.
void link_headings(Article& article) {
  int heading = -1;
  for (std::size_t at = 0; at < article.blocks.size(); ++at) {
    Block& block = article.blocks[at];
    if (block.kind == BlockKind::title) continue;
    block.heading = block.kind == BlockKind::boilerplate ? -1 : heading;
    if (block.kind == BlockKind::heading) heading = static_cast<int>(at);
    if (block.lead >= 0 && article.blocks[static_cast<std::size_t>(block.lead)].kind == BlockKind::boilerplate) block.lead = -1;
  }
}

// The first short lines around the title: "Harbour Wire March 3, 2021 9:15 AM".
void date_from_byline(Draft& draft) {
  Metadata& metadata = draft.metadata();
  if (metadata.published) return;
  constexpr std::size_t lines_around = 12;
  constexpr std::size_t longest = 120;
  std::size_t title = 0;
  for (std::size_t at = 0; at < draft.blocks().size(); ++at)
    if (draft.blocks()[at].kind == BlockKind::title) title = at;
  for (std::size_t at = title > 4 ? title - 4 : 0; at < std::min(title + lines_around, draft.blocks().size()); ++at) {
    const Block& block = draft.blocks()[at];
    if (block.text.size() > longest || block.kind == BlockKind::title || is_prose(block.text)) continue;
    const auto found = text::find_date(block.text, metadata.fetched ? std::optional(metadata.fetched->at) : std::nullopt);
    if (!found || count_words(block.text) > 14) continue;
    metadata.published = found->moment;
    metadata.published_from = DateOrigin::byline;
    return;
  }
}

}  // namespace

Draft read_whole_article(std::string_view bytes, const DecodedText& decoded, Format format) {
  Draft draft;
  ArticleInfo& info = draft.article.info;
  info.format = format;
  info.sha256 = model::sha256_hex(bytes);
  info.bytes = bytes.size();
  draft.article.warnings = decoded.warnings;
  read_in_format({decoded.text, 0}, format, draft);
  if (format == Format::page || format == Format::html) {
    finish_metadata(draft, std::nullopt);
    date_from_byline(draft);
  }
  if (!decoded.map.is_identity())
    for (Block& block : draft.article.blocks) block.source = block.source.through(decoded.map);
  draft.article.line_starts = line_starts_of(bytes, decoded);
  return draft;
}

Article finish_article(Draft draft, const ReadOptions& options, std::string identity) {
  finish_metadata(draft, options.now);
  ArticleInfo& info = draft.article.info;
  link_headings(draft.article);
  text::assign_languages(draft.article);
  info.key = options.key == KeyPolicy::url && !info.metadata.url.empty() ? info.metadata.url : std::move(identity);
  return std::move(draft.article);
}

std::string real_path(const std::string& file) {
  // The C function asks the kernel half as often as std::filesystem does, which matters where files are small.
  if (const std::unique_ptr<char, decltype(&std::free)> path(::realpath(file.c_str(), nullptr), &std::free); path != nullptr)
    return path.get();
  std::error_code failed;
  const std::filesystem::path path = std::filesystem::weakly_canonical(file, failed);
  return failed ? file : path.string();
}

}  // namespace claimdex::formats
