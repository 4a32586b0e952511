// TermGenerator over title and text, CJK as n-grams.
#include "bench/quality/plain_index.hpp"

#include <fstream>
#include <nlohmann/json.hpp>

#include "bench/quality/grams.hpp"

namespace claimdex::bench {

Xapian::Stem stemmer_of(const std::string& lang) { return lang == "none" || lang == grams ? Xapian::Stem() : Xapian::Stem(lang); }

void index_plainly(Xapian::WritableDatabase& database, const std::string& lang, const std::string& path, Stored stored) {
  Xapian::TermGenerator generator;
  generator.set_stemmer(stemmer_of(lang));
  generator.set_flags(Xapian::TermGenerator::FLAG_CJK_NGRAM);
  std::ifstream file(path);
  for (std::string line; std::getline(file, line);) {
    const nlohmann::json record = nlohmann::json::parse(line, nullptr, false);
    if (!record.is_object()) continue;
    const std::string title = record.value("title", "");
    const std::string text = record.value("text", "");
    Xapian::Document document;
    if (lang == grams) {
      for (const std::string& gram : grams_of(title + "\n" + text)) document.add_term(gram);
    } else {
      generator.set_document(document);
      generator.index_text(title);
      generator.increase_termpos();
      generator.index_text(text);
    }
    std::string data = record.value("id", "");
    if (stored == Stored::everything) data.append("\n").append(title).append("\n").append(text);
    document.set_data(data);
    database.add_document(document);
  }
}

}  // namespace claimdex::bench
