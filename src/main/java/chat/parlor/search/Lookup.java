package chat.parlor.search;

import java.time.Instant;
import java.util.Collection;
import org.apache.lucene.document.LongField;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.PhraseQuery;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.util.BytesRef;

/// An inquiry in the index's own terms.
final class Lookup {
  private Lookup() {}

  static Query of(Inquiry inquiry) {
    var wanted = inquiry.wanted();
    var all = new BooleanQuery.Builder();
    wanted.clues().forEach(clue -> all.add(of(clue), Occur.MUST));
    all.add(oneOf(Documents.ROOM, inquiry.allowed().rooms().keySet()), Occur.FILTER);
    all.add(new AllowedFilter(inquiry.allowed()), Occur.FILTER);
    if (!inquiry.authors().isEmpty()) {
      all.add(oneOf(Documents.AUTHOR, inquiry.authors()), Occur.FILTER);
    }
    if (wanted.hasLink()) {
      all.add(new TermQuery(new Term(Documents.MARK, chat.parlor.words.Marks.LINK)), Occur.FILTER);
    }
    if (wanted.mentionsMe()) {
      all.add(oneOf(Documents.MARK, Finder.namesOf(inquiry.username())), Occur.FILTER);
    }
    if (wanted.since() != null || wanted.until() != null) {
      all.add(
          LongField.newRangeQuery(
              Documents.AT, ms(wanted.since(), 0), ms(wanted.until(), Long.MAX_VALUE) - 1),
          Occur.FILTER);
    }
    return all.build();
  }

  private static Query of(Clue clue) {
    return switch (clue) {
      case Clue.Single(var word, var prefix) -> {
        var term = new Term(Documents.WORDS, word);
        yield prefix ? new PrefixQuery(term) : new TermQuery(term);
      }
      case Clue.Phrase(var words) -> new PhraseQuery(Documents.WORDS, words.toArray(String[]::new));
    };
  }

  private static Query oneOf(String field, Collection<String> values) {
    return new TermInSetQuery(field, values.stream().map(BytesRef::new).toList());
  }

  private static long ms(Instant moment, long otherwise) {
    return moment == null ? otherwise : moment.toEpochMilli();
  }
}
