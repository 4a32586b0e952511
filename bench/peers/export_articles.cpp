// export_articles: what claimdex reads below CORPUS... as NDJSON of id, title and text, so that every peer gets the same
// documents.
//   export_articles [--scale N] [--megabytes M] CORPUS... > DOCS.ndjson
// Ids count from 1. N above 1 grows the corpus (bench/macro/growth.hpp); about M megabytes of text are printed, spread over the
// corpus.
#include <fmt/format.h>
#include <unistd.h>

#include <charconv>
#include <cstdint>
#include <cstdio>
#include <filesystem>
#include <string>
#include <vector>

#include "bench/macro/growth.hpp"
#include "claimdex/json.hpp"
#include "claimdex/reading.hpp"

namespace {

using namespace claimdex;

constexpr std::uint64_t seed = 20261126;

struct Settings {
  unsigned scale = 1;
  std::uint64_t megabytes = 0;  // 0 = all
  std::vector<std::string> paths;
};

std::vector<Article> read_all(const std::vector<std::string>& paths) {
  std::vector<Article> articles;
  for (const std::string& file : list_files(paths).paths)
    static_cast<void>(read_file(file, {}, [&](Article&& article) {
      articles.push_back(std::move(article));
      return true;
    }));
  return articles;
}

std::string text_of(const Article& article) {
  std::string text;
  for (const Block& block : article.blocks) {
    if (block.kind == BlockKind::title || block.kind == BlockKind::boilerplate || block.kind == BlockKind::code) continue;
    if (!text.empty()) text += "\n\n";
    text += block.text;
  }
  return text;
}

std::vector<Article> grown(const std::vector<Article>& articles, unsigned scale) {
  const std::filesystem::path folder = std::filesystem::temp_directory_path() / fmt::format("claimdex-export-{}", getpid());
  std::filesystem::create_directories(folder);
  std::vector<Article> out;
  if (bench::grow(articles, scale, seed, folder.string())) out = read_all({folder.string()});
  std::filesystem::remove_all(folder);
  return out;
}

// Every n-th article, so that a part is of the whole corpus and not of its beginning.
void print(const std::vector<Article>& articles, std::uint64_t megabytes) {
  std::vector<std::string> texts;
  std::uint64_t bytes = 0;
  for (const Article& article : articles) bytes += texts.emplace_back(text_of(article)).size();
  const double share =
      megabytes == 0 || bytes <= megabytes * 1000000 ? 1 : static_cast<double>(megabytes) * 1e6 / static_cast<double>(bytes);
  std::uint64_t id = 0;
  for (std::size_t i = 0; i < articles.size(); ++i) {
    const auto position = static_cast<double>(i);
    const bool is_chosen = static_cast<std::uint64_t>((position + 1) * share) > static_cast<std::uint64_t>(position * share);
    if (is_chosen && !texts[i].empty())
      fmt::print("{{\"id\":\"{}\",\"title\":{},\"text\":{}}}\n", ++id, json_quote(articles[i].info.metadata.title),
                 json_quote(texts[i]));
  }
}

bool parse(const std::vector<std::string>& arguments, Settings& settings) {
  const auto number = [](const std::string& text, auto& out) {
    return std::from_chars(text.data(), text.data() + text.size(), out).ptr == text.data() + text.size();
  };
  for (std::size_t i = 0; i < arguments.size(); ++i) {
    const bool has_value = i + 1 < arguments.size();
    if (arguments[i] == "--scale" && has_value) {
      if (!number(arguments[++i], settings.scale)) return false;
    } else if (arguments[i] == "--megabytes" && has_value) {
      if (!number(arguments[++i], settings.megabytes)) return false;
    } else {
      settings.paths.push_back(arguments[i]);
    }
  }
  return !settings.paths.empty() && settings.scale > 0;
}

}  // namespace

int main(int count, char** arguments) {
  Settings settings;
  if (!parse({arguments + 1, arguments + count}, settings)) {
    fmt::print(stderr, "usage: export_articles [--scale N] [--megabytes M] CORPUS...\n");
    return 2;
  }
  std::vector<Article> articles = read_all(settings.paths);
  if (settings.scale > 1) articles = grown(articles, settings.scale);
  print(articles, settings.megabytes);
  return articles.empty() ? 1 : 0;
}
