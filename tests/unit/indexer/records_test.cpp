// Stored records: what goes in comes out, and damaged bytes are an error, never more.
#include "indexer/schema/records.hpp"

#include <random>

#include <doctest/doctest.h>

#include "tests/unit/indexer/samples.hpp"

namespace claimdex::schema {
namespace {

ArticleRecord sample_record() {
  const Article article = samples::article("/news/a.md", "Acme cuts 300 jobs", {"Acme said on Monday. It would cut 300 jobs."});
  ArticleRecord record{article.info, {"0123456789abcdef", "fedcba9876543210"}, {}};
  for (const Block& block : article.blocks) {
    record.blocks.push_back(
        {block.kind, block.text, block.lang, block.level, block.heading, block.lead, {{0, 3}, {5, block.text.size()}}});
  }
  record.info.record = 7;
  record.info.metadata.other = {{"slug", "acme-cuts"}, {"x", ""}};
  return record;
}

Claim sample_claim() {
  Claim claim = samples::claim("Acme would cut 300 jobs.", 300, Event::job_cuts);
  claim.id = "0123456789abcdef";
  claim.speaker = "the CEO";
  claim.period = {"this year", std::chrono::sys_days{std::chrono::days{20000}}, std::nullopt};
  claim.quantity.high = 400.5;
  claim.mentions = {{10, 20}, {300, 420}};
  claim.event_span = {11, 14};
  return claim;
}

}  // namespace

TEST_SUITE("schema") {
  TEST_CASE("an article record comes back") {
    ArticleRecord record = sample_record();
    const std::string bytes = encode_text(record);
    CHECK(decode_article(encode_info(record.info), bytes).value() == record);
    CHECK(decode_info(encode_info(record.info)).value() == record.info);
    CHECK(*record_type(bytes) == DocumentType::article);
    CHECK_FALSE(decode_claim(bytes));
    CHECK(decode_article(encode_info({}), encode_text({})).value() == ArticleRecord{});
    // Whatever stands where mostly a digest and the key's path do.
    for (const char* text : {"", "/news/a.md", "0123456789abcdef", "no digits"}) {
      record.info.sha256 = record.info.path = record.info.file = text;
      CHECK(decode_info(encode_info(record.info)).value() == record.info);
    }
    record.info.sha256 = std::string(64, 'a');
    CHECK(decode_info(encode_info(record.info)).value() == record.info);
  }

  TEST_CASE("a claim record comes back without its explanation") {
    Claim claim = sample_claim();
    claim.explanation.label = "not stored";
    const auto back = decode_claim(encode_claim(claim));
    REQUIRE(back);
    claim.explanation = {};
    CHECK(*back == claim);
    CHECK(*record_type(encode_claim(claim)) == DocumentType::claim);
    CHECK_FALSE(decode_article(encode_info({}), encode_claim(claim)));
    // Surfaces and ids of any kind come back, not only those that are stored in short.
    for (const char* id : {"", "0123", "0123456789ABCDEF", "no hex digits at", "0123456789abcde "}) {
      claim.id = id;
      claim.surface = "300 jobs, read from elsewhere";
      CHECK(decode_claim(encode_claim(claim)).value() == claim);
    }
  }

  TEST_CASE("damaged bytes never crash and a cut record is refused") {
    std::mt19937 random(11);
    const std::string info = encode_info(sample_record().info);
    for (const std::string& bytes : {encode_text(sample_record()), info, encode_claim(sample_claim())}) {
      for (std::size_t size = 0; size < bytes.size(); ++size) {
        CHECK_FALSE(decode_article(info, std::string_view(bytes).substr(0, size)));
        CHECK_FALSE(decode_info(std::string_view(bytes).substr(0, size)));
        CHECK_FALSE(decode_claim(std::string_view(bytes).substr(0, size)));
      }
      for (int round = 0; round < 20000; ++round) {
        std::string damaged = bytes;
        for (int i = 0; i <= round % 4; ++i) damaged[random() % damaged.size()] = static_cast<char>(random());
        if (const auto article = decode_article(info, damaged)) {
          for (const BlockRecord& block : article->blocks) {
            for (const TextSpan sentence : block.sentences) CHECK(sentence.end <= block.text.size());
          }
        }
        (void)decode_claim(damaged);
        (void)decode_info(damaged);
      }
    }
    CHECK_FALSE(record_type(""));
    CHECK(decode_article(info, "").error().code == ErrorCode::index_corrupt);
  }
}

}  // namespace claimdex::schema
