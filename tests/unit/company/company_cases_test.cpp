// Runs every analyzers/lang/<code>/company.cases file and reports file:line.
//
// Format, line by line ('#' = comment):
//   = none                      the last number of every text below is no company's
//   = NAME [; NAME ...]         whose it is, as the claim names them, in any order
//   [TITLE ||] TEXT [|| TEXT]   any other line: one article of a title and paragraphs; "- TEXT" is an item of a list
#include <doctest/doctest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <string>
#include <string_view>
#include <vector>

#include "claimdex/extraction.hpp"

namespace {

std::vector<std::string> parts_of(std::string_view line, std::string_view separator) {
  std::vector<std::string> parts;
  while (!line.empty()) {
    const std::size_t end = std::min(line.find(separator), line.size());
    std::string part(line.substr(0, end));
    part.erase(0, part.find_first_not_of(' '));
    part.erase(part.find_last_not_of(' ') + 1);
    if (!part.empty()) parts.push_back(part);
    line.remove_prefix(std::min(end + separator.size(), line.size()));
  }
  return parts;
}

claimdex::Article article_of(const std::string& line, const std::string& lang) {
  claimdex::Article article;
  article.info.lang = lang;
  const std::vector<std::string> texts = parts_of(line, "||");
  for (std::size_t i = 0; i < texts.size(); ++i) {
    claimdex::Block block;
    block.kind = i == 0 && texts.size() > 1 ? claimdex::BlockKind::title : claimdex::BlockKind::body;
    block.text = texts[i];
    if (i > 0 && block.text.starts_with("- ")) {
      block.kind = claimdex::BlockKind::list;
      block.text.erase(0, 2);
    }
    article.blocks.push_back(block);
  }
  return article;
}

/// The companies of the number that stands last in the article.
std::vector<std::string> companies_of_last(const std::vector<claimdex::Claim>& claims) {
  const claimdex::Claim* last = nullptr;
  for (const claimdex::Claim& claim : claims) {
    const auto place = [](const claimdex::Claim& c) { return std::tuple(c.block, c.block_span.begin, c.quantity.span.begin); };
    if (last == nullptr || place(claim) > place(*last)) last = &claim;
  }
  std::vector<std::string> names;
  if (last == nullptr) return {"(no claim)"};
  for (const claimdex::Company& company : last->companies) names.push_back(company.name);
  std::sort(names.begin(), names.end());
  return names;
}

std::string joined(const std::vector<std::string>& names) {
  std::string text;
  for (const std::string& name : names) text += (text.empty() ? "" : "; ") + name;
  return text.empty() ? "none" : text;
}

void run_file(const std::filesystem::path& path) {
  const std::string lang = path.parent_path().filename().string();
  std::ifstream file(path);
  std::vector<std::string> wanted;
  std::size_t number = 0;
  for (std::string line; std::getline(file, line);) {
    ++number;
    if (line.empty() || line[0] == '#') continue;
    if (line.starts_with("= ")) {
      wanted = line == "= none" ? std::vector<std::string>{} : parts_of(line.substr(2), ";");
      std::sort(wanted.begin(), wanted.end());
      continue;
    }
    const std::vector<std::string> found = companies_of_last(claimdex::extract_claims(article_of(line, lang)));
    CHECK_MESSAGE(found == wanted, path.string() << ":" << number << ": wanted " << joined(wanted) << ", found " << joined(found)
                                                 << "; text: " << line);
  }
}

}  // namespace

TEST_SUITE("company") {
  TEST_CASE("every case file reads as written") {
    std::size_t files = 0;
    for (const auto& folder : std::filesystem::directory_iterator(CLAIMDEX_SOURCE_DIR "/analyzers/lang")) {
      const std::filesystem::path path = folder.path() / "company.cases";
      if (!std::filesystem::exists(path)) continue;
      run_file(path);
      ++files;
    }
    CHECK(files > 0);
  }
}
