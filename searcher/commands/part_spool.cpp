// Writing and copying of parts.
#include "searcher/commands/part_spool.hpp"

#include <vector>

namespace claimdex::commands {

void PartSpool::add(const std::string& part) {
  if (!is_empty_) last_ += ',';
  is_empty_ = false;
  last_ += part;
  if (last_.size() < most_in_memory) return;
  if (!file_) file_.reset(std::tmpfile());
  if (!file_) return;
  const std::size_t written = std::fwrite(last_.data(), 1, last_.size(), file_.get());
  last_.erase(0, written);
}

void PartSpool::print() {
  if (file_) {
    std::rewind(file_.get());
    std::vector<char> block(std::size_t{1} << 16);
    for (std::size_t size = 0; (size = std::fread(block.data(), 1, block.size(), file_.get())) > 0;)
      std::fwrite(block.data(), 1, size, stdout);
  }
  std::fwrite(last_.data(), 1, last_.size(), stdout);
}

}  // namespace claimdex::commands
