// Articles and claims made by hand for the tests of the indexer.
#pragma once

#include <string>
#include <vector>

#include "claimdex/article.hpp"
#include "claimdex/claim.hpp"

namespace claimdex::samples {

inline Article article(const std::string& key, const std::string& title, const std::vector<std::string>& paragraphs) {
  Article out;
  out.info.key = key;
  out.info.path = key;
  out.info.file = key;
  out.info.format = Format::front_matter;
  out.info.lang = "en";
  out.info.sha256 = std::string(64, 'a');
  out.info.metadata.title = title;
  out.info.metadata.source = "The Daily Test";
  out.info.metadata.site = "news.example.com";
  out.info.metadata.url = "https://news.example.com/2026/01/06/acme-cuts";
  out.info.metadata.author = "Jo Doe";
  out.info.metadata.category = "Business";
  out.info.metadata.tags = {"jobs", "robot makers"};
  out.info.metadata.published = Moment{std::chrono::sys_days{std::chrono::year{2026} / 1 / 6}, false};
  out.info.metadata.published_from = DateOrigin::metadata;
  out.blocks.push_back(
      {.kind = BlockKind::title, .text = title, .source = {}, .lang = "en", .level = 0, .heading = -1, .lead = -1, .cells = {}});
  for (const std::string& text : paragraphs) {
    out.blocks.push_back(
        {.kind = BlockKind::body, .text = text, .source = {}, .lang = "en", .level = 0, .heading = -1, .lead = -1, .cells = {}});
    out.info.bytes += text.size();
  }
  return out;
}

inline Claim claim(const std::string& sentence, double value, Event event) {
  Claim out;
  out.sentence = sentence;
  out.quantity.low = out.quantity.high = value;
  out.quantity.object = "jobs";
  out.surface = sentence;
  out.event = event;
  out.direction = Direction::down;
  out.companies = {{"Acme", "acme"}};
  out.block = 1;
  out.block_span = {0, sentence.size()};
  out.lang = "en";
  out.rule = "test";
  return out;
}

}  // namespace claimdex::samples
