// Parts of one JSON array, kept until what stands before them is known: many of them in a file that has no name.
#pragma once

#include <cstddef>
#include <cstdio>
#include <memory>
#include <string>

namespace claimdex::commands {

class PartSpool {
 public:
  void add(const std::string& part);
  /// All of them, with commas between. Only once.
  void print();

 private:
  static constexpr std::size_t most_in_memory = std::size_t{4} << 20;
  struct Close {
    void operator()(std::FILE* file) const { std::fclose(file); }
  };

  bool is_empty_ = true;
  std::string last_;
  std::unique_ptr<std::FILE, Close> file_;  ///< where one can be made: else all stays in memory
};

}  // namespace claimdex::commands
