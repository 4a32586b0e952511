// split_sentences: what ends a sentence and what does not, language by language.
#include <doctest/doctest.h>

#include <random>
#include <string>

#include "claimdex/analysis.hpp"

namespace {

/// The sentences of `text`, joined by " ¶ ".
std::string cut(std::string_view text, std::string_view lang) {
  std::string joined;
  std::size_t last = 0;
  for (const claimdex::TextSpan span : claimdex::split_sentences(text, lang)) {
    CHECK(span.begin >= last);
    CHECK(span.begin < span.end);
    REQUIRE(span.end <= text.size());
    last = span.end;
    joined += (joined.empty() ? "" : " ¶ ") + std::string(span.of(text));
  }
  return joined;
}

struct Row {
  std::string_view lang;
  std::string_view text;
  std::string_view want;
};

const Row rows[] = {
    {"en", "", ""},
    {"en", "  One. Two!  Three?  ", "One. ¶ Two! ¶ Three?"},
    {"en", "Sales in the U.S. Treasury market rose. The U.S. The end.",
     "Sales in the U.S. Treasury market rose. ¶ The U.S. ¶ The end."},
    {"en", "It met at 5 p.m. Friday. Dr. Lee and J. Smith came.", "It met at 5 p.m. Friday. ¶ Dr. Lee and J. Smith came."},
    {"en", "Acme Inc. cut 300 jobs. Acme Inc. It was late.", "Acme Inc. cut 300 jobs. ¶ Acme Inc. ¶ It was late."},
    {"en", "Profit rose 3.5 percent to $1.2 billion. No. 5 fell.", "Profit rose 3.5 percent to $1.2 billion. ¶ No. 5 fell."},
    {"en", "\"We cut 500.\" He left. \"Why?\" he asked.", "\"We cut 500.\" ¶ He left. ¶ \"Why?\" he asked."},
    {"en", "He said no. [12] Then he left.[3] Later he came.", "He said no. ¶ [12] Then he left.[3] ¶ Later he came."},
    {"en", "1. Acme cut jobs. 2. Beta did not.", "1. Acme cut jobs. ¶ 2. Beta did not."},
    {"en", "Wait... what? So... Then it ended.", "Wait... what? ¶ So... ¶ Then it ended."},
    {"en", "See example.com or v2.0. iPhone sales fell.", "See example.com or v2.0. ¶ iPhone sales fell."},
    {"en", "A soft\nwrap stays.\n\nA blank line\n\ndoes not", "A soft\nwrap stays. ¶ A blank line ¶ does not"},
    {"en", "In 2025. Then.", "In 2025. ¶ Then."},
    {"de", "Am 3. Oktober strich SAP 1.200 Stellen. Das war am 3. Das 2. Quartal kam.",
     "Am 3. Oktober strich SAP 1.200 Stellen. ¶ Das war am 3. ¶ Das 2. Quartal kam."},
    {"de", "Rund 3 Mrd. Euro, d.h. z.B. Dr. Meier. Die Firma.", "Rund 3 Mrd. Euro, d.h. z.B. Dr. Meier. ¶ Die Firma."},
    {"fr", "M. Dupont a supprimé 300 postes. Il l’a dit.", "M. Dupont a supprimé 300 postes. ¶ Il l’a dit."},
    {"es", "El Sr. Pérez de EE.UU. dijo que no. ¿Por qué? Nadie sabe.",
     "El Sr. Pérez de EE.UU. dijo que no. ¶ ¿Por qué? ¶ Nadie sabe."},
    {"zh", "公司裁员500人。为什么？“我们别无选择。”他说。", "公司裁员500人。 ¶ 为什么？ ¶ “我们别无选择。” ¶ 他说。"},
    {"zh", "增长1.2万。他读了《为什么！》一书，很好！！真的", "增长1.2万。 ¶ 他读了《为什么！》一书，很好！！ ¶ 真的"},
    {"ja", "「500人を削減する。」と述べた。次は？", "「500人を削減する。」と述べた。 ¶ 次は？"},
    {"ko", "회사는 300명을 감원했다. 이유는 없다.", "회사는 300명을 감원했다. ¶ 이유는 없다."},
    {"ru", "Он ушёл. Она осталась!", "Он ушёл. ¶ Она осталась!"},
    {"hi", "यह है। वह है।", "यह है। ¶ वह है।"},
    {"ar", "ذهب؟ نعم.", "ذهب؟ ¶ نعم."},
};

}  // namespace

TEST_SUITE("text") {
  TEST_CASE("sentences end where a reader ends them") {
    for (const Row& row : rows) {
      CAPTURE(row.text);
      CHECK(cut(row.text, row.lang) == row.want);
    }
  }

  TEST_CASE("any bytes give sentences in bounds, and no sentence is endless") {
    std::mt19937 random(5);
    const std::string_view pieces[] = {". ", "A", "b", "。", "\"", "Inc", "\xE3", "\n", "\xFF", "1", "…", " ", "》"};
    for (int round = 0; round < 2000; ++round) {
      std::string text;
      for (std::size_t n = random() % 30; n > 0; --n) text += pieces[random() % std::size(pieces)];
      cut(text, round % 2 == 0 ? "en" : "de");
    }
    const std::string endless(1 << 20, 'x');
    CHECK(claimdex::split_sentences(endless, "en").size() > 100);
  }
}
