// Lucene as a peer: one field of title and text, words of UAX #29 in lower case, CJK as bigrams, no stemming, no stop words.
//   java LucenePeer index FEED.tsv FOLDER | query FOLDER QUERIES.tsv     (protocol.py; started by lucene_peer.py)
// The Java machine's start is not measured; fifty rounds let it compile what queries run before five are timed.
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Paths;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.LowerCaseFilter;
import org.apache.lucene.analysis.Tokenizer;
import org.apache.lucene.analysis.cjk.CJKBigramFilter;
import org.apache.lucene.analysis.cjk.CJKWidthFilter;
import org.apache.lucene.analysis.standard.StandardTokenizer;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.util.QueryBuilder;

public final class LucenePeer {
  private static final int WARMING_ROUNDS = 50;
  private static final int TIMED_ROUNDS = 5;
  private static final String FIELD = "text";

  /** Words of UAX #29, lower case, CJK as bigrams. */
  private static final class WordAnalyzer extends Analyzer {
    @Override
    protected TokenStreamComponents createComponents(String field) {
      Tokenizer tokenizer = new StandardTokenizer();
      return new TokenStreamComponents(tokenizer, new CJKBigramFilter(new LowerCaseFilter(new CJKWidthFilter(tokenizer))));
    }

    @Override
    public int getPositionIncrementGap(String field) {
      return 100;  // no phrase goes from the title on into the text
    }
  }

  private static long cpuNanoseconds() {
    return ((com.sun.management.OperatingSystemMXBean) java.lang.management.ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime();
  }

  private static double peakMebibytes() throws IOException {
    for (String line : Files.readAllLines(Paths.get("/proc/self/status")))
      if (line.startsWith("VmHWM:")) return Long.parseLong(line.replaceAll("\\D", "")) / 1024.0;
    return 0;
  }

  private static Document documentOf(String line) {
    String[] fields = line.split("\t", -1);
    Document document = new Document();
    document.add(new NumericDocValuesField("id", Long.parseLong(fields[0])));
    document.add(new TextField(FIELD, fields[1], Field.Store.YES));
    document.add(new TextField(FIELD, fields[2], Field.Store.YES));
    return document;
  }

  private static void addAll(IndexWriter writer, BufferedReader feed) throws Exception {
    int threads = Runtime.getRuntime().availableProcessors();
    ExecutorService workers = Executors.newFixedThreadPool(threads);
    Callable<Void> work = () -> {
      for (String line; (line = feed.readLine()) != null;) writer.addDocument(documentOf(line));  // readLine locks
      return null;
    };
    List<Future<Void>> done = new ArrayList<>();
    for (int i = 0; i < threads; ++i) done.add(workers.submit(work));
    for (Future<Void> each : done) each.get();
    workers.shutdown();
  }

  private static void index(String feedPath, String folder) throws Exception {
    long cpuBefore = cpuNanoseconds();
    long start = System.nanoTime();
    IndexWriterConfig config = new IndexWriterConfig(new WordAnalyzer()).setRAMBufferSizeMB(256).setUseCompoundFile(false);
    try (BufferedReader feed = Files.newBufferedReader(Paths.get(feedPath));
        FSDirectory directory = FSDirectory.open(Paths.get(folder));
        IndexWriter writer = new IndexWriter(directory, config)) {
      addAll(writer, feed);
      writer.forceMerge(1);
      writer.commit();
    }
    double seconds = (System.nanoTime() - start) / 1e9;
    System.out.printf(Locale.ROOT, "{\"seconds\":%.4f,\"cpu_seconds\":%.4f,\"peak_mib\":%.1f}%n", seconds,
        (cpuNanoseconds() - cpuBefore) / 1e9, peakMebibytes());
  }

  private static Query queryOf(QueryBuilder builder, String kind, String[] words) {
    if (kind.equals("phrase")) {
      boolean isChinese = words[0].codePointAt(0) >= 0x2e80;
      return builder.createPhraseQuery(FIELD, String.join(isChinese ? "" : " ", words));
    }
    BooleanQuery.Builder query = new BooleanQuery.Builder();
    BooleanClause.Occur occur = kind.startsWith("or") ? BooleanClause.Occur.SHOULD : BooleanClause.Occur.MUST;
    for (String word : words) query.add(builder.createPhraseQuery(FIELD, word), occur);  // a term, where it is one
    return query.build();
  }

  private static long[] best(IndexSearcher searcher, Query query) throws IOException {
    ScoreDoc[] hits = searcher.search(query, 10).scoreDocs;
    long[] ids = new long[hits.length];
    List<LeafReaderContext> leaves = searcher.getIndexReader().leaves();
    for (int i = 0; i < hits.length; ++i) {
      LeafReaderContext leaf = leaves.get(ReaderUtil.subIndex(hits[i].doc, leaves));
      NumericDocValues values = leaf.reader().getNumericDocValues("id");
      values.advanceExact(hits[i].doc - leaf.docBase);
      ids[i] = values.longValue();
    }
    return ids;
  }

  private static void query(String folder, String queriesPath) throws Exception {
    List<String> lines = Files.readAllLines(Paths.get(queriesPath));
    try (DirectoryReader reader = DirectoryReader.open(FSDirectory.open(Paths.get(folder)))) {
      IndexSearcher searcher = new IndexSearcher(reader);
      QueryBuilder builder = new QueryBuilder(new WordAnalyzer());
      double[][] times = new double[lines.size()][TIMED_ROUNDS];
      for (int round = -WARMING_ROUNDS; round < TIMED_ROUNDS; ++round)
        for (int i = 0; i < lines.size(); ++i) {
          String[] parts = lines.get(i).split("\t");
          String[] words = parts[1].split(" ");
          long start = System.nanoTime();
          best(searcher, queryOf(builder, parts[0], words));
          if (round >= 0) times[i][round] = (System.nanoTime() - start) / 1e3;
        }
      for (int i = 0; i < lines.size(); ++i) {
        String[] parts = lines.get(i).split("\t");
        Arrays.sort(times[i]);
        System.out.printf(Locale.ROOT, "{\"kind\":\"%s\",\"words\":\"%s\",\"us\":%.2f,\"hits\":%d}%n", parts[0], parts[1],
            times[i][TIMED_ROUNDS / 2], searcher.count(queryOf(builder, parts[0], parts[1].split(" "))));
      }
    }
  }

  public static void main(String[] arguments) throws Exception {
    if (arguments[0].equals("index"))
      index(arguments[1], arguments[2]);
    else
      query(arguments[1], arguments[2]);
  }
}
