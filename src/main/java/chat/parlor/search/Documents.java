package chat.parlor.search;

import chat.parlor.words.Marks;
import chat.parlor.words.Words;
import java.io.IOException;
import java.util.Map;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.FieldType;
import org.apache.lucene.document.LongField;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.SortedDocValuesField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.index.IndexOptions;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.util.BytesRef;

/// What is put into the index: a document for each message, and one for each room that says how far
/// its log has been read. No text is stored, only which words lead where.
final class Documents {
  static final String ID = "id";
  static final String ROOM = "room";
  static final String SEQ = "seq";
  static final String AUTHOR = "author";
  static final String AT = "at";
  static final String WORDS = "words";
  static final String MARK = "mark";
  static final String LOG = "log";
  static final String REACHED = "reached";

  private static final FieldType TEXT = new FieldType();

  static {
    TEXT.setTokenized(true);
    TEXT.setIndexOptions(IndexOptions.DOCS_AND_FREQS_AND_POSITIONS);
    TEXT.freeze();
  }

  private Documents() {}

  static Document of(SearchStore.Said said) {
    var document = new Document();
    document.add(new StringField(ID, said.id(), Field.Store.NO));
    document.add(new SortedDocValuesField(ID, new BytesRef(said.id())));
    document.add(new StringField(ROOM, said.room(), Field.Store.NO));
    document.add(new SortedDocValuesField(ROOM, new BytesRef(said.room())));
    document.add(new NumericDocValuesField(SEQ, said.saidSeq()));
    document.add(new StringField(AUTHOR, said.author(), Field.Store.NO));
    document.add(new LongField(AT, said.atMs(), Field.Store.NO));
    document.add(new Field(WORDS, new WordStream(Words.in(said.text())), TEXT));
    Marks.in(said.text())
        .forEach(mark -> document.add(new StringField(MARK, mark, Field.Store.NO)));
    return document;
  }

  static Term named(String messageId) {
    return new Term(ID, messageId);
  }

  static Document ofLog(String room, long reached) {
    var document = new Document();
    document.add(new StringField(LOG, room, Field.Store.NO));
    document.add(new NumericDocValuesField(REACHED, reached));
    return document;
  }

  static Term log(String room) {
    return new Term(LOG, room);
  }

  /// Adds what a part of the index says of how far logs have been read, by room.
  static void readLogs(LeafReader reader, Map<String, Long> reached) throws IOException {
    var rooms = reader.terms(LOG);
    if (rooms == null) {
      return;
    }
    var live = reader.getLiveDocs();
    var each = rooms.iterator();
    for (BytesRef room; (room = each.next()) != null; ) {
      var documents = each.postings(null, PostingsEnum.NONE);
      for (int document; (document = documents.nextDoc()) != DocIdSetIterator.NO_MORE_DOCS; ) {
        var number = reader.getNumericDocValues(REACHED);
        if ((live == null || live.get(document)) && number.advanceExact(document)) {
          reached.put(room.utf8ToString(), number.longValue());
        }
      }
    }
  }
}
