// Reading and keeping of lists and values.
#include "searcher/index/claim_lists.hpp"

#include <algorithm>
#include <bit>
#include <limits>
#include <utility>

namespace claimdex::search {
namespace {

constexpr std::size_t word_bits = 64;

// A number that is kept is told from none by bits that no number has.
constexpr std::uint64_t never = 0x7FF8'DEAD'0000'0001;

}  // namespace

Ids::const_iterator first_not_before(Ids::const_iterator place, Ids::const_iterator end, Xapian::docid id) {
  std::ptrdiff_t step = 1;
  while (end - place > step && place[step] < id) step *= 2;
  return std::lower_bound(place + step / 2, std::min(place + step + 1, end), id);
}

IdList::IdList(std::size_t expected, Xapian::docid last) {
  if (expected * sizeof(Xapian::docid) * 8 <= last)
    ids_.reserve(expected);
  else
    bits_.resize(last / word_bits + 1);
}

void IdList::add(Xapian::docid id) {
  ++size_;
  if (bits_.empty())
    ids_.push_back(id);
  else
    bits_[id / word_bits] |= std::uint64_t{1} << (id % word_bits);
}

void IdList::append_to(Ids& out) const {
  out.insert(out.end(), ids_.begin(), ids_.end());
  for (std::size_t word = 0; word < bits_.size(); ++word)
    for (std::uint64_t left = bits_[word]; left != 0; left &= left - 1)
      out.push_back(static_cast<Xapian::docid>(word * word_bits + static_cast<std::size_t>(std::countr_zero(left))));
}

void IdList::tell(const Ids& among, std::vector<std::uint8_t>& holds) const {
  if (!bits_.empty()) {
    for (std::size_t i = 0; i < among.size(); ++i)
      holds[i] |= static_cast<std::uint8_t>((bits_[among[i] / word_bits] >> (among[i] % word_bits)) & 1U);
    return;
  }
  constexpr std::size_t much_longer = 8;
  if (among.size() > ids_.size() * much_longer) {
    auto place = among.begin();
    for (const Xapian::docid id : ids_) {
      place = first_not_before(place, among.end(), id);
      if (place == among.end()) return;
      if (*place == id) holds[static_cast<std::size_t>(place - among.begin())] = 1;
    }
    return;
  }
  if (ids_.size() < among.size() * much_longer) return merge(among, holds);
  auto place = ids_.begin();
  for (std::size_t i = 0; i < among.size(); ++i) {
    place = first_not_before(place, ids_.end(), among[i]);
    if (place == ids_.end()) return;
    if (*place == among[i]) holds[i] = 1;
  }
}

void IdList::merge(const Ids& among, std::vector<std::uint8_t>& holds) const {
  std::size_t own = 0;
  for (std::size_t i = 0; i < among.size() && own < ids_.size();) {
    const Xapian::docid left = among[i];
    const Xapian::docid right = ids_[own];
    holds[i] |= static_cast<std::uint8_t>(left == right ? 1 : 0);
    i += left <= right ? 1 : 0;
    own += right <= left ? 1 : 0;
  }
}

void Column::keep(Xapian::docid id, std::uint64_t value) {
  const std::size_t page = id / page_size;
  if (page >= pages_.size()) pages_.resize(page + 1);
  if (!pages_[page]) {
    if ((used_ + 1) * sizeof(Page) > most_bytes) {
      for (std::unique_ptr<Page>& each : pages_) each.reset();
      used_ = 0;
    }
    pages_[page] = std::make_unique<Page>();
    ++used_;
  }
  (*pages_[page])[id % page_size] = value;
}

SharedIds ClaimLists::with(const std::string& term) {
  if (const SharedIds* known = lists_.find(term)) return *known;
  const auto list = std::make_shared<IdList>(database_.get_termfreq(term), last_);
  const auto end = database_.postlist_end(term);
  for (auto posting = database_.postlist_begin(term); posting != end; ++posting) list->add(*posting);
  return lists_.keep(term, list, term.size() + list->bytes());
}

void ClaimLists::tell(const std::string& term, std::size_t frequency, const Ids& among, std::vector<std::uint8_t>& holds) {
  constexpr std::size_t long_list = 20000;
  constexpr std::size_t steps_over = 32;
  const bool may_step = frequency > long_list && among.size() * steps_over < frequency && lists_.find(term) == nullptr;
  if (!may_step || asked_once_.find(term) != nullptr) return with(term)->tell(among, holds);
  asked_once_.keep(term, true, term.size());
  const auto end = database_.postlist_end(term);
  auto posting = database_.postlist_begin(term);
  for (std::size_t i = 0; i < among.size() && posting != end; ++i) {
    posting.skip_to(among[i]);
    if (posting != end && *posting == among[i]) holds[i] = 1;
  }
}

std::uint64_t ClaimLists::kept_form(schema::Slot slot, std::string_view value) {
  if (slot != schema::Slot::order) {
    const double number = value.empty() ? std::numeric_limits<double>::quiet_NaN() : schema::decode_number(value);
    return std::bit_cast<std::uint64_t>(number) ^ never;
  }
  std::uint64_t order = 0;
  if (value.size() > sizeof order) has_long_orders_ = true;
  // As bytes compare: what is missing at the end counts as zeros, which no order ends with.
  for (std::size_t i = 0; i < sizeof order; ++i)
    order = (order << 8U) | (i < value.size() ? static_cast<unsigned char>(value[i]) : 0U);
  return order;
}

double ClaimLists::number_of(std::uint64_t kept) { return std::bit_cast<double>(kept ^ never); }

std::uint64_t ClaimLists::read_value(schema::Slot slot, Xapian::docid id, Xapian::ValueIterator& values, bool& has_begun) {
  if (!has_begun) values = database_.valuestream_begin(schema::slot_number(slot));
  has_begun = true;
  const auto end = database_.valuestream_end(schema::slot_number(slot));
  if (values != end) values.skip_to(id);
  const bool is_there = values != end && values.get_docid() == id;
  return kept_form(slot, is_there ? *values : std::string());
}

std::optional<std::vector<std::uint64_t>> ClaimLists::orders(const Ids& ids) {
  std::vector<std::uint64_t> orders(ids.size());
  read(orders_, ids, [&](std::size_t i, std::uint64_t order) { orders[i] = order; });
  if (has_long_orders_) return std::nullopt;
  return orders;
}

}  // namespace claimdex::search
