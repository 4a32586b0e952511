// Which terms, slots and data the documents of an article carry.
#include "indexer/documents/documents.hpp"

#include <algorithm>
#include <map>

#include <doctest/doctest.h>

#include "indexer/schema/buckets.hpp"
#include "indexer/schema/claim_records.hpp"
#include "indexer/schema/fields.hpp"
#include "indexer/schema/lead_codes.hpp"
#include "indexer/schema/metadata.hpp"
#include "indexer/schema/records.hpp"
#include "indexer/schema/word_sequence.hpp"
#include "tests/unit/indexer/samples.hpp"

namespace claimdex::indexer {
namespace {

bool has_term(const Xapian::Document& document, const std::string& term) {
  auto at = document.termlist_begin();
  at.skip_to(term);
  return at != document.termlist_end() && *at == term;
}

std::string slot(const Xapian::Document& document, schema::Slot slot) { return document.get_value(schema::slot_number(slot)); }

Claim sample_claim() {
  Claim claim = samples::claim("Chief executive Mary T. Barra said Acme would cut 300 jobs in 2025.", 300, Event::job_cuts);
  claim.id = "0123456789abcdef";
  claim.speaker = "Mary T. Barra";
  claim.quantity.unit = "GHz";
  claim.quantity.currency = "USD";
  return claim;
}

PreparedArticle prepare(const Article& article, const std::vector<Claim>& claims) {
  const ClaimExtractor extractor;
  DocumentBuilder builder(extractor, default_analyzer());
  return builder.build(article, claims, "/news/a.md");
}

}  // namespace

TEST_SUITE("documents") {
  TEST_CASE("an article's terms, slots and record") {
    Article article = samples::article("/news/a.md", "Acme cuts jobs", {"The plant closes.", "It was “old”."});
    article.blocks[2].kind = BlockKind::boilerplate;
    const PreparedArticle prepared = prepare(article, {sample_claim()});
    REQUIRE(prepared.documents.size() == 2);
    CHECK(prepared.key_term == schema::key_term("/news/a.md"));
    const Xapian::Document& document = prepared.documents[0];
    for (const char* term :
         {"Tarticle",  "acme",     "plant",     "old",           "Sacme",     "Rdaily", "XRexample.com",    "Ajo",
          "XPATHnews", "XURLcuts", "Gbusiness", "Grobot makers", "XGrobot",   "robot",  "XFMTfront_matter", "Len",
          "D2026",     "D202601",  "D20260106", "XHnumber",      "XHcompany", "XHdate"}) {
      CAPTURE(term);
      CHECK(has_term(document, term));
    }
    CHECK(has_term(document, schema::key_term("/news/a.md")));
    CHECK(has_term(document, schema::file_term("/news/a.md")));
    CHECK(has_term(document, schema::id_term(schema::article_id("/news/a.md"))));
    CHECK_FALSE(has_term(document, "XHquote"));
    CHECK(schema::decode_facets(slot(document, schema::Slot::facets)) == schema::Facets{std::nullopt, 2026, "en"});
    CHECK(slot(document, schema::Slot::source) == "The Daily Test");
    const auto record = schema::article_of(document, {});
    REQUIRE(record);
    CHECK(record->info == article.info);
    CHECK(schema::ArticleText::unpack(document.get_data(), {})->claims().value() == 1);
    REQUIRE(record->blocks.size() == 3);
    CHECK(record->blocks[1].sentences == std::vector<TextSpan>{{0, 17}});
  }

  TEST_CASE("boilerplate is found but weighs nothing; phrases do not cross blocks") {
    Article article = samples::article("/a.md", "Title", {"alpha beta", "gamma delta"});
    article.blocks[2].kind = BlockKind::boilerplate;
    const Xapian::Document document = prepare(article, {}).documents[0];
    std::map<std::string, unsigned> wdf;
    for (auto term = document.termlist_begin(); term != document.termlist_end(); ++term) wdf[*term] = term.get_wdf();
    CHECK(wdf["alpha"] == 1);
    CHECK(wdf["gamma"] == 0);
    const std::string sequence = document.get_value(schema::slot_number(schema::Slot::words));
    std::map<std::string, unsigned> position;
    for (schema::WordSequenceReader words(sequence); words.next();)
      for (const char* word : {"alpha", "beta", "gamma"})
        if (words.number_of(schema::word_hash(word)) == words.number()) position[word] = words.position();
    CHECK(position["beta"] == position["alpha"] + 1);
    CHECK(position["gamma"] > position["beta"] + 999);
  }

  TEST_CASE("the beginning of an article is its first text, without title, boilerplate and what stands behind 300 bytes") {
    Article article = samples::article("/a.md", "Harbour", {"cookies", "alpha", std::string(290, '.') + " beta", "gamma"});
    article.blocks[1].kind = BlockKind::boilerplate;
    const Xapian::Document document = prepare(article, {}).documents[0];
    const std::string bytes = slot(document, schema::Slot::lead);
    std::vector<std::uint16_t> lead;
    for (std::size_t i = 0; i < schema::lead_codes(bytes); ++i) lead.push_back(schema::lead_code_at(bytes, i));
    std::vector<std::uint16_t> expected = {schema::lead_code("alpha"), schema::lead_code("beta")};
    std::sort(expected.begin(), expected.end());
    CHECK(lead == expected);
  }

  TEST_CASE("a claim's terms, slots and record") {
    const Article article = samples::article("/news/a.md", "Acme closes a plant", {sample_claim().sentence});
    const PreparedArticle prepared = prepare(article, {sample_claim()});
    REQUIRE(prepared.documents.size() == 2);
    const Xapian::Document& document = prepared.documents[1];
    for (const char* term : {"Tclaim",     "I012",
                             "Ejob_cuts",  "Kcount",
                             "Bexact",     "XDdown",
                             "Fcertain",   "XBbody",
                             "Len",        "U:GHz",
                             "Cusd",       "Oacme",
                             "XOacme",     "Wcut",
                             "Wexecutive", "Vplant",
                             "XWjobs",     "XPbarra",
                             "XSmary",     "D202601",
                             "XHcompany",  "XRnews.example.com",
                             "Ncp52",      "Ncp52300="}) {
      CAPTURE(term);
      CHECK(has_term(document, term));
    }
    CHECK_FALSE(has_term(document, "cut"));
    CHECK_FALSE(has_term(document, "XHdate"));
    CHECK(has_term(document, schema::key_term("/news/a.md")));
    CHECK(schema::decode_number(slot(document, schema::Slot::low)) == 300);
    CHECK(schema::decode_number(slot(document, schema::Slot::high)) == 300);
    CHECK(slot(document, schema::Slot::companies) == "acme");
    CHECK(schema::decode_facets(slot(document, schema::Slot::facets)) == schema::Facets{Event::job_cuts, 2026, "en"});
    CHECK_FALSE(has_term(document, "P2025"));  // a year that only stands in the sentence
    for (auto term = document.termlist_begin(); term != document.termlist_end(); ++term) CHECK(term.positionlist_count() == 0);
    const auto head = schema::decode_head(document.get_data());
    REQUIRE(head);
    CHECK(head->number == 1);
    CHECK(head->id == sample_claim().id);
    auto text = schema::ArticleText::unpack(prepared.documents[0].get_data(), {});
    REQUIRE(text);
    Claim stored = text->claim(1).value();
    stored.id = head->id;
    CHECK(stored == sample_claim());
  }

  TEST_CASE("Chinese words of a claim are bigrams, and a unigram where a run ends") {
    Claim claim = samples::claim("裁员三百人。", 300, Event::job_cuts);
    claim.lang = "zh";
    Article article = samples::article("/zh.md", "标题", {claim.sentence});
    for (Block& block : article.blocks) block.lang = "zh";
    const PreparedArticle prepared = prepare(article, {claim});
    const Xapian::Document& document = prepared.documents[1];
    for (const char* term : {"W裁员", "W员三", "W百人", "W人"}) CHECK(has_term(document, term));
    CHECK_FALSE(has_term(document, "W裁"));
    for (const char* term : {"裁", "裁员", "人"}) CHECK(has_term(prepared.documents[0], term));
  }

  TEST_CASE("stem forms are handed over once") {
    const ClaimExtractor extractor;
    DocumentBuilder builder(extractor, default_analyzer());
    StemTable table;
    builder.build(samples::article("/a.md", "Layoffs", {"layoffs layoffs plants"}), {}, {});
    std::vector<std::string> forms;
    for (const GroupedForm& form : builder.take_stem_forms(table))
      forms.push_back(form.group + '>' + form.pair.stem + '>' + form.pair.form);
    CHECK(std::count(forms.begin(), forms.end(), "s/en:lay>layoff>layoffs") == 1);
    builder.build(samples::article("/b.md", "Layoffs", {"layoffs"}), {}, {});
    CHECK(builder.take_stem_forms(table).empty());
  }
}

}  // namespace claimdex::indexer
