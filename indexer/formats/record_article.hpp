// One record of NDJSON or CSV to an article: keys are told by the same tables as front matter.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "claimdex/reading.hpp"
#include "indexer/formats/metadata.hpp"

namespace claimdex::formats {

/// Keys and values of a record, in order.
class RecordFields {
 public:
  void add(std::string key, std::vector<std::string> values);
  /// The same for a field that is already known.
  void add(Field field, std::string key, std::vector<std::string> values);
  [[nodiscard]] bool has_text() const { return has_text_; }

  struct Value {
    Field field;
    std::string key;
    std::vector<std::string> values;
  };
  std::vector<Value> values;

 private:
  bool has_text_ = false;
};

/// Where a record stands.
struct RecordPlace {
  const std::string& file;
  std::uint64_t row = 0;   ///< 1-based
  std::string_view bytes;  ///< for digest and size
  Format format = Format::ndjson;
};

Article record_article(RecordFields fields, const RecordPlace& place, const ReadOptions& options);

}  // namespace claimdex::formats
