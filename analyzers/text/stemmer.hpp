// Snowball stems with a memory: running text repeats its words, and a look-up is ten times as fast as stemming.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace claimdex::text {

/// Stems of one language. Not thread-safe: each thread has its own (stemmer_of).
class Stemmer {
 public:
  explicit Stemmer(const char* algorithm);
  ~Stemmer();
  Stemmer(const Stemmer&) = delete;
  Stemmer& operator=(const Stemmer&) = delete;

  /// The stem of a folded word; valid until the next call.
  const std::string& stem(const std::string& word);

 private:
  struct Entry {
    std::string word;
    std::string stem;
  };
  struct Snowball;
  std::unique_ptr<Snowball> snowball_;
  std::vector<Entry> memory_;  ///< direct-mapped by hash: a newer word takes the place of an older one
};

/// This thread's stemmer of `lang` (ISO 639-1), null where Snowball has none.
Stemmer* stemmer_of(std::string_view lang);

}  // namespace claimdex::text
