// Stored records: what goes in comes out, and damaged bytes are an error, never more.
#include "indexer/schema/records.hpp"

#include <bit>
#include <cstdint>
#include <limits>
#include <random>

#include <doctest/doctest.h>

#include "indexer/schema/article_claims.hpp"
#include "indexer/schema/claim_records.hpp"
#include "indexer/schema/packing.hpp"
#include "tests/unit/indexer/samples.hpp"

namespace claimdex::schema {
namespace {

Article sample_article() {
  Article article = samples::article("/news/a.md", "Acme cuts 300 jobs", {"Acme said on Monday. It would cut 300 jobs in all."});
  article.info.record = 7;
  article.info.metadata.other = {{"slug", "acme-cuts"}, {"x", ""}};
  return article;
}

std::vector<BlockRecord> sample_blocks() {
  std::vector<BlockRecord> blocks;
  for (const Block& block : sample_article().blocks)
    blocks.push_back(
        {block.kind, block.text, block.lang, block.level, block.heading, block.lead, {{0, 3}, {5, block.text.size()}}});
  return blocks;
}

Claim sample_claim() {
  Claim claim = samples::claim("It would cut 300 jobs in all.", 300, Event::job_cuts);
  claim.block_span = {21, 50};
  claim.quantity.number = {13, 16};
  claim.quantity.span = {13, 21};
  claim.quantity.object_span = {17, 21};
  claim.surface = "300 jobs";
  claim.speaker = "the CEO";
  claim.period = {"this year", std::chrono::sys_days{std::chrono::days{20000}}, std::nullopt};
  claim.quantity.high = 400.5;
  claim.source = {300, 330};
  claim.source_value = {313, 321};
  claim.mentions = {{300, 330}, {20, 40}};
  claim.event_span = {9, 12};
  return claim;
}

std::string sample_text(const std::vector<Claim>& claims) { return encode_text("/news/a.md", sample_blocks(), claims); }

Result<Claim> stored_again(const Claim& claim) {
  Result<ArticleText> text = ArticleText::unpack(sample_text({sample_claim(), claim}), {});
  if (!text) return text.error();
  return text->claim(2);
}

}  // namespace

TEST_SUITE("schema") {
  TEST_CASE("an article record comes back") {
    ArticleInfo info = sample_article().info;
    const std::string bytes = sample_text({sample_claim()});
    CHECK(decode_article(encode_info(info), ArticleText::unpack(bytes, {}).value()).value() ==
          ArticleRecord{info, sample_blocks()});
    CHECK(decode_info(encode_info(info)).value() == info);
    CHECK(*record_type(bytes) == DocumentType::article);
    CHECK_FALSE(decode_head(bytes));
    CHECK(decode_article(encode_info({}), ArticleText::unpack(encode_text("", {}, {}), {}).value()).value() == ArticleRecord{});
    // Whatever stands where mostly a digest and the key's path do.
    for (const char* text : {"", "/news/a.md", "0123456789abcdef", "no digits"}) {
      info.sha256 = info.path = info.file = text;
      CHECK(decode_info(encode_info(info)).value() == info);
    }
    info.sha256 = std::string(64, 'a');
    CHECK(decode_info(encode_info(info)).value() == info);
    const auto text = ArticleText::unpack(bytes, {});
    REQUIRE(text);
    CHECK(text->check() == article_check("/news/a.md"));
    CHECK(text->blocks().find("It would cut 300 jobs in all.") != std::string_view::npos);
  }

  TEST_CASE("a claim comes back from its article without id and explanation") {
    Claim claim = sample_claim();
    claim.id = "0123456789abcdef";
    claim.explanation.label = "not stored";
    CHECK(stored_again(claim).value() == sample_claim());
    // Whatever stands where mostly the text says it.
    claim = sample_claim();
    claim.surface = "300 jobs, read from elsewhere";
    claim.sentence = "Jobs | 300";
    claim.quantity.object = "posts";
    claim.lang = "de";
    claim.period.text = "";
    claim.speaker = "somebody else";
    claim.companies = {{"Acme", "acme"}, {"Nobody Inc", ""}, {"", "x"}};
    claim.mentions = {};
    CHECK(stored_again(claim).value() == claim);
    for (const std::size_t block : {std::size_t{0}, std::size_t{9}}) {
      claim.block = block;
      CHECK(stored_again(claim).value() == claim);
    }
  }

  TEST_CASE("what is told from a claim's block comes back whatever it is") {
    const std::size_t end = sample_blocks().back().text.size();
    Claim claim = sample_claim();
    claim.block = 1;
    claim.block_span = {5, end};  // a sentence of the block, where its source is what the block's first claim lets expect
    claim.sentence = sample_blocks().back().text.substr(5);
    claim.block_kind = sample_blocks().back().kind;
    claim.lang = sample_blocks().back().lang;
    claim.source = {105, 100 + end};
    claim.source_value = {105 + claim.quantity.span.begin, 105 + claim.quantity.span.end};
    claim.mentions = {claim.source};
    std::vector<Claim> claims = {claim};
    const auto vary = [&](auto change) {
      claims.push_back(claim);
      change(claims.back());
    };
    vary([](Claim& c) { c.source = {200, 230}; });
    vary([](Claim& c) { c.source_value = {3, 1}; });
    vary([](Claim& c) { c.source = {}; });
    vary([](Claim& c) { c.line = 0; });
    vary([](Claim& c) { c.line += 1000; });
    vary([](Claim& c) { c.block_span = {0, 3}; });
    vary([](Claim& c) { c.block_span = {7, 2}; });
    vary([](Claim& c) { c.sentence += '!'; });
    vary([](Claim& c) { c.event_span = {}; });
    vary([](Claim& c) { c.quantity.object_span = {}; });
    vary([](Claim& c) { c.quantity.object_span = {}, c.quantity.object.clear(); });
    vary([](Claim& c) { c.quantity.unit = "day", c.quantity.currency = "USD"; });
    vary([](Claim& c) { c.speaker.reset(), c.period = {}; });
    vary([](Claim& c) { c.speaker = ""; });
    vary([](Claim& c) { c.block_kind = BlockKind::code; });
    vary([](Claim& c) { c.block = 0; });
    vary([](Claim& c) { c.rule = c.quantity.rule + "+event.kind"; });
    vary([](Claim& c) { c.quantity.rule = "other", c.rule = "unlike"; });
    vary([](Claim& c) { c.block = 1'000'000; });
    for (int kind = 0; kind <= static_cast<int>(QuantityKind::other); ++kind)
      vary([&](Claim& c) {
        c.quantity.kind = static_cast<QuantityKind>(kind);
        c.quantity.bound = static_cast<Bound>(kind % 8);
        c.quantity.direction = static_cast<Direction>(kind % 3);
        c.direction = static_cast<Direction>(kind / 3 % 3);
        c.factuality = static_cast<Factuality>(kind % 5);
      });
    Result<ArticleText> text = ArticleText::unpack(sample_text(claims), {});
    REQUIRE(text);
    REQUIRE(text->claims().value() == claims.size());
    for (std::size_t i = claims.size(); i > 0; --i) CHECK(text->claim(i).value() == claims[i - 1]);
    // What is as expected takes a fraction of what is not.
    CHECK(encode_claims({claim, claim}, {}).size() > 2 * (sample_text({claim, claim}).size() - sample_text({claim}).size()));
  }

  TEST_CASE("damaged claims never crash") {
    std::mt19937 random(17);
    const std::vector<BlockRecord> blocks = sample_blocks();
    std::vector<CitedBlock> cited;
    for (const BlockRecord& block : blocks) cited.push_back({block.kind, block.text, block.lang, block.sentences});
    Claim other = sample_claim();
    other.block = 1;
    const std::string bytes = encode_claims({sample_claim(), other, sample_claim()}, cited);
    for (int round = 0; round < 50000; ++round) {
      std::string damaged = bytes;
      for (int i = 0; i <= round % 3; ++i) damaged[random() % damaged.size()] = static_cast<char>(random());
      StoredClaims claims;
      if (!claims.open(damaged)) continue;
      for (std::size_t place = 0; place < claims.size(); ++place) {
        const std::size_t block = claims.block_of(place);
        Claim claim;
        (void)claims.read(place, block < cited.size() ? cited[block] : CitedBlock{}, claim);
      }
    }
    StoredClaims claims;
    for (std::size_t size = 0; size < bytes.size(); ++size) CHECK_FALSE(claims.open(std::string_view(bytes).substr(0, size)));
    CHECK(claims.open(bytes));
  }

  TEST_CASE("records are packed with what they have in common, and come back only with it") {
    std::vector<std::string> samples;
    for (int i = 0; i < 400; ++i) {
      Claim claim = sample_claim();
      claim.quantity.low = claim.quantity.high = i * 37;
      samples.emplace_back(ArticleText::unpack(sample_text({claim, sample_claim()}), {}).value().bytes());
    }
    const auto dictionary = Dictionary::make(Dictionary::train(samples));
    REQUIRE(dictionary);
    const std::string plain = sample_text({sample_claim()});
    const std::string packed = encode_text("/news/a.md", sample_blocks(), {sample_claim()}, dictionary.get());
    CHECK(packed.size() * 2 < plain.size());
    const Dictionaries known = {dictionary};
    CHECK(ArticleText::unpack(packed, known)->bytes() == ArticleText::unpack(plain, {})->bytes());
    CHECK(ArticleText::unpack(plain, known)->bytes() == ArticleText::unpack(plain, {})->bytes());
    CHECK_FALSE(ArticleText::unpack(packed, {}));
    CHECK(Dictionary::train({"too", "few"}).empty());
    CHECK(Dictionary::make("") == nullptr);
    CHECK(Dictionary::make("none of a dictionary") == nullptr);
  }

  TEST_CASE("values come back to the bit") {
    Claim claim = sample_claim();
    for (const double value : {0.0, 1.0, 4'100'000.0, 2.5e9, 1e15, 0.1, 0.30000000000000004, 12.345678, 1.0 / 3, 6.02e23, 1e-9,
                               123'456'789'012.0, 9007199254740993.0, 1e300, std::numeric_limits<double>::infinity()}) {
      for (const double signed_value : {value, -value}) {
        claim.quantity.low = claim.quantity.high = signed_value;
        const Claim back = stored_again(claim).value();
        CHECK(std::bit_cast<std::uint64_t>(back.quantity.low) == std::bit_cast<std::uint64_t>(signed_value));
      }
    }
  }

  TEST_CASE("heads of claims come back") {
    ClaimHead head{70000, 7, "0123456789abcdef", 4.1e6, 5.5e6, Factuality::denied, BlockKind::table, 300, 5};
    CHECK(decode_head(encode_head(head)).value() == head);
    for (const double high : {4.1e6, 5e6})
      for (const std::uint32_t mentions : {0U, 1U, 2U})
        for (const std::uint8_t senses : {std::uint8_t{0}, std::uint8_t{255}})
          for (const Factuality factuality : {Factuality::certain, Factuality::unknown}) {
            const ClaimHead other{1, 0xFFFFFF, "no digits", 4.1e6, high, factuality, BlockKind::code, mentions, senses};
            CHECK(decode_head(encode_head(other)).value() == other);
          }
    CHECK(*record_type(encode_head(head)) == DocumentType::claim);
    CHECK_FALSE(ArticleText::unpack(encode_head(head), {}));
    for (const char* id : {"", "0123", "0123456789ABCDEF", "no hex digits at", "0123456789abcde "}) {
      head.id = id;
      CHECK(decode_head(encode_head(head)).value() == head);
    }
  }

  TEST_CASE("damaged bytes never crash and a cut record is refused") {
    std::mt19937 random(11);
    const std::string info = encode_info(sample_article().info);
    const std::string head = encode_head({3, 7, "0123456789abcdef", 300, 300, Factuality::certain, BlockKind::body, 1, 0});
    const auto read_all = [&](std::string_view bytes) {
      (void)decode_info(bytes);
      (void)decode_head(bytes);
      Result<ArticleText> text = ArticleText::unpack(bytes, {});
      if (!text) return false;
      if (const auto article = decode_article(info, *text))
        for (const BlockRecord& block : article->blocks)
          for (const TextSpan sentence : block.sentences) CHECK(sentence.end <= block.text.size());
      for (std::size_t number = 0; number < 4; ++number) (void)text->claim(number);
      return true;
    };
    for (const std::string& bytes : {sample_text({sample_claim(), sample_claim()}), info, head}) {
      for (std::size_t size = 0; size < bytes.size(); ++size) {
        const std::string_view cut = std::string_view(bytes).substr(0, size);
        CHECK_FALSE(read_all(cut));
        CHECK_FALSE(decode_info(cut));
        CHECK_FALSE(decode_head(cut));
      }
      for (int round = 0; round < 20000; ++round) {
        std::string damaged = bytes;
        for (int i = 0; i <= round % 4; ++i) damaged[random() % damaged.size()] = static_cast<char>(random());
        (void)read_all(damaged);
      }
    }
    // Damage behind the packing, as a wrong program would leave it.
    constexpr std::size_t text_head = 5;  // bytes before what is packed
    const std::string packed = sample_text({sample_claim()}).substr(text_head);
    const std::string unpacked = unpack(packed, {}).value();
    for (int round = 0; round < 20000; ++round) {
      std::string damaged = unpacked;
      for (int i = 0; i <= round % 4; ++i) damaged[random() % damaged.size()] = static_cast<char>(random());
      (void)read_all(sample_text({}).substr(0, text_head) + pack(damaged, nullptr));
    }
    CHECK_FALSE(record_type(""));
    CHECK(ArticleText::unpack("", {}).error().code == ErrorCode::index_corrupt);
  }
}

}  // namespace claimdex::schema
