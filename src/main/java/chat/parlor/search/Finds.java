package chat.parlor.search;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.document.LongField;
import org.apache.lucene.search.FieldDoc;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;
import org.apache.lucene.search.SortedNumericSelector;
import org.apache.lucene.util.BytesRef;

/// One page of what the index finds, in order. No two places are equal, because ids are not.
final class Finds {
  private static final SortField BY_TIME =
      LongField.newSortField(Documents.AT, true, SortedNumericSelector.Type.MAX);
  private static final SortField BY_ID = new SortField(Documents.ID, SortField.Type.STRING, true);
  private static final Sort NEWEST = new Sort(BY_TIME, BY_ID);
  private static final Sort BEST = new Sort(SortField.FIELD_SCORE, BY_TIME, BY_ID);

  private Finds() {}

  static List<Hit> of(IndexSearcher searcher, Inquiry inquiry) throws IOException {
    var documents = searcher.getIndexReader().maxDoc();
    if (documents == 0) {
      return List.of();
    }
    var best = inquiry.order() == Order.BEST;
    // The greatest number there is: the place itself is behind us, whichever document it was.
    var after = inquiry.after() == null ? null : place(inquiry.after(), best, documents - 1);
    var found =
        searcher.searchAfter(after, Lookup.of(inquiry), inquiry.limit(), best ? BEST : NEWEST);
    var hits = new ArrayList<Hit>();
    for (var document : found.scoreDocs) {
      hits.add(hit(((FieldDoc) document).fields, best));
    }
    return hits;
  }

  private static FieldDoc place(Hit hit, boolean best, int document) {
    var id = new BytesRef(hit.id());
    return best
        ? new FieldDoc(document, hit.score(), new Object[] {hit.score(), hit.atMs(), id})
        : new FieldDoc(document, Float.NaN, new Object[] {hit.atMs(), id});
  }

  private static Hit hit(Object[] fields, boolean best) {
    var from = best ? 1 : 0;
    var id = ((BytesRef) fields[from + 1]).utf8ToString();
    return new Hit(id, (Long) fields[from], best ? (Float) fields[0] : 0);
  }
}
