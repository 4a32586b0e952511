// Packing of stored records: zstd, with what the records of one index have in common as a dictionary.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace claimdex::schema {

/// Trained on records of an index, kept in its metadata. Immutable; shared by threads.
class Dictionary {
 public:
  /// Of samples that are like what will be packed; empty bytes where these are too few or too small. Some 100 ms.
  static std::string train(const std::vector<std::string>& samples);
  /// Null for no bytes, and for damaged ones: what was packed with them can then not be read, and nothing more is.
  static std::shared_ptr<const Dictionary> make(std::string_view bytes);
  ~Dictionary();
  Dictionary(const Dictionary&) = delete;
  Dictionary& operator=(const Dictionary&) = delete;

  [[nodiscard]] std::uint32_t id() const { return id_; }

 private:
  struct Prepared;
  explicit Dictionary(std::unique_ptr<Prepared> prepared, std::uint32_t id);
  friend std::string pack(std::string_view bytes, const Dictionary* dictionary);
  friend std::optional<std::string> unpack(std::string_view packed,
                                           const std::vector<std::shared_ptr<const Dictionary>>& dictionaries);

  std::unique_ptr<Prepared> prepared_;
  std::uint32_t id_;
};

/// Those of all parts of an index: a record names the one it was packed with.
using Dictionaries = std::vector<std::shared_ptr<const Dictionary>>;

/// `dictionary` may be null.
std::string pack(std::string_view bytes, const Dictionary* dictionary);
/// What pack() was given; nothing where `packed` is damaged or its dictionary is not there. Takes memory for what really comes
/// out only, whatever a damaged head claims.
std::optional<std::string> unpack(std::string_view packed, const Dictionaries& dictionaries);

}  // namespace claimdex::schema
