// One context a thread: to make one costs more than to pack an article.
#include "indexer/schema/packing.hpp"

#include <zdict.h>
#include <zstd.h>

#include <algorithm>
#include <memory>
#include <new>
#include <utility>

namespace claimdex::schema {
namespace {

// With a dictionary level 3 packs a tenth smaller than level 1 at half its speed, which is fifty times that of all else.
constexpr int level = 6;
constexpr std::size_t dictionary_bytes = 1 << 16;
constexpr std::size_t first_size = 1 << 14;
constexpr unsigned long long most_at_once = 1 << 20;

struct Free {
  void operator()(ZSTD_CCtx* context) const { ZSTD_freeCCtx(context); }
  void operator()(ZSTD_DCtx* context) const { ZSTD_freeDCtx(context); }
  void operator()(ZSTD_CDict* dictionary) const { ZSTD_freeCDict(dictionary); }
  void operator()(ZSTD_DDict* dictionary) const { ZSTD_freeDDict(dictionary); }
};

template <class Context>
Context& made(const std::unique_ptr<Context, Free>& context) {
  if (!context) throw std::bad_alloc();
  return *context;
}

}  // namespace

struct Dictionary::Prepared {
  std::unique_ptr<ZSTD_CDict, Free> to_pack;
  std::unique_ptr<ZSTD_DDict, Free> to_unpack;
};

Dictionary::Dictionary(std::unique_ptr<Prepared> prepared, std::uint32_t id) : prepared_(std::move(prepared)), id_(id) {}
Dictionary::~Dictionary() = default;

std::string Dictionary::train(const std::vector<std::string>& samples) {
  std::string all;
  std::vector<std::size_t> sizes;
  for (const std::string& sample : samples) {
    all += sample;
    sizes.push_back(sample.size());
  }
  std::string bytes(dictionary_bytes, '\0');
  const std::size_t size =
      ZDICT_trainFromBuffer(bytes.data(), bytes.size(), all.data(), sizes.data(), static_cast<unsigned>(sizes.size()));
  bytes.resize(ZDICT_isError(size) != 0 ? 0 : size);
  return bytes;
}

std::shared_ptr<const Dictionary> Dictionary::make(std::string_view bytes) {
  if (bytes.empty()) return nullptr;
  auto prepared = std::make_unique<Prepared>();
  prepared->to_pack.reset(ZSTD_createCDict(bytes.data(), bytes.size(), level));
  prepared->to_unpack.reset(ZSTD_createDDict(bytes.data(), bytes.size()));
  if (!prepared->to_pack || !prepared->to_unpack) return nullptr;
  const std::uint32_t id = ZSTD_getDictID_fromDDict(prepared->to_unpack.get());
  if (id == 0) return nullptr;  // records would not say that they need it
  return std::shared_ptr<const Dictionary>(new Dictionary(std::move(prepared), id));
}

std::string pack(std::string_view bytes, const Dictionary* dictionary) {
  thread_local const std::unique_ptr<ZSTD_CCtx, Free> kept(ZSTD_createCCtx());
  ZSTD_CCtx* context = &made(kept);
  std::string out(ZSTD_compressBound(bytes.size()), '\0');
  const std::size_t size = dictionary == nullptr
                               ? ZSTD_compressCCtx(context, out.data(), out.size(), bytes.data(), bytes.size(), level)
                               : ZSTD_compress_usingCDict(context, out.data(), out.size(), bytes.data(), bytes.size(),
                                                          dictionary->prepared_->to_pack.get());
  if (ZSTD_isError(size) != 0) throw std::bad_alloc();  // the one way to fail with room enough
  out.resize(size);
  return out;
}

std::optional<std::string> unpack(std::string_view packed, const Dictionaries& dictionaries) {
  thread_local const std::unique_ptr<ZSTD_DCtx, Free> context(ZSTD_createDCtx());
  ZSTD_DCtx_reset(&made(context), ZSTD_reset_session_and_parameters);
  if (const std::uint32_t id = ZSTD_getDictID_fromFrame(packed.data(), packed.size()); id != 0) {
    const auto named = std::find_if(dictionaries.begin(), dictionaries.end(),
                                    [&](const std::shared_ptr<const Dictionary>& dictionary) { return dictionary->id() == id; });
    if (named == dictionaries.end()) return std::nullopt;
    ZSTD_DCtx_refDDict(context.get(), (*named)->prepared_->to_unpack.get());
  }
  std::string out;
  // A damaged frame may promise anything: what is large is grown as it comes.
  const unsigned long long promised = ZSTD_getFrameContentSize(packed.data(), packed.size());
  if (promised <= most_at_once) {
    out.resize(static_cast<std::size_t>(promised));
    const std::size_t size = ZSTD_decompressDCtx(context.get(), out.data(), out.size(), packed.data(), packed.size());
    if (size != promised) return std::nullopt;
    return out;
  }
  ZSTD_inBuffer in{packed.data(), packed.size(), 0};
  for (std::size_t filled = 0;;) {
    out.resize(std::max(first_size, std::min(filled * 2, filled + (std::size_t{1} << 24))));
    ZSTD_outBuffer to{out.data(), out.size(), filled};
    const std::size_t left = ZSTD_decompressStream(context.get(), &to, &in);
    if (ZSTD_isError(left) != 0 || (left != 0 && in.pos == in.size && to.pos < to.size)) return std::nullopt;
    filled = to.pos;
    if (left != 0) continue;
    if (in.pos != in.size) return std::nullopt;
    out.resize(filled);
    return out;
  }
}

}  // namespace claimdex::schema
