package chat.parlor.search;

import org.apache.lucene.search.CollectionStatistics;
import org.apache.lucene.search.similarities.BM25Similarity;

/// How well a message fits: by how often it says the words and how little else. It depends on that
/// message alone, so that a page goes on exactly where the one before ended, whatever was said
/// meanwhile.
final class Density extends BM25Similarity {
  private static final float USUAL_LENGTH = 16;

  @Override
  protected float idf(long messagesWithIt, long messages) {
    return 1;
  }

  @Override
  protected float avgFieldLength(CollectionStatistics statistics) {
    return USUAL_LENGTH;
  }
}
