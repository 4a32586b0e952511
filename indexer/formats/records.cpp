// Lines of a byte stream.
#include "indexer/formats/records.hpp"

namespace claimdex::formats {

Result<bool> LineSource::fill() {
  constexpr std::size_t chunk = 1 << 18;
  if (at_ > 0) {
    buffer_.erase(0, at_);
    at_ = 0;
  }
  auto got = rest_.read(buffer_, chunk);
  if (!got) return got.error();
  return *got > 0;
}

Result<LineSource::Status> LineSource::next(std::string_view& line, std::size_t most) {
  bool too_long = false;
  std::size_t searched = at_;
  while (true) {
    const std::size_t end = buffer_.find('\n', searched);
    if (end != std::string::npos) {
      line = std::string_view(buffer_).substr(at_, end - at_);
      consumed_ += end + 1 - at_;
      at_ = end + 1;
      break;
    }
    if (buffer_.size() - at_ > most) {
      too_long = true;
      consumed_ += buffer_.size() - at_;
      buffer_.clear();
      at_ = 0;
    }
    const std::size_t pending = buffer_.size() - at_;
    auto more = fill();
    if (!more) return more.error();
    searched = pending;
    if (*more) continue;
    if (buffer_.size() == at_ && !too_long) return Status::end;
    line = std::string_view(buffer_).substr(at_);
    consumed_ += line.size();
    at_ = buffer_.size();
    break;
  }
  if (too_long || line.size() > most) return Status::too_long;
  if (line.ends_with('\r')) line.remove_suffix(1);
  return Status::line;
}

}  // namespace claimdex::formats
