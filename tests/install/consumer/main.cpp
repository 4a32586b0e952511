// Indexes one article of its own making and asks for its claim: the embedding example of README.md.
#include <claimdex/claimdex.hpp>
#include <cstdio>

int main(int argc, char** argv) {
  const char* folder = argc > 1 ? argv[1] : "example.db";
  claimdex::Article article;
  article.info.key = article.info.path = "memo-17";
  article.info.metadata.title = "Acme Robotics to close its Leeds plant";
  claimdex::Block body;
  body.text = "Acme Robotics Inc. laid off 300 workers in Leeds on Monday.";
  article.blocks.push_back(body);

  auto writer = claimdex::IndexWriter::open(folder, {});
  if (!writer) return std::fprintf(stderr, "%s\n", writer.error().message.c_str()), 2;
  if (auto added = writer->add(article); !added) return std::fprintf(stderr, "%s\n", added.error().message.c_str()), 2;
  if (auto done = writer->commit(); !done) return std::fprintf(stderr, "%s\n", done.error().message.c_str()), 2;

  auto searcher = claimdex::Searcher::open({folder});
  if (!searcher) return std::fprintf(stderr, "%s\n", searcher.error().message.c_str()), 2;
  auto found = searcher->search("layoffs > 100");
  if (!found) return std::fprintf(stderr, "%s\n", claimdex::render_error(found.error(), "layoffs > 100").c_str()), 2;
  for (const claimdex::Hit& hit : found->hits)
    std::printf("%s %g  %s\n", hit.claim->companies.empty() ? "?" : hit.claim->companies[0].name.c_str(), hit.claim->quantity.low,
                hit.claim->sentence.c_str());
  return found->hits.empty() ? 1 : 0;
}
