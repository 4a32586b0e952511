// Entries: length and hash (8 bytes each), then the bytes. The first is the header, each other one a unit.
#include "indexer/load/load_journal.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <fstream>
#include <iterator>
#include <system_error>

#include "indexer/schema/record_bytes.hpp"

namespace claimdex::indexer {
namespace {

using schema::RecordReader;
using schema::RecordWriter;

constexpr std::string_view magic = "claimdex load 3";
constexpr std::size_t frame_size = 16;

void write_texts(RecordWriter& out, const std::vector<std::string>& texts) {
  out.integer(texts.size());
  for (const std::string& text : texts) out.text(text);
}

std::vector<std::string> read_texts(RecordReader& in) {
  std::vector<std::string> texts;
  for (std::size_t left = in.count(); left > 0; --left) texts.push_back(in.text());
  return texts;
}

void write_ordinal(RecordWriter& out, const Ordinal& ordinal) {
  for (const std::uint32_t number : {ordinal.unit, ordinal.batch, ordinal.article}) out.integer(number);
}

Ordinal read_ordinal(RecordReader& in) {
  Ordinal ordinal;
  for (std::uint32_t* number : {&ordinal.unit, &ordinal.batch, &ordinal.article})
    *number = static_cast<std::uint32_t>(in.integer());
  return ordinal;
}

void write_problem(RecordWriter& out, const ReadProblem& problem) {
  out.text(problem.path);
  out.integer(problem.record ? *problem.record + 1 : 0);
  out.integer(static_cast<std::uint64_t>(problem.error.code));
  out.text(problem.error.message);
  out.text(problem.error.hint);
  out.flag(problem.error.where.has_value());
  if (problem.error.where) out.span(*problem.error.where);
}

ReadProblem read_problem(RecordReader& in) {
  ReadProblem problem;
  problem.path = in.text();
  if (const std::uint64_t record = in.integer(); record > 0) problem.record = record - 1;
  problem.error.code = static_cast<ErrorCode>(in.integer());
  problem.error.message = in.text();
  problem.error.hint = in.text();
  if (in.flag()) problem.error.where = in.span();
  return problem;
}

void write_file(RecordWriter& out, const ReadFileReport& file) {
  out.text(file.absolute);
  out.text(file.content);
  for (const std::uint64_t number : {file.bytes, file.articles, file.unchanged, file.failed}) out.integer(number);
  out.integer(file.problems.size());
  for (const ReadProblem& problem : file.problems) write_problem(out, problem);
  write_texts(out, file.warnings);
}

ReadFileReport read_file_report(RecordReader& in) {
  ReadFileReport file;
  file.absolute = in.text();
  file.content = in.text();
  for (std::uint64_t* number : {&file.bytes, &file.articles, &file.unchanged, &file.failed}) *number = in.integer();
  for (std::size_t left = in.count(); left > 0; --left) file.problems.push_back(read_problem(in));
  file.warnings = read_texts(in);
  return file;
}

void write_section(RecordWriter& out, const Run::Section& section) {
  for (const std::uint64_t number : {section.begin, section.size, section.check}) out.fixed(number);
}

Run::Section read_section(RecordReader& in) {
  Run::Section section;
  for (std::uint64_t* number : {&section.begin, &section.size, &section.check}) *number = in.fixed();
  return section;
}

void write_run(RecordWriter& out, const Run& run) {
  write_section(out, run.postings);
  write_section(out, run.records);
  out.flag(run.has_term_lists);
  const glass::Statistics& numbers = run.statistics;
  for (const std::uint64_t number :
       {std::uint64_t{numbers.documents}, std::uint64_t{numbers.last_document}, std::uint64_t{numbers.shortest},
        std::uint64_t{numbers.longest}, std::uint64_t{numbers.most_wdf}, numbers.total_length})
    out.integer(number);
  out.integer(run.values.size());
  for (const auto& [slot, values] : run.values) {
    out.integer(slot);
    out.integer(values.documents);
    out.text(values.lowest);
    out.text(values.highest);
  }
}

Run read_run(RecordReader& in) {
  Run run;
  run.postings = read_section(in);
  run.records = read_section(in);
  run.has_term_lists = in.flag();
  glass::Statistics& numbers = run.statistics;
  for (std::uint32_t* number :
       {&numbers.documents, &numbers.last_document, &numbers.shortest, &numbers.longest, &numbers.most_wdf})
    *number = static_cast<std::uint32_t>(in.integer());
  numbers.total_length = in.integer();
  for (std::size_t left = in.count(); left > 0; --left) {
    ValueStatistics& values = run.values[static_cast<std::uint32_t>(in.integer())];
    values.documents = static_cast<std::uint32_t>(in.integer());
    values.lowest = in.text();
    values.highest = in.text();
  }
  return run;
}

void write_batch(RecordWriter& out, const BatchRun& batch) {
  write_run(out, batch.run);
  for (const std::uint64_t number : {std::uint64_t{batch.part}, batch.totals.bytes, batch.totals.terms, batch.claims})
    out.integer(number);
  out.integer(batch.articles.size());
  for (const BatchRun::Article& article : batch.articles) {
    out.fixed(article.key.high);
    out.fixed(article.key.low);
    out.flag(article.fetched.has_value());
    if (article.fetched) out.fixed(static_cast<std::uint64_t>(article.fetched->time_since_epoch().count()));
    write_ordinal(out, article.ordinal);
    out.flag(article.replaces);
  }
  write_texts(out, batch.removed);
}

BatchRun read_batch(RecordReader& in) {
  BatchRun batch;
  batch.run = read_run(in);
  batch.part = static_cast<std::size_t>(in.integer());
  for (std::uint64_t* number : {&batch.totals.bytes, &batch.totals.terms, &batch.claims}) *number = in.integer();
  for (std::size_t left = in.count(); left > 0; --left) {
    BatchRun::Article& article = batch.articles.emplace_back();
    article.key.high = in.fixed();
    article.key.low = in.fixed();
    if (in.flag()) article.fetched = std::chrono::sys_seconds{std::chrono::seconds{static_cast<std::int64_t>(in.fixed())}};
    article.ordinal = read_ordinal(in);
    article.replaces = in.flag();
  }
  batch.removed = read_texts(in);
  return batch;
}

std::string encode(const JournalUnit& unit) {
  RecordWriter out;
  out.integer(unit.unit.unit);
  out.integer(unit.unit.files.size());
  for (const ReadFileReport& file : unit.unit.files) write_file(out, file);
  out.integer(unit.runs.size());
  for (const auto& [ordinal, batch] : unit.runs) {
    write_ordinal(out, ordinal);
    write_batch(out, batch);
  }
  return std::move(out).bytes();
}

std::optional<JournalUnit> decode_unit(std::string_view bytes) {
  RecordReader in(bytes);
  JournalUnit unit;
  unit.unit.unit = static_cast<std::uint32_t>(in.integer());
  for (std::size_t left = in.count(); left > 0; --left) unit.unit.files.push_back(read_file_report(in));
  for (std::size_t left = in.count(); left > 0; --left) {
    const Ordinal ordinal = read_ordinal(in);
    unit.runs.emplace_back(ordinal, read_batch(in));
  }
  if (!in.is_good() || !in.is_at_end()) return std::nullopt;
  return unit;
}

std::string encode(const LoadHeader& header) {
  RecordWriter out;
  out.text(magic);
  out.text(header.state);
  out.text(header.dictionary);
  return std::move(out).bytes();
}

// The next whole entry, which `bytes` loses.
std::optional<std::string_view> take_entry(std::string_view& bytes) {
  if (bytes.size() < frame_size) return std::nullopt;
  RecordReader in(bytes.substr(0, frame_size));
  const std::uint64_t size = in.fixed();
  const std::uint64_t check = in.fixed();
  if (size > bytes.size() - frame_size) return std::nullopt;
  const std::string_view entry = bytes.substr(frame_size, static_cast<std::size_t>(size));
  if (schema::hash128(entry).low != check) return std::nullopt;
  bytes.remove_prefix(frame_size + entry.size());
  return entry;
}

[[noreturn]] void fail(const std::string& path) {
  throw std::system_error(errno, std::generic_category(), "cannot write " + path);
}

}  // namespace

std::optional<LoadHeader> LoadJournal::read(const std::string& path, std::string_view state, std::vector<JournalUnit>& units) {
  std::ifstream file(path, std::ios::binary);
  if (!file) return std::nullopt;
  const std::string all{std::istreambuf_iterator<char>(file), {}};
  std::string_view left = all;
  const std::optional<std::string_view> first = take_entry(left);
  if (!first) return std::nullopt;
  RecordReader in(*first);
  const bool is_ours = in.view() == magic;
  LoadHeader header{in.text(), in.text()};
  if (!is_ours || !in.is_good() || header.state != state) return std::nullopt;
  while (const std::optional<std::string_view> entry = take_entry(left)) {
    std::optional<JournalUnit> unit = decode_unit(*entry);
    if (!unit) break;
    units.push_back(std::move(*unit));
  }
  return header;
}

// Written anew: units that were left out, and what was torn, are gone then.
LoadJournal::LoadJournal(std::string path, const LoadHeader& header, const std::vector<JournalUnit>& units)
    : path_(std::move(path)), file_(::open((path_ + ".new").c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0644)) {
  const std::string fresh = path_ + ".new";
  if (!file_.is_open()) fail(fresh);
  append(encode(header));
  for (const JournalUnit& unit : units) add(unit);
  if (::rename(fresh.c_str(), path_.c_str()) != 0) fail(path_);
}

void LoadJournal::add(const JournalUnit& unit) {
  append(encode(unit));
  ++units_;
}

void LoadJournal::append(std::string_view entry) {
  RecordWriter frame;
  frame.fixed(entry.size());
  frame.fixed(schema::hash128(entry).low);
  const std::string bytes = std::move(frame).bytes().append(entry);
  if (!glass::write_all(file_, bytes)) fail(path_);
}

}  // namespace claimdex::indexer
