// `claimdex search QUERY...`: runs a query and prints claims, articles, files, a count or values.
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdio>

#include "claimdex/json.hpp"
#include "claimdex/searcher.hpp"
#include "indexer/commands/print_claims.hpp"
#include "searcher/commands/commands.hpp"
#include "searcher/commands/open_index.hpp"
#include "searcher/commands/print_result.hpp"

namespace claimdex::commands {
namespace {

constexpr Usage usage{"claimdex search", "[OPTIONS] QUERY...",
                      "Asks an index for claims or articles ('-' reads the query from standard input).\n"
                      "Quote the query: the shell takes > and < for files.",
                      "claimdex search 'job cuts > 10000 company:WiseTech'\n"
                      "claimdex search 'layoffs 2k..5k when:2025' --sort value -n 20\n"
                      "claimdex search 'revenue > $10bn' --facet company,year -f csv\n"
                      "claimdex search '裁员 > 1万' --group company,period\n"
                      "claimdex search '\"supply chain\"' --show articles --recency 90d\n"
                      "claimdex search --plain 'how many jobs did the airline cut?'"};

options::options_description describe() {
  options::options_description description("Options");
  add_index_option(description);
  description.add_options()("format,f", options::value<std::string>()->default_value("text"), "text, json, ndjson, csv or tsv")(
      "show", options::value<std::string>(),
      "claims, articles, files, count or values (default: claims, or articles where the query asks for no claim)")(
      "n,n", options::value<std::size_t>()->default_value(10),
      "how many to print of what is shown: claims, articles, files, groups (0 = all)")(
      "offset", options::value<std::size_t>()->default_value(0), "how many to skip of them")(
      "sort", options::value<std::string>()->default_value("relevance"),
      "relevance, value or date (largest, newest first; what is undated last)")(
      "ascending", "with --sort value or date: smallest, oldest first")(
      "recency", options::value<std::string>(),
      "newer hits rank higher: one published this long ago gains half of what today's does (30d, 12w, 6m, 2y)")(
      "plain", "read QUERY as plain language: articles with any of its words, the best first")(
      "no-synonyms", "plain words find only themselves, not what means the same (=word does this for one word)")(
      "logic", options::value<std::string>()->default_value("written"),
      "how comparisons treat bounds: written, certain or possible")(
      "facet", options::value<std::string>(), "count matches by company, event, source, lang, year (a list with commas)")(
      "histogram", options::value<std::string>(), "draw the matches over value or date")(
      "collapse", options::value<std::string>(), "one hit for each article, file, story or company")(
      "group", options::value<std::string>(),
      "claims side by side by event, company, period (a list with commas), those that differ marked; -n counts groups")(
      "count", options::value<std::string>()->default_value("fast"), "fast (counts above 100,000 may be estimates) or exact")(
      "explain", "say how the query was read and why each hit ranks")(
      "color", options::value<std::string>()->default_value("auto"), "auto, always or never")("help,h", "show this help");
  return description;
}

// A token of '-' and a digit or currency sign belongs to the query; so does a negated word. The only short options are -i, -f,
// -n, -h, and what is glued to them must be able to be their value: "-intel" leaves out a word.
bool belongs_to_query(std::string_view token) {
  if (token.size() < 2 || token[1] == '-') return false;
  constexpr std::string_view short_options = "ifnh";
  if (short_options.find(token[1]) == std::string_view::npos) return true;
  const std::string_view glued = token.substr(2);
  if (glued.empty()) return false;
  if (token[1] == 'n') return !std::all_of(glued.begin(), glued.end(), [](char c) { return c >= '0' && c <= '9'; });
  if (token[1] == 'f') return !output_format_of(glued);
  if (token[1] == 'i') return access(std::string(glued).c_str(), F_OK) != 0;
  return true;
}

// "search jobs > 10000" without quotes makes the shell write the answer to a file named 10000.
void warn_if_shell_took_the_operator() {
  struct stat status {};
  if (fstat(STDOUT_FILENO, &status) != 0 || !S_ISREG(status.st_mode)) return;
  std::array<char, 4096> path{};
  const ssize_t length = readlink("/proc/self/fd/1", path.data(), path.size());
  if (length <= 0) return;
  const std::string_view name = base_name({path.data(), static_cast<std::size_t>(length)});
  const bool is_number = !name.empty() && name.front() >= '0' && name.front() <= '9' &&
                         name.find_first_not_of("0123456789.,%kKmMbBnt") == std::string_view::npos;
  if (is_number)
    fmt::print(stderr,
               "claimdex search: warning: standard output is a file named '{}': did the shell take '> {}'?\n"
               "  quote the query ('jobs > {}'), or write gt:{}\n",
               name, name, name, name);
}

std::vector<std::string> cut_list(const std::string& list) {
  std::vector<std::string> parts(1);
  for (const char c : list) {
    if (c == ',')
      parts.emplace_back();
    else if (c != ' ')
      parts.back() += c;
  }
  return parts;
}

// Facets, histogram, collapse and groups. Returns what is wrong, empty where nothing is.
std::string read_aggregates(const options::variables_map& values, SearchOptions& search) {
  const auto list_of = [&](const char* name) {
    return values.count(name) == 0 ? std::vector<std::string>() : cut_list(values[name].as<std::string>());
  };
  for (const std::string& name : list_of("facet")) {
    const auto field = facet_field_of(name);
    if (!field) return "--facet is a list of company, event, source, lang, year";
    search.facets.push_back(*field);
  }
  for (const std::string& name : list_of("group")) {
    bool GroupBy::*part = name == "event"     ? &GroupBy::event
                          : name == "company" ? &GroupBy::company
                          : name == "period"  ? &GroupBy::period
                                              : nullptr;
    if (part == nullptr) return "--group is a list of event, company, period";
    search.group.*part = true;
  }
  if (values.count("histogram") != 0) {
    const std::string& of = values["histogram"].as<std::string>();
    if (of != "value" && of != "date") return "--histogram is value or date";
    search.histogram = of == "value" ? HistogramOf::value : HistogramOf::date;
  }
  if (values.count("collapse") != 0) {
    const std::string& by = values["collapse"].as<std::string>();
    search.collapse = by == "article"   ? Collapse::article
                      : by == "file"    ? Collapse::file
                      : by == "story"   ? Collapse::story
                      : by == "company" ? Collapse::company
                                        : Collapse::none;
    if (search.collapse == Collapse::none) return "--collapse is article, file, story or company";
  }
  return {};
}

// "30d", "12w", "6m", "2y".
std::optional<std::chrono::days> half_life_of(std::string_view text) {
  unsigned number = 0;
  const auto read = std::from_chars(text.data(), text.data() + text.size(), number);
  const std::string_view unit(read.ptr, static_cast<std::size_t>(text.data() + text.size() - read.ptr));
  const unsigned days = unit == "d" ? 1 : unit == "w" ? 7 : unit == "m" ? 30 : unit == "y" ? 365 : 0;
  constexpr unsigned most = 100000;
  if (read.ec != std::errc() || number == 0 || days == 0 || number > most) return std::nullopt;
  return std::chrono::days{number * days};
}

// Options that would be passed over beside others; empty where there are none.
std::string_view what_clashes(const options::variables_map& values, const SearchRequest& request) {
  const SearchOptions& search = request.options;
  const bool counts = !search.facets.empty() || search.histogram != HistogramOf::none;
  const bool lists_parts = request.output == Output::files || request.output == Output::values;
  if (values.count("ascending") != 0 && search.sort == Sort::relevance) return "--ascending goes with --sort value or date";
  if (lists_parts && counts) return "--facet and --histogram go with claims, articles or count, not with --show files or values";
  if (search.group.any() && (lists_parts || request.output == Output::count || request.output == Output::articles))
    return "--group shows claims: leave --show away";
  if (search.group.any() && search.collapse != Collapse::none) return "--group and --collapse do not go together";
  if (request.output == Output::files && search.collapse != Collapse::none)
    return "--show files lists each file once: leave --collapse away";
  return {};
}

std::optional<SearchRequest> read_request(const options::variables_map& values) {
  SearchRequest request;
  const auto bad = [](std::string_view message) -> std::optional<SearchRequest> {
    report_usage("claimdex search", message);
    return std::nullopt;
  };
  const auto format = output_format_of(values["format"].as<std::string>());
  if (!format) return bad("--format is text, json, ndjson, csv or tsv");
  request.format = *format;
  const auto color = color_mode_of(values["color"].as<std::string>());
  if (!color) return bad("--color is auto, always or never");
  request.color = *color;
  if (values.count("show") != 0) {
    const auto shown = output_of(values["show"].as<std::string>());
    if (!shown) return bad("--show is claims, articles, files, count or values");
    request.output = *shown;
  }
  SearchOptions& search = request.options;
  const std::string& sort = values["sort"].as<std::string>();
  if (sort == "value")
    search.sort = Sort::value;
  else if (sort == "date")
    search.sort = Sort::date;
  else if (sort != "relevance")
    return bad("--sort is relevance, value or date");
  search.synonyms = values.count("no-synonyms") == 0;
  if (values.count("recency") != 0) {
    search.recency = half_life_of(values["recency"].as<std::string>());
    if (!search.recency) return bad("--recency is a half-life such as 30d, 12w, 6m or 2y");
    if (search.sort != Sort::relevance) return bad("--recency is of relevance: leave --sort away");
  }
  const std::string& logic = values["logic"].as<std::string>();
  if (logic == "certain")
    search.logic = Logic::certain;
  else if (logic == "possible")
    search.logic = Logic::possible;
  else if (logic != "written")
    return bad("--logic is written, certain or possible");
  const std::string& count = values["count"].as<std::string>();
  if (count != "fast" && count != "exact") return bad("--count is fast or exact");
  search.exact_count = count == "exact";
  search.limit = values["n"].as<std::size_t>();
  search.offset = values["offset"].as<std::size_t>();
  if (const std::string wrong = read_aggregates(values, search); !wrong.empty()) return bad(wrong);
  if (const std::string_view wrong = what_clashes(values, request); !wrong.empty()) return bad(wrong);
  search.ascending = values.count("ascending") != 0;
  search.explain = values.count("explain") != 0;
  if (const auto now = fixed_now()) search.now = std::chrono::floor<std::chrono::days>(*now);
  return request;
}

// What plain language cannot be asked together with; empty where there is nothing.
std::string_view what_clashes_with_plain(const options::variables_map& values, const SearchRequest& request) {
  const SearchOptions& search = request.options;
  const bool counts = !search.facets.empty() || search.histogram != HistogramOf::none;
  const bool shows_others = values.count("show") != 0 && request.output != Output::articles && request.output != Output::files;
  if (search.sort != Sort::relevance || search.recency || search.explain) return "--plain ranks by its words only";
  if (counts || search.group.any() || search.collapse != Collapse::none || shows_others)
    return "--plain shows articles: leave --show, --facet, --histogram, --group and --collapse away";
  return {};
}

// Articles about plain language.
int search_plainly(const Searcher& searcher, const std::string& text, SearchRequest request) {
  constexpr std::size_t snippets = 1;
  const SearchOptions& search = request.options;
  auto hits = searcher.search_text(text, search.limit == 0 ? 0 : search.offset + search.limit, snippets);
  if (!hits) {
    fmt::print(stderr, "{}", render_error(hits.error(), text));
    return exit_error;
  }
  if (request.output != Output::files) request.output = Output::articles;
  SearchResult result;
  result.query.canonical = text;
  result.shown = Show::articles;
  result.total = hits->size();
  ResultPrinter printer(request);
  for (std::size_t i = std::min(search.offset, hits->size()); i < hits->size(); ++i) printer.take(std::move((*hits)[i]), result);
  return printer.finish(std::move(result));
}

// A few words that no article has all of: plain language finds those that have some.
void suggest_plain(const std::string& query, SearchResult& result) {
  constexpr std::size_t fewest_words = 2;
  const auto spaces = static_cast<std::size_t>(std::count(query.begin(), query.end(), ' '));
  if (result.total > 0 || result.shown != Show::articles || spaces + 1 < fewest_words) return;
  if (query.find_first_of(":<>=\"()*~-") == std::string::npos)
    result.query.hints.push_back("no article has all of these words: --plain finds those with any of them");
}

std::string join_query(const std::vector<std::string>& tokens) {
  if (tokens.size() == 1 && tokens.front() == "-") {
    std::string query = read_standard_input();
    while (!query.empty() && (query.back() == '\n' || query.back() == '\r')) query.pop_back();
    return query;
  }
  std::string query;
  for (const std::string& token : tokens) {
    if (!query.empty()) query += ' ';
    query += token;
  }
  return query;
}

}  // namespace

int run_search(const Arguments& arguments) {
  int exit_code = exit_found;
  const auto parsed = parse_arguments(arguments, describe(), usage, exit_code, belongs_to_query);
  if (!parsed) return exit_code;
  if (parsed->positional.empty())
    return report_usage("claimdex search", "what do you look for? e.g. claimdex search 'job cuts > 10000'");
  const auto request = read_request(parsed->values);
  if (!request) return exit_error;
  warn_if_shell_took_the_operator();
  const std::string query = join_query(parsed->positional);
  const bool is_blank = query.find_first_not_of(" \t\r\n") == std::string::npos;
  if (is_blank && parsed->positional.front() == "-")
    return report_usage("claimdex search", "'-' reads the query from standard input, which is empty");
  const auto searcher = open_index(parsed->values);
  if (!searcher) return exit_error;
  if (parsed->values.count("plain") != 0) {
    if (const std::string_view wrong = what_clashes_with_plain(parsed->values, *request); !wrong.empty())
      return report_usage("claimdex search", wrong);
    return search_plainly(*searcher, query, *request);
  }
  ResultPrinter printer(*request);
  auto result = searcher->search(query, options_of(*request), [&](Hit&& hit, const SearchResult& so_far) {
    printer.take(std::move(hit), so_far);
    return true;
  });
  if (!result) {
    fmt::print(stderr, "{}", render_error(result.error(), query));
    return exit_error;
  }
  suggest_plain(query, *result);
  return printer.finish(std::move(*result));
}

}  // namespace claimdex::commands
